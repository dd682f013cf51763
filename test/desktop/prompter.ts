import { Variant } from '@jellybrick/dbus-next';
import { BusPeer } from './bus-peer.ts';
import { eventually } from './processes.ts';
import { SecretExchange } from './secret-exchange.ts';

const name = 'org.gnome.keyring.SystemPrompter';
const prompterInterface = 'org.gnome.keyring.internal.Prompter';
const callbackInterface = 'org.gnome.keyring.internal.Prompter.Callback';

/** A question of the keyring that is on the screen. */
export interface KeyringPrompt {
  /** A password, or a yes. */
  readonly type: string;
  readonly title: string;
  readonly message: string;
  readonly description: string;
  /** Why the keyring asks again: the password was wrong. */
  readonly warning: string;
}

interface Asker {
  readonly owner: string;
  readonly path: string;
  readonly exchange: SecretExchange;
  properties: Record<string, unknown>;
  /** Null while the keyring has asked nothing. */
  open: KeyringPrompt | null;
}

/** Shows the keyring's questions as GNOME's prompter does, without pixels: a test answers or dismisses them. */
export class Prompter {
  readonly #address: string;
  #peer: BusPeer | null = null;
  #askers: Asker[] = [];

  constructor(address: string) {
    this.#address = address;
  }

  /** Takes the prompter's name. */
  async start(): Promise<void> {
    const peer = await BusPeer.connect(this.#address);
    peer.answer(prompterInterface, (call) => {
      const [path] = call.body as [string];
      const isSame = (asker: Asker) => asker.owner === call.sender && asker.path === path;
      const asker = this.#askers.find(isSame);
      switch (call.member) {
        case 'BeginPrompting':
          // The keyring understands what comes back only after the reply to this call.
          setImmediate(() => this.#begin(call.sender, path));
          return ['', []];
        case 'PerformPrompt':
          if (asker !== undefined) ask(asker, call.body as PerformPrompt);
          return ['', []];
        case 'StopPrompting':
          this.#askers = this.#askers.filter((each) => !isSame(each));
          if (asker !== undefined) setImmediate(() => void this.#callBack(asker, 'PromptDone', '', []));
          return ['', []];
        default:
          return null;
      }
    });
    await peer.own(name);
    this.#peer = peer;
  }

  /** The questions on the screen. */
  get open(): readonly KeyringPrompt[] {
    return this.#askers.flatMap(({ open }) => open ?? []);
  }

  /** Waits for a question. */
  waitForPrompt(deadlineMs = 5000): Promise<KeyringPrompt> {
    return eventually('the keyring asks', () => this.open[0], deadlineMs);
  }

  /** Waits until no question is left on the screen. */
  async waitUntilClosed(deadlineMs = 5000): Promise<void> {
    await eventually('the keyring asks no more', () => (this.open.length === 0 ? true : null), deadlineMs);
  }

  /** Waits for a question and types the password. */
  async answer(password: string): Promise<void> {
    await this.#reply('yes', password);
  }

  /** Waits for a question and closes it, as with Escape. */
  async dismiss(): Promise<void> {
    await this.#reply('no');
  }

  /** Lets the name go; questions on the screen vanish as when the prompter crashes. */
  stop(): void {
    this.#peer?.close();
    this.#peer = null;
    this.#askers = [];
  }

  #begin(owner: string, path: string): void {
    const asker = { owner, path, exchange: new SecretExchange(), properties: {}, open: null };
    this.#askers.push(asker);
    void this.#callBack(asker, 'PromptReady', 'sa{sv}s', ['', {}, asker.exchange.send()]);
  }

  async #reply(reply: 'yes' | 'no', password?: string): Promise<void> {
    await this.waitForPrompt();
    const asker = this.#askers.find(({ open }) => open !== null)!;
    asker.open = null;
    const choice = { 'choice-chosen': new Variant('b', asker.properties['choice-chosen'] === true) };
    await this.#callBack(asker, 'PromptReady', 'sa{sv}s', [reply, choice, asker.exchange.send(password)]);
  }

  async #callBack({ owner, path }: Asker, member: string, signature: string, body: unknown[]): Promise<void> {
    // An asker that has ended needs no answer.
    await this.#peer?.call(owner, path, callbackInterface, member, signature, body).catch(() => undefined);
  }
}

type PerformPrompt = [callback: string, type: string, properties: Record<string, Variant>, exchange: string];

function ask(asker: Asker, [, type, changed, exchange]: PerformPrompt): void {
  asker.exchange.receive(exchange);
  for (const [key, { value }] of Object.entries(changed)) asker.properties[key] = value;
  const text = (key: string) => (typeof asker.properties[key] === 'string' ? asker.properties[key] : '');
  asker.open = {
    type,
    title: text('title'),
    message: text('message'),
    description: text('description'),
    warning: text('warning'),
  };
}
