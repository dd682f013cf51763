import type { ChildProcess } from 'node:child_process';
import { endProgram, eventually, runProgram, startProgram } from './processes.ts';

const password = 'a test keyring';

/** A gnome-keyring of its own on a desktop's bus. */
export interface TestKeyring {
  /** Starts the daemon, unlocked. */
  start(): Promise<void>;
  /** Locks the login collection. */
  lock(): Promise<void>;
  /** Unlocks it as a login does. */
  unlock(): Promise<void>;
  /** Kills the daemon. */
  kill(): Promise<void>;
  /** Stops the daemon from answering, and lets it go on. */
  freeze(): void;
  thaw(): void;
  /** The secret of an entry, or null. */
  lookup(service: string, account: string): Promise<string | null>;
  stop(): Promise<void>;
}

/** A gnome-keyring-daemon that is not started yet; `env` names the bus and the home. */
export function startKeyring(env: Record<string, string>): TestKeyring {
  let daemon: ChildProcess | null = null;
  const secretTool = (args: readonly string[]) => runProgram('secret-tool', args, { env });
  return {
    async start() {
      daemon = startProgram('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
        env,
        stdio: ['pipe', 'ignore', 'ignore'],
      });
      daemon.stdin?.end(password);
      await eventually('the keyring answers', async () => {
        const state = await isLocked(env);
        return state === false ? true : null;
      });
    },
    async lock() {
      const locked = await secretTool(['lock', '--collection=login']);
      if (locked.code !== 0) throw new Error(`could not lock: ${locked.stderr}`);
    },
    async unlock() {
      await runProgram('gnome-keyring-daemon', ['--unlock'], { env, input: password });
      await eventually('the keyring is unlocked', async () =>
        (await isLocked(env)) === false ? true : null,
      );
    },
    async kill() {
      if (daemon !== null) await endProgram(daemon, 'SIGKILL');
      daemon = null;
    },
    freeze: () => void daemon?.kill('SIGSTOP'),
    thaw: () => void daemon?.kill('SIGCONT'),
    async lookup(service, account) {
      const found = await secretTool(['lookup', 'service', service, 'account', account]);
      return found.code === 0 ? found.stdout : null;
    },
    async stop() {
      if (daemon === null) return;
      daemon.kill('SIGCONT');
      await endProgram(daemon, 'SIGKILL');
      daemon = null;
    },
  };
}

async function isLocked(env: Record<string, string>): Promise<boolean | null> {
  const got = await runProgram(
    'gdbus',
    [
      ...['call', '--session', '--timeout', '2', '--dest', 'org.freedesktop.secrets'],
      ...['--object-path', '/org/freedesktop/secrets/aliases/default'],
      ...['--method', 'org.freedesktop.DBus.Properties.Get', 'org.freedesktop.Secret.Collection', 'Locked'],
    ],
    { env },
  );
  if (got.code !== 0) return null;
  return got.stdout.includes('true');
}
