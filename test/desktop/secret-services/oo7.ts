import type { ChildProcess } from 'node:child_process';
import type { Desktop } from '../desktop.ts';
import { endProgram, startProgram } from '../processes.ts';
import { waitForOwner, type SecretServiceLab } from './secret-service-lab.ts';

const password = 'a test keyring of oo7';

/** The daemon of oo7, opened as at a login. */
export function createOo7(program: string): SecretServiceLab {
  let desktop: Desktop | null = null;
  let running: ChildProcess | null = null;

  const kill = async () => {
    if (running !== null) await endProgram(running, 'SIGKILL');
    running = null;
  };

  return {
    name: 'oo7-daemon 0.7',
    opensInSilence: false,
    asksForEntries: false,
    why(state) {
      if (state === 'locked') return 'it asks none of the prompters that the test desktop has';
      if (state === 'no-default') return 'it makes one at its start';
      return state === 'other-default' ? 'it hides no entry, in whichever keyring it is' : null;
    },
    async start(on, state) {
      desktop = on;
      const isOpen = state === 'open';
      running = startProgram(program, isOpen ? ['--login'] : [], {
        env: on.env,
        stdio: ['pipe', 'ignore', 'ignore'],
      });
      running.stdin?.end(isOpen ? password : '');
      await waitForOwner(on, running.pid ?? 0, program);
    },
    async waitForQuestion() {
      await desktop!.prompter.waitForPrompt();
    },
    reply: (reply) => (reply === 'deny' ? desktop!.prompter.dismiss() : desktop!.prompter.answer(password)),
    async accounts() {
      const found = await desktop!.keyring.search({ service: 'Keyfob' });
      return found.map(({ attributes }) => attributes.account ?? '');
    },
    freeze: () => void running?.kill('SIGSTOP'),
    thaw: () => void running?.kill('SIGCONT'),
    kill,
    end: kill,
  };
}
