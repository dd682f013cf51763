import { BusPeer } from './bus-peer.ts';
import { eventually } from './processes.ts';

const name = 'org.freedesktop.Notifications';

/** One notification as it was sent. */
export interface SentNotification {
  readonly id: number;
  readonly app: string;
  readonly summary: string;
  readonly body: string;
  readonly actions: readonly string[];
}

/** A notification daemon that records what it is sent. */
export class NotificationDaemon {
  readonly #address: string;
  readonly sent: SentNotification[] = [];
  #peer: BusPeer | null = null;

  constructor(address: string) {
    this.#address = address;
  }

  /** Takes the name. */
  async start(): Promise<void> {
    const peer = await BusPeer.connect(this.#address);
    this.#peer = peer;
    peer.answer(name, (call) => {
      switch (call.member) {
        case 'Notify': {
          const [app, replaces, , summary, body, actions] = call.body as [
            string,
            number,
            string,
            string,
            string,
            string[],
          ];
          const id = replaces === 0 ? this.sent.length + 1 : replaces;
          this.sent.push({ id, app, summary, body, actions });
          return ['u', [id]];
        }
        case 'CloseNotification':
          return ['', []];
        case 'GetCapabilities':
          return ['as', [['body', 'body-markup', 'actions']]];
        case 'GetServerInformation':
          return ['ssss', ['test', 'keyfob', '1', '1.2']];
        default:
          return null;
      }
    });
    await peer.bus.requestName(name);
  }

  /** Waits for a notification that fits. */
  waitFor(fits: (notification: SentNotification) => boolean, deadlineMs = 5000): Promise<SentNotification> {
    return eventually('a notification', () => this.sent.find(fits), deadlineMs);
  }

  stop(): void {
    this.#peer?.close();
    this.#peer = null;
  }
}
