import type { ChildProcess } from 'node:child_process';
import type { Desktop } from '../desktop.ts';
import { keyringPassword } from '../keyring.ts';
import { endProgram, startProgram } from '../processes.ts';
import { openOther } from './other-keyring.ts';
import { waitForOwner, type SecretServiceLab } from './secret-service-lab.ts';

/** The desktop's own gnome-keyring, whose questions its prompter shows. */
export function createGnomeKeyring(): SecretServiceLab {
  let desktop: Desktop | null = null;
  let fresh: ChildProcess | null = null;

  const kill = async () => {
    await desktop?.keyring.kill();
    if (fresh !== null) await endProgram(fresh, 'SIGKILL');
  };

  return {
    name: 'gnome-keyring',
    opensInSilence: false,
    asksForEntries: false,
    hidesIn: null,
    why: () => null,
    async start(on, state) {
      desktop = on;
      if (state === 'no-default') {
        // Nobody has logged in with a password yet.
        const args = ['--foreground', '--components=secrets'];
        fresh = startProgram('gnome-keyring-daemon', args, { env: on.env, stdio: 'ignore' });
        await waitForOwner(on, fresh.pid!, '/usr/bin/gnome-keyring-daemon');
        return;
      }
      await on.keyring.start();
      if (state === 'locked' || state === 'asks') await on.keyring.lock();
      if (state === 'other-default') await openOther(on, keyringPassword);
    },
    async waitForQuestion() {
      await desktop!.prompter.waitForPrompt();
    },
    reply: (reply) =>
      reply === 'deny' ? desktop!.prompter.dismiss() : desktop!.prompter.answer(keyringPassword),
    async accounts() {
      const found = await desktop!.keyring.search({ service: 'Keyfob' });
      return found.map(({ attributes }) => attributes.account ?? '');
    },
    freeze: () => desktop!.keyring.freeze(),
    thaw: () => desktop!.keyring.thaw(),
    kill,
    end: kill,
  };
}
