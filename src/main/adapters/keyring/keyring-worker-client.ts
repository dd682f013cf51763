import type { Secret } from '../../core/secret.ts';
import { Secret as SecretText } from '../../core/secret.ts';
import { workerReplySchema, type WorkerReply, type WorkerRequest } from './worker-protocol.ts';
import type { StartWorker, WorkerTransport } from './worker-transport.ts';

/** How a worker's call ended. */
export type WorkerAnswer =
  | { readonly status: 'done'; readonly secret: Secret | null }
  | { readonly status: 'failed' }
  | { readonly status: 'timeout' };

/** A call without its number. */
export type WorkerCall =
  | { readonly call: 'set'; readonly account: string; readonly secret: Secret }
  | { readonly call: 'get' | 'delete'; readonly account: string };

/** Runs one call after the other in a worker that starts on demand, ends when idle, and is killed when it hangs. */
export class KeyringWorkerClient {
  readonly #start: StartWorker;
  readonly #service: string;
  readonly #deadlineMs: number;
  readonly #idleMs: number;
  #worker: WorkerTransport | null = null;
  #waiting: { readonly id: number; readonly settle: (reply: WorkerReply | null) => void } | null = null;
  #idleTimer: NodeJS.Timeout | undefined;
  #nextId = 1;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(start: StartWorker, service: string, deadlineMs: number, idleMs: number) {
    this.#start = start;
    this.#service = service;
    this.#deadlineMs = deadlineMs;
    this.#idleMs = idleMs;
  }

  /** Answers within the deadline. */
  call(call: WorkerCall): Promise<WorkerAnswer> {
    const answer = this.#queue.then(() => this.#run(call));
    // One that could not even be sent must not stop those after it.
    this.#queue = answer.catch(() => undefined);
    return answer;
  }

  /** Ends the worker. */
  stop(): void {
    clearTimeout(this.#idleTimer);
    this.#worker?.kill();
    this.#worker = null;
  }

  async #run(call: WorkerCall): Promise<WorkerAnswer> {
    clearTimeout(this.#idleTimer);
    const worker = (this.#worker ??= this.#open());
    const id = this.#nextId++;
    let timer: NodeJS.Timeout | undefined;
    const reply = await new Promise<WorkerReply | null | 'timeout'>((resolve) => {
      timer = setTimeout(() => resolve('timeout'), this.#deadlineMs);
      this.#waiting = { id, settle: resolve };
      worker.send(this.#request(id, call));
    });
    clearTimeout(timer);
    this.#waiting = null;
    if (reply === 'timeout') {
      this.stop();
      return { status: 'timeout' };
    }
    this.#idleTimer = setTimeout(() => this.stop(), this.#idleMs);
    if (reply?.ok !== true) return { status: 'failed' };
    return { status: 'done', secret: reply.secret === null ? null : new SecretText(reply.secret) };
  }

  #open(): WorkerTransport {
    const worker = this.#start();
    worker.onMessage((message) => {
      const reply = workerReplySchema.safeParse(message);
      if (reply.success && reply.data.id === this.#waiting?.id) this.#waiting.settle(reply.data);
    });
    worker.onExit(() => {
      if (this.#worker === worker) this.#worker = null;
      if (this.#worker === null) this.#waiting?.settle(null);
    });
    return worker;
  }

  #request(id: number, call: WorkerCall): WorkerRequest {
    const service = this.#service;
    return call.call === 'set'
      ? { id, call: 'set', service, account: call.account, secret: call.secret.reveal() }
      : { id, call: call.call, service, account: call.account };
  }
}
