import type { Message, Variant } from '@jellybrick/dbus-next';
import { BusPeer, type BusReply } from './bus-peer.ts';
import { eventually } from './processes.ts';

const name = 'org.freedesktop.Notifications';
const path = '/org/freedesktop/Notifications';

/** One call of Notify as it came. */
export interface SentNotification {
  /** What the daemon answered. */
  readonly id: number;
  readonly app: string;
  /** The id of the notification that this one takes the place of, or 0. */
  readonly replaces: number;
  readonly icon: string;
  readonly summary: string;
  readonly body: string;
  /** Each action's key, followed by its label. */
  readonly actions: readonly string[];
  readonly hints: Readonly<Record<string, unknown>>;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Why a notification closed, by the numbers of the specification. */
export type CloseReason = 1 | 2 | 3;

type Notify = [
  app: string,
  replaces: number,
  icon: string,
  summary: string,
  body: string,
  actions: string[],
  hints: Record<string, Variant>,
];

/** A notification daemon that records what it is sent. */
export class NotificationDaemon {
  readonly #address: string;
  readonly sent: SentNotification[] = [];
  /** The ids that the program asked to close. */
  readonly closed: number[] = [];
  /** What it says that it can do. */
  capabilities: readonly string[] = ['body', 'body-markup', 'actions'];
  #peer: BusPeer | null = null;
  #lastId = 0;

  constructor(address: string) {
    this.#address = address;
  }

  /** Takes the name; may be called again after `stop`. */
  async start(): Promise<void> {
    const peer = await BusPeer.connect(this.#address);
    peer.answer(name, (call) => this.#answer(call));
    await peer.own(name);
    this.#peer = peer;
  }

  /** Waits for a notification that fits, also among those sent before. */
  waitFor(
    fits: (notification: SentNotification) => boolean = () => true,
    deadlineMs = 5000,
  ): Promise<SentNotification> {
    return eventually('a notification', () => this.sent.find(fits), deadlineMs);
  }

  /**
   * Clicks a notification (its action `default`) or one of its buttons; `token` is what the compositor gave the daemon for
   * that click.
   */
  invoke(id: number, action = 'default', token: string | null = null): void {
    if (token !== null) this.#peer?.emit(path, name, 'ActivationToken', 'us', [id, token]);
    this.#peer?.emit(path, name, 'ActionInvoked', 'us', [id, action]);
  }

  /** Closes a notification: 1 it expired, 2 the person dismissed it, 3 the program closed it. */
  close(id: number, reason: CloseReason): void {
    this.#peer?.emit(path, name, 'NotificationClosed', 'uu', [id, reason]);
  }

  stop(): void {
    this.#peer?.close();
    this.#peer = null;
  }

  #answer(call: Message): BusReply | null {
    switch (call.member) {
      case 'Notify': {
        const [app, replaces, icon, summary, body, actions, hints] = call.body as Notify;
        const id = replaces === 0 ? (this.#lastId += 1) : replaces;
        const plain = Object.fromEntries(Object.entries(hints).map(([key, { value }]) => [key, value]));
        this.sent.push({ id, app, replaces, icon, summary, body, actions, hints: plain, at: Date.now() });
        return ['u', [id]];
      }
      case 'CloseNotification': {
        const [id] = call.body as [number];
        this.closed.push(id);
        this.close(id, 3);
        return ['', []];
      }
      case 'GetCapabilities':
        return ['as', [[...this.capabilities]]];
      case 'GetServerInformation':
        return ['ssss', ['keyfob-test', 'keyfob', '1', '1.2']];
      default:
        return null;
    }
  }
}
