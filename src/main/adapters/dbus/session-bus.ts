import type * as DBusLibrary from '@jellybrick/dbus-next';
import type { Message, MessageBus } from '@jellybrick/dbus-next';
import { fail, ok, type Result } from '../../../shared/result.ts';

/** Why a D-Bus call gave no answer. */
export type BusFailure = 'no-bus' | 'no-such-name' | 'timeout' | 'refused';

/** A method to be called; `body` matches `signature`. */
export interface BusCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature?: string;
  readonly body?: readonly unknown[];
}

/** A signal as it came over the bus; `sender` is a unique name, which the bus vouches for. */
export interface BusSignal {
  readonly sender: string;
  readonly path: string;
  readonly member: string;
  readonly body: readonly unknown[];
}

/** The session bus, connected with the first call. */
export interface SessionBus {
  /** The reply's body; a reply from anybody but `destination` counts as none. */
  call(call: BusCall, deadlineMs?: number): Promise<Result<readonly unknown[], BusFailure>>;
  /** Starts the service when it can be started, and gives the unique name that owns it. */
  ownerOf(name: string): Promise<Result<string, BusFailure>>;
  /** Calls back for signals that match the rule, until the returned function is called. */
  onSignal(rule: string, listener: (signal: BusSignal) => void): Promise<() => void>;
  disconnect(): void;
}

const daemon = 'org.freedesktop.DBus';

interface Connection {
  readonly bus: MessageBus;
  readonly library: typeof DBusLibrary;
}

/** A lazily connected session bus at `address`; each call ends within `defaultDeadlineMs` unless it names its own. */
export function createSessionBus(address: string | undefined, defaultDeadlineMs: number): SessionBus {
  let connection: Promise<Connection | null> | null = null;

  const connect = async (): Promise<Connection | null> => {
    if (address === undefined) return null;
    const library = await import('@jellybrick/dbus-next');
    return new Promise((resolve) => {
      const bus = library.sessionBus({ busAddress: address });
      const events = bus as unknown as NodeJS.EventEmitter;
      events.on('error', () => {
        connection = null;
        resolve(null);
      });
      bus.on('connect', () => resolve({ bus, library }));
    });
  };

  const call: SessionBus['call'] = async (wanted, deadlineMs = defaultDeadlineMs) => {
    connection ??= connect();
    const open = await withDeadline(connection, defaultDeadlineMs);
    if (open === null || open === 'timeout') {
      connection = null;
      return fail(open ?? 'no-bus');
    }
    const { destination, path, member, signature = '', body = [] } = wanted;
    const message = new open.library.Message({
      destination,
      path,
      interface: wanted.interface,
      member,
      signature,
      body: [...body],
    });
    try {
      const reply = await withDeadline(open.bus.call(message), deadlineMs);
      if (reply === 'timeout') return fail('timeout');
      if (reply === null || !isFrom(reply, destination)) return fail('refused');
      return ok(reply.body);
    } catch (error) {
      if (error instanceof open.library.DBusError)
        return fail(unknownNames.has(error.type) ? 'no-such-name' : 'refused');
      throw error;
    }
  };

  const callDaemon = (member: string, signature: string, body: readonly unknown[]) =>
    call({ destination: daemon, path: '/org/freedesktop/DBus', interface: daemon, member, signature, body });

  return {
    call,
    async ownerOf(name) {
      const started = await callDaemon('StartServiceByName', 'su', [name, 0]);
      if (!started.ok && started.error !== 'no-such-name') return started;
      const owner = await callDaemon('GetNameOwner', 's', [name]);
      return owner.ok ? ok(String(owner.value[0])) : owner;
    },
    async onSignal(rule, listener) {
      const added = await callDaemon('AddMatch', 's', [rule]);
      const open = await connection;
      // A bus that is late comes to it all the same.
      const isRefused = !added.ok && added.error !== 'timeout';
      if (isRefused || open === null) return () => undefined;
      const relay = (message: Message) => {
        if (message.type === open.library.MessageType.SIGNAL) listener(message);
      };
      open.bus.on('message', relay);
      return () => {
        open.bus.off('message', relay);
        void callDaemon('RemoveMatch', 's', [rule]);
      };
    },
    disconnect() {
      void connection?.then((open) => open?.bus.disconnect());
      connection = null;
    },
  };
}

/** The session bus's address as the caller's environment gives it; undefined without one. */
export function sessionBusAddress(environment: NodeJS.ProcessEnv): string | undefined {
  const { DBUS_SESSION_BUS_ADDRESS: address, XDG_RUNTIME_DIR: runtime } = environment;
  if (address !== undefined && address !== '') return address;
  return runtime === undefined || runtime === '' ? undefined : `unix:path=${runtime}/bus`;
}

const unknownNames = new Set([
  'org.freedesktop.DBus.Error.ServiceUnknown',
  'org.freedesktop.DBus.Error.NameHasNoOwner',
  'org.freedesktop.DBus.Error.Spawn.ServiceNotFound',
]);

function isFrom(reply: Message, destination: string): boolean {
  return destination === daemon || reply.sender === destination;
}

function withDeadline<Value>(promise: Promise<Value>, deadlineMs: number): Promise<Value | 'timeout'> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve('timeout'), deadlineMs);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
