import { DBusError, MessageType, sessionBus, type Message, type MessageBus } from '@jellybrick/dbus-next';
import { Message as BusMessage } from '@jellybrick/dbus-next';

/** A connection of a test's own to a session bus, that answers method calls and sends its own. */
export class BusPeer {
  readonly bus: MessageBus;

  private constructor(bus: MessageBus) {
    this.bus = bus;
  }

  /** Connects. */
  static async connect(address: string): Promise<BusPeer> {
    const bus = sessionBus({ busAddress: address });
    await new Promise<void>((resolve) => bus.on('connect', () => resolve()));
    return new BusPeer(bus);
  }

  /** Calls a method and gives the reply's body. */
  async call(
    destination: string,
    path: string,
    iface: string,
    member: string,
    signature = '',
    body: unknown[] = [],
  ): Promise<unknown[]> {
    const reply = await this.bus.call(
      new BusMessage({ destination, path, interface: iface, member, signature, body }),
    );
    return reply?.body ?? [];
  }

  /** Answers method calls of one interface; `answer` gives signature and body, or null for an unknown method. */
  answer(
    iface: string,
    answer: (call: Message) => readonly [signature: string, body: unknown[]] | null,
  ): void {
    this.bus.addMethodHandler((call: Message) => {
      if (call.interface !== iface) return false;
      const reply = answer(call);
      this.bus.send(
        reply === null
          ? BusMessage.newError(call, 'org.freedesktop.DBus.Error.UnknownMethod', call.member)
          : BusMessage.newMethodReturn(call, ...reply),
      );
      return true;
    });
  }

  /** Sends a signal. */
  emit(path: string, iface: string, member: string, signature: string, body: unknown[]): void {
    this.bus.send(BusMessage.newSignal(path, iface, member, signature, body));
  }

  /** Calls back for every signal that the rule matches. */
  async onSignal(rule: string, listener: (signal: Message) => void): Promise<void> {
    await this.call(
      'org.freedesktop.DBus',
      '/org/freedesktop/DBus',
      'org.freedesktop.DBus',
      'AddMatch',
      's',
      [rule],
    );
    this.bus.on('message', (message) => {
      if (message.type === MessageType.SIGNAL) listener(message);
    });
  }

  close(): void {
    this.bus.disconnect();
  }
}

/** Whether an error is the bus's answer to a call. */
export function isBusError(error: unknown): error is DBusError {
  return error instanceof DBusError;
}
