import { Message, MessageType, sessionBus, type MessageBus } from '@jellybrick/dbus-next';

const daemon = 'org.freedesktop.DBus';
const connectDeadlineMs = 5000;

/** What tells a signal from others; `arg0` is its first argument. */
export interface SignalRule {
  readonly interface: string;
  readonly member: string;
  readonly sender?: string;
  readonly path?: string;
  readonly arg0?: string;
}

/** A reply: its signature and its values. */
export type BusReply = readonly [signature: string, body: unknown[]];

/** A connection of a test's own to a session bus, that answers method calls and sends its own. */
export class BusPeer {
  readonly bus: MessageBus;

  private constructor(bus: MessageBus) {
    this.bus = bus;
  }

  /** Connects; rejects when nobody listens at the address. */
  static async connect(address: string): Promise<BusPeer> {
    const bus = sessionBus({ busAddress: address });
    // The type of the events leaves out 'error', which comes when the bus ends before the peer does.
    const events = bus as unknown as NodeJS.EventEmitter;
    const connected = new Promise<void>((resolve, reject) => {
      events.on('error', reject);
      bus.on('connect', () => resolve());
    });
    await withDeadline('the session bus answers', connected, connectDeadlineMs);
    return new BusPeer(bus);
  }

  /** The unique name of this connection. */
  get name(): string {
    return this.bus.name ?? '';
  }

  /** Calls a method and gives the reply's body; rejects with a DBusError, or with an Error after the deadline. */
  async call(
    destination: string,
    path: string,
    iface: string,
    member: string,
    signature = '',
    body: unknown[] = [],
    deadlineMs = 5000,
  ): Promise<unknown[]> {
    const message = new Message({ destination, path, interface: iface, member, signature, body });
    const reply = await withDeadline(`${destination} answers ${member}`, this.bus.call(message), deadlineMs);
    return reply?.body ?? [];
  }

  /** Takes a well-known name; throws when somebody else has it. */
  async own(name: string): Promise<void> {
    const doNotQueue = 4;
    if ((await this.bus.requestName(name, doNotQueue)) !== 1) throw new Error(`${name} has an owner already`);
  }

  /** Answers method calls of one interface; `answer` gives the reply, or null for an unknown method. */
  answer(iface: string, answer: (call: Message) => BusReply | null): void {
    this.bus.addMethodHandler((call: Message) => {
      if (call.interface !== iface) return false;
      const reply = answer(call);
      this.bus.send(
        reply === null
          ? Message.newError(call, 'org.freedesktop.DBus.Error.UnknownMethod', call.member)
          : Message.newMethodReturn(call, ...reply),
      );
      return true;
    });
  }

  /** Sends a signal. */
  emit(path: string, iface: string, member: string, signature: string, body: unknown[]): void {
    this.bus.send(Message.newSignal(path, iface, member, signature, body));
  }

  /** Calls back for every signal that fits the rule, until the peer is closed. */
  async onSignal(rule: SignalRule, listener: (signal: Message) => void): Promise<void> {
    const terms = Object.entries(rule).map(([key, value]) => `${key}='${String(value)}'`);
    await this.call(daemon, '/org/freedesktop/DBus', daemon, 'AddMatch', 's', [
      ['type=signal', ...terms].join(','),
    ]);
    this.bus.on('message', (message) => {
      const fits =
        message.type === MessageType.SIGNAL &&
        message.interface === rule.interface &&
        message.member === rule.member &&
        (rule.path === undefined || message.path === rule.path) &&
        (rule.arg0 === undefined || message.body[0] === rule.arg0);
      if (fits) listener(message);
    });
  }

  close(): void {
    this.bus.disconnect();
  }
}

async function withDeadline<Value>(
  what: string,
  promise: Promise<Value>,
  deadlineMs: number,
): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not within ${deadlineMs} ms: ${what}`)), deadlineMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
