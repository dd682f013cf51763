import { pbkdf2Sync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { once } from 'node:events';
import type { ChildProcess } from 'node:child_process';
import { dirname, join } from 'node:path';
import type { Writable } from 'node:stream';
import type { Variant } from '@jellybrick/dbus-next';
import { BusPeer } from '../bus-peer.ts';
import type { Desktop } from '../desktop.ts';
import { endProgram, eventually, startProgram } from '../processes.ts';
import { unpackedProgram } from '../unpacked.ts';
import { typeInto, waitForOwner, waitForWindow, type SecretServiceLab } from './secret-service-lab.ts';

const password = 'a test wallet';
const saltBytes = 56;
const rounds = 50_000;
const question = 'KDE Wallet Service';

/**
 * KWallet 5 or 6, opened as pam_kwallet does it at a login: the wallet says that it is locked until somebody asks for it.
 */
export function createKWallet(version: 5 | 6, root: string): SecretServiceLab {
  const name = `kwalletd${version}`;
  const program = unpackedProgram(root, `usr/bin/${name}`);
  let desktop: Desktop | null = null;
  let running: ChildProcess | null = null;

  const run = async (on: Desktop, wallet: string, isTold: boolean): Promise<void> => {
    const env = {
      ...on.env,
      ...program.env,
      // It has to ask when it is not told the password, and a window needs a screen.
      QT_QPA_PLATFORM: 'xcb',
      PAM_KWALLET5_LOGIN: join(on.home, 'run', 'kwallet.socket'),
    };
    if (!isTold) {
      running = startProgram(program.command, program.args, { env, stdio: 'ignore' });
    } else {
      rmSync(env.PAM_KWALLET5_LOGIN, { force: true });
      const server = createServer().listen(env.PAM_KWALLET5_LOGIN);
      await once(server, 'listening');
      const { fd } = (server as unknown as { _handle: { fd: number } })._handle;
      running = startProgram(program.command, [...program.args, '--pam-login', '3', '4'], {
        env,
        stdio: ['ignore', 'ignore', 'ignore', 'pipe', fd],
      });
      // The daemon takes the connection that waits for it; here nobody listens any more.
      const login = connect(env.PAM_KWALLET5_LOGIN);
      server.close();
      login.end(
        Object.entries(env)
          .map(([key, value]) => `${key}=${value}\n`)
          .join(''),
      );
      const hash = pbkdf2Sync(password, salt(on, wallet), rounds, saltBytes, 'sha512');
      (running.stdio[3] as Writable).end(hash);
    }
    await waitForOwner(on, running.pid!, program.executable);
  };

  const end = async (signal: NodeJS.Signals) => {
    if (running !== null) await endProgram(running, signal);
    running = null;
  };

  const logOut = async (on: Desktop) => {
    // It writes a wallet some seconds after a change, and when it closes it.
    const peer = await BusPeer.connect(on.env.DBUS_SESSION_BUS_ADDRESS!);
    await peer.call(`org.kde.${name}`, `/modules/${name}`, 'org.kde.KWallet', 'closeAllWallets');
    peer.close();
    await end('SIGTERM');
  };

  return {
    name: `KWallet ${version}`,
    opensInSilence: true,
    asksForEntries: false,
    hidesIn: null,
    why: () => null,
    async start(on, state) {
      desktop = on;
      const wallet = state === 'other-default' ? 'work' : 'kdewallet';
      writeFileSync(join(on.env.XDG_CONFIG_HOME!, 'kwalletrc'), `[Wallet]\nDefault Wallet=${wallet}\n`);
      const file = join(on.env.XDG_DATA_HOME!, 'kwalletd', `${wallet}.kwl`);
      if (state !== 'no-default' && !existsSync(file)) {
        await run(on, wallet, true);
        const isMade = () => existsSync(file) && statSync(file).size > 0;
        await eventually('the first start makes the wallet', () => (isMade() ? true : null));
        await logOut(on);
      }
      // KWallet 5 has no default either after a first login; KWallet 6 has one then.
      await run(on, wallet, state !== 'asks' && (state !== 'no-default' || version === 5));
      if (state === 'open' || state === 'other-default') await unlockInSilence(on, wallet);
    },
    async waitForQuestion() {
      await waitForWindow(desktop!, question);
    },
    reply: (reply) =>
      reply === 'deny'
        ? typeInto(desktop!, question, '', 'Escape')
        : typeInto(desktop!, question, password, 'Return'),
    async accounts() {
      const peer = await BusPeer.connect(desktop!.env.DBUS_SESSION_BUS_ADDRESS!);
      const collection = '/org/freedesktop/secrets/collection/kdewallet';
      const get = async (path: string, kind: string, key: string) => {
        const properties = 'org.freedesktop.DBus.Properties';
        const body = [`org.freedesktop.Secret.${kind}`, key];
        const [value] = await peer.call('org.freedesktop.secrets', path, properties, 'Get', 'ss', body);
        return (value as Variant).value;
      };
      try {
        const items = (await get(collection, 'Collection', 'Items')) as string[];
        const attributes = await Promise.all(items.map((item) => get(item, 'Item', 'Attributes')));
        return (attributes as Record<string, string>[]).map(({ account }) => account ?? '');
      } finally {
        peer.close();
      }
    },
    end: () => logOut(desktop!),
    kill: () => end('SIGKILL'),
    freeze: () => void running?.kill('SIGSTOP'),
    thaw: () => void running?.kill('SIGCONT'),
  };
}

/** Asks it to open its wallet, which needs no answer as long as it has the password of the login. */
async function unlockInSilence(desktop: Desktop, wallet: string): Promise<void> {
  const peer = await BusPeer.connect(desktop.env.DBUS_SESSION_BUS_ADDRESS!);
  const service = 'org.freedesktop.secrets';
  const path = '/org/freedesktop/secrets';
  const unlock = [[`/org/freedesktop/secrets/collection/${wallet}`]];
  try {
    const [, prompt] = await peer.call(
      service,
      path,
      'org.freedesktop.Secret.Service',
      'Unlock',
      'ao',
      unlock,
    );
    if (prompt === '/') return;
    const rule = { interface: 'org.freedesktop.Secret.Prompt', member: 'Completed', path: String(prompt) };
    let isOpen = false;
    await peer.onSignal(rule, () => (isOpen = true));
    await peer.call(service, String(prompt), 'org.freedesktop.Secret.Prompt', 'Prompt', 's', ['']);
    await eventually('the wallet is open', () => (isOpen ? true : null));
  } finally {
    peer.close();
  }
}

function salt(desktop: Desktop, wallet: string): Buffer {
  const file = join(desktop.env.XDG_DATA_HOME!, 'kwalletd', `${wallet}.salt`);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  if (!existsSync(file)) writeFileSync(file, randomBytes(saltBytes), { mode: 0o600 });
  return readFileSync(file);
}
