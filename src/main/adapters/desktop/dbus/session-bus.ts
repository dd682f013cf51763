import type * as DBusLibrary from '@jellybrick/dbus-next';
import type { Message, MessageBus } from '@jellybrick/dbus-next';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';

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
  readonly interface: string;
  readonly member: string;
  readonly body: readonly unknown[];
}

/** The session bus, connected with the first call, and again after a connection was lost. */
export interface SessionBus {
  /** The reply's body; a reply from anybody but `destination` counts as none. */
  call(call: BusCall, deadlineMs?: number): Promise<Result<readonly unknown[], BusFailure>>;
  /** Starts the service when it can be started, and gives the unique name that owns it. */
  ownerOf(name: string): Promise<Result<string, BusFailure>>;
  /**
   * Calls back for signals that match the rule, until the returned function is called; `onGap` when it listens again
   * after a time without a connection, in which signals were missed.
   */
  onSignal(rule: string, listener: (signal: BusSignal) => void, onGap?: () => void): Promise<() => void>;
  disconnect(): void;
}

const daemon = 'org.freedesktop.DBus';
/** Listeners without a connection wait so long before each attempt; after the last one for the next call. */
const reconnectMs = [1_000, 5_000, 15_000, 60_000];
/** A connection that lasted so long was a good one. */
const steadyMs = 60_000;

interface Connection {
  readonly bus: MessageBus;
  readonly library: typeof DBusLibrary;
  readonly since: number;
  isOver: boolean;
}

interface Listening {
  readonly rule: string;
  readonly listener: (signal: BusSignal) => void;
  readonly onGap: () => void;
}

/** A lazily connected session bus at `address`; each call ends within `defaultDeadlineMs` unless it names its own. */
export function createSessionBus(address: string | undefined, defaultDeadlineMs: number): SessionBus {
  const listenings = new Set<Listening>();
  let connection: Promise<Connection | null> | null = null;
  let attempts = 0;
  let attempt: NodeJS.Timeout | null = null;

  const connect = async (onLost: () => void): Promise<Connection | null> => {
    if (address === undefined) return null;
    const library = await import('@jellybrick/dbus-next');
    return new Promise((resolve) => {
      const bus = library.sessionBus({ busAddress: address });
      const lose = () => {
        resolve(null);
        onLost();
      };
      endingsOf(bus).forEach((events) => events.on('error', lose).on('end', lose));
      bus.on('connect', () => resolve({ bus, library, since: performance.now(), isOver: false }));
      bus.on('message', (message) => {
        if (message.type !== library.MessageType.SIGNAL) return;
        for (const { listener } of [...listenings]) listener(message);
      });
    });
  };

  const open = (): Promise<Connection | null> => {
    const opening: Promise<Connection | null> = connect(() => drop(opening));
    void opening.then(async (opened) => {
      if (opened === null) return;
      for (const listening of [...listenings]) {
        if (!listenings.has(listening)) continue;
        await callDaemon('AddMatch', 's', [listening.rule]);
        listening.onGap();
      }
    });
    return opening;
  };

  const drop = (lost: Promise<Connection | null>): void => {
    if (connection !== lost) return;
    connection = null;
    void lost.then((opened) => {
      if (opened === null) return;
      if (performance.now() - opened.since > steadyMs) attempts = 0;
      opened.isOver = true;
      opened.bus.disconnect();
    });
    reconnectLater();
  };

  const reconnectLater = (): void => {
    const delay = reconnectMs[attempts];
    if (address === undefined || listenings.size === 0 || attempt !== null || delay === undefined) return;
    attempts += 1;
    attempt = setTimeout(() => {
      attempt = null;
      void reach();
    }, delay).unref();
  };

  const reach = async (): Promise<Connection | null | 'timeout'> => {
    const opening = (connection ??= open());
    const opened = await withDeadline(opening, defaultDeadlineMs);
    if (opened === null || opened === 'timeout') drop(opening);
    return opened;
  };

  const call: SessionBus['call'] = async (wanted, deadlineMs = defaultDeadlineMs) => {
    const open = await reach();
    if (open === null || open === 'timeout') return fail(open ?? 'no-bus');
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
      // The library refuses to write a moment before it tells why.
      await new Promise(setImmediate);
      if (open.isOver) return fail('no-bus');
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
    async onSignal(rule, listener, onGap = () => undefined) {
      const opened = await reach();
      const listening = { rule, listener, onGap };
      listenings.add(listening);
      if (opened === null || opened === 'timeout') reconnectLater();
      else await callDaemon('AddMatch', 's', [rule]);
      return () => {
        listenings.delete(listening);
        if (connection !== null) void callDaemon('RemoveMatch', 's', [rule]);
      };
    },
    disconnect() {
      listenings.clear();
      if (attempt !== null) clearTimeout(attempt);
      if (connection !== null) drop(connection);
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

/** What tells that a connection is over: of its plain end the library's bus says nothing, only what lies below it. */
function endingsOf(bus: MessageBus): readonly NodeJS.EventEmitter[] {
  const { _connection: below } = bus as unknown as { readonly _connection: NodeJS.EventEmitter };
  return [bus, below];
}

function isFrom(reply: Message, destination: string): boolean {
  return destination === daemon || reply.sender === destination;
}

function withDeadline<Value>(promise: Promise<Value>, deadlineMs: number): Promise<Value | 'timeout'> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve('timeout'), deadlineMs);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
