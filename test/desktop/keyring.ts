import type { ChildProcess } from 'node:child_process';
import { DBusError, Variant } from '@jellybrick/dbus-next';
import { BusPeer } from './bus-peer.ts';
import { endProgram, eventually, startProgram } from './processes.ts';
import type { User } from './users.ts';

const name = 'org.freedesktop.secrets';
const servicePath = '/org/freedesktop/secrets';
const service = 'org.freedesktop.Secret.Service';
const collection = 'org.freedesktop.Secret.Collection';
const item = 'org.freedesktop.Secret.Item';
const login = '/org/freedesktop/secrets/collection/login';

/** What opens the login collection of every test keyring. */
export const keyringPassword = 'a test keyring';

/** One entry of the keyring as another program sees it; `secret` is null while it is locked. */
export interface KeyringEntry {
  readonly label: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly secret: string | null;
}

/** A gnome-keyring of its own on a desktop's bus. */
export interface TestKeyring {
  /** Starts the daemon, unlocked, with what it holds on disk. */
  start(): Promise<void>;
  lock(): Promise<void>;
  /** Unlocks it as a login does, without a prompt. */
  unlock(): Promise<void>;
  isLocked(): Promise<boolean>;
  /** Kills the daemon; what it holds on disk stays. */
  kill(): Promise<void>;
  /** Stops the daemon from answering, and lets it go on. */
  freeze(): void;
  thaw(): void;
  /** The secret of an entry, or null when there is none; throws while the entry is locked. */
  lookup(service: string, account: string): Promise<string | null>;
  /** All entries that have these attributes. */
  search(attributes: Readonly<Record<string, string>>): Promise<KeyringEntry[]>;
  stop(): Promise<void>;
}

/** A gnome-keyring-daemon that is not started yet; `env` names the bus and the home. */
export function createKeyring(env: Record<string, string>, owner?: User): TestKeyring {
  let daemon: ChildProcess | null = null;
  let connection: BusPeer | null = null;

  const peer = async () => (connection ??= await BusPeer.connect(env.DBUS_SESSION_BUS_ADDRESS ?? ''));

  const callService = async (member: string, signature: string, body: unknown[]) =>
    (await peer()).call(name, servicePath, service, member, signature, body);

  const property = async (path: string, iface: string, key: string) => {
    const body = await (
      await peer()
    ).call(name, path, 'org.freedesktop.DBus.Properties', 'Get', 'ss', [iface, key]);
    return (body[0] as Variant).value;
  };

  const openSession = async () => {
    const [, session] = await callService('OpenSession', 'sv', ['plain', new Variant('s', '')]);
    return session as string;
  };

  const isLocked = async () => (await property(login, collection, 'Locked')) as boolean;

  const end = async () => {
    if (daemon !== null) await endProgram(daemon, 'SIGKILL');
    daemon = null;
  };

  const search: TestKeyring['search'] = async (attributes) => {
    const [unlocked, locked] = (await callService('SearchItems', 'a{ss}', [attributes])) as [
      string[],
      string[],
    ];
    const [secrets] = (await callService('GetSecrets', 'aoo', [unlocked, await openSession()])) as [
      Record<string, [string, Buffer, Buffer, string]>,
    ];
    const read = async (path: string): Promise<KeyringEntry[]> => {
      try {
        const label = (await property(path, item, 'Label')) as string;
        const attributes = (await property(path, item, 'Attributes')) as Record<string, string>;
        return [{ label, attributes, secret: secrets[path]?.[2].toString('utf8') ?? null }];
      } catch (error) {
        // It was deleted since it was found.
        if (error instanceof DBusError && error.type === 'org.freedesktop.DBus.Error.UnknownMethod')
          return [];
        throw error;
      }
    };
    return (await Promise.all([...unlocked, ...locked].map(read))).flat();
  };

  return {
    async start() {
      daemon = startProgram('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
        env,
        ...owner,
        stdio: ['pipe', 'ignore', 'ignore'],
      });
      daemon.stdin?.end(keyringPassword);
      await eventually('the keyring answers', async () =>
        (await isLocked().catch(() => true)) ? null : true,
      );
    },
    async lock() {
      await callService('Lock', 'ao', [[login]]);
      await eventually('the keyring is locked', async () => ((await isLocked()) ? true : null));
    },
    async unlock() {
      const secret = [await openSession(), Buffer.alloc(0), Buffer.from(keyringPassword), 'text/plain'];
      const master = 'org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface';
      await (
        await peer()
      ).call(name, servicePath, master, 'UnlockWithMasterPassword', 'o(oayays)', [login, secret]);
    },
    isLocked,
    kill: end,
    freeze: () => void daemon?.kill('SIGSTOP'),
    thaw: () => void daemon?.kill('SIGCONT'),
    async lookup(wantedService, account) {
      const [found] = await search({ service: wantedService, account });
      if (found === undefined) return null;
      if (found.secret === null) throw new Error('the keyring is locked');
      return found.secret;
    },
    search,
    async stop() {
      await end();
      connection?.close();
      connection = null;
    },
  };
}
