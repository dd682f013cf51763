import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { Variant } from '@jellybrick/dbus-next';
import { BusPeer } from '../bus-peer.ts';
import type { Desktop } from '../desktop.ts';
import { endProgram, eventually, startProgram } from '../processes.ts';
import { openOther } from './other-keyring.ts';
import { waitForOwner, type SecretServiceLab } from './secret-service-lab.ts';

const password = 'a test keyring of oo7';

/** The daemon of oo7, opened as at a login; it asks with GNOME's prompter those who it knows have a display. */
export function createOo7(program: string): SecretServiceLab {
  let desktop: Desktop | null = null;
  let running: ChildProcess | null = null;
  let systemd: BusPeer | null = null;

  const kill = async () => {
    if (running !== null) await endProgram(running, 'SIGKILL');
    running = null;
    systemd?.close();
    systemd = null;
  };

  return {
    name: 'oo7-daemon 0.7',
    opensInSilence: false,
    asksForEntries: false,
    hidesIn: 'Login',
    why: (state) => (state === 'no-default' ? 'it makes one at its start' : null),
    async start(on, state) {
      desktop = on;
      systemd = await exportDisplay(on);
      const isOpen = state === 'open' || state === 'other-default';
      running = startProgram(program, isOpen ? ['--login'] : [], {
        // The session in which the tests run says nothing about this desktop.
        env: { ...on.env, DBUS_SYSTEM_BUS_ADDRESS: `unix:path=${join(on.home, 'no-system-bus')}` },
        stdio: ['pipe', 'ignore', 'ignore'],
      });
      running.stdin?.end(isOpen ? password : '');
      await waitForOwner(on, running.pid ?? 0, program);
      await waitForDefault(on);
      if (state === 'other-default') await openOther(on, password);
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

/** Says on the session bus, as systemd does where the desktop told it, that who is on this bus has a display. */
async function exportDisplay({ env }: Desktop): Promise<BusPeer> {
  const environment = new Variant('as', [`DISPLAY=${env.DISPLAY}`]);
  const peer = await BusPeer.connect(env.DBUS_SESSION_BUS_ADDRESS!);
  peer.answer('org.freedesktop.DBus.Properties', ({ member }) =>
    member === 'GetAll' ? ['a{sv}', [{ Environment: environment }]] : ['v', [environment]],
  );
  await peer.own('org.freedesktop.systemd1');
  return peer;
}

/** Waits until it has looked for its keyrings; whoever opens a session before that gets no answer. */
async function waitForDefault({ env }: Desktop): Promise<void> {
  const peer = await BusPeer.connect(env.DBUS_SESSION_BUS_ADDRESS!);
  const service = 'org.freedesktop.Secret.Service';
  await eventually('it has its keyring', async () => {
    const read = peer.call('org.freedesktop.secrets', '/org/freedesktop/secrets', service, 'ReadAlias', 's', [
      'default',
    ]);
    const [path] = await read.catch(() => ['/']);
    return path === '/' ? null : true;
  });
  peer.close();
}
