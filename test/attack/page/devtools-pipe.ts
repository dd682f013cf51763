import type { ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly sessionId?: string };
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Waiting {
  readonly sessionId: string | undefined;
  readonly answer: (message: Message) => void;
}

interface TargetInfo {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
}

/** What a script came to: its value, and nothing where it threw or its page went away. */
export type Outcome = string | number | boolean | null | undefined;

const deadlineMs = 3000;

/**
 * Drives a program with `--remote-debugging-pipe` over its file descriptors 3 and 4. No domain of the protocol is switched
 * on, for some of them change what a page can do; and a pipe also reaches a program in a network of its own.
 */
export class DevToolsPipe {
  readonly #out: Writable;
  readonly #waiting = new Map<number, Waiting>();
  readonly #ended = new Set<string>();
  #lastId = 0;

  constructor({ stdio }: ChildProcess) {
    this.#out = stdio[3] as Writable;
    this.#out.on('error', () => undefined);
    let rest = '';
    (stdio[4] as Readable).setEncoding('utf8').on('data', (text: string) => {
      const parts = (rest + text).split('\0');
      rest = parts.pop()!;
      for (const part of parts) {
        const message = JSON.parse(part) as Message;
        if (message.id !== undefined) this.#waiting.get(message.id)?.answer(message);
        else if (message.method === 'Target.detachedFromTarget') this.#end(message.params?.sessionId);
      }
    });
  }

  /** The pages that are there now. */
  async pages(): Promise<readonly TargetInfo[]> {
    const { targetInfos } = (await this.#send('Target.getTargets', {})) as { targetInfos: TargetInfo[] };
    return targetInfos.filter(({ type }) => type === 'page');
  }

  /** A function that runs a script in the main world of this page. */
  async attach(targetId: string): Promise<(script: string) => Promise<Outcome>> {
    const attached = await this.#send('Target.attachToTarget', { targetId, flatten: true });
    const { sessionId } = attached as { sessionId: string };
    return async (expression) => {
      const parameters = { expression, awaitPromise: true, returnByValue: true, userGesture: false };
      const done = await this.#send('Runtime.evaluate', parameters, sessionId).catch(() => null);
      return (done as { result?: { value?: Outcome } } | null)?.result?.value;
    };
  }

  #end(sessionId: string | undefined): void {
    if (sessionId === undefined) return;
    this.#ended.add(sessionId);
    for (const each of this.#waiting.values())
      if (each.sessionId === sessionId) each.answer({ error: { message: 'the page is gone' } });
  }

  #send(method: string, params: object, sessionId?: string): Promise<unknown> {
    const id = (this.#lastId += 1);
    return new Promise((resolve, reject) => {
      const answer = ({ result, error }: Message) => {
        clearTimeout(timer);
        this.#waiting.delete(id);
        if (error === undefined) resolve(result);
        else reject(new Error(`${method}: ${error.message}`));
      };
      const timer = setTimeout(() => answer({ error: { message: 'no answer' } }), deadlineMs);
      this.#waiting.set(id, { sessionId, answer });
      if (sessionId !== undefined && this.#ended.has(sessionId)) this.#end(sessionId);
      else this.#out.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }
}
