import { Duplex } from 'node:stream';
import { WebSocket, type RawData } from 'ws';

/** The subprotocol of `pods/portforward` that a plain WebSocket speaks. */
export const portForwardProtocol = 'v4.channel.k8s.io';

/** The streams of the one port that is asked for, by the first byte of each message. */
const dataStream = 0;
const errorStream = 1;

/**
 * How much is read ahead of whoever takes it. Node’s own 16 kB are less than the node sends at once, so that reading stopped
 * and began again with each message.
 */
export const readAhead = { highWaterMark: 512 * 1024 };

/** Each stream begins with the number of its port. */
const headLength = 2;

/** What the node said of why it does not reach the port. */
export class PortRefused extends Error {}

/** The bytes of one TCP connection to a pod, over one open WebSocket; each side waits for the other. */
export class Tunnel extends Duplex {
  readonly #socket: WebSocket;
  /** How much of the head of each stream is to come. */
  readonly #toSkip: Map<number, number>;

  /** `side`: whether this is the client’s end, or the pod’s, which begins both streams with the number of its port. */
  constructor(socket: WebSocket, side: 'client' | 'pod' = 'client') {
    super({ readableHighWaterMark: readAhead.highWaterMark });
    this.#socket = socket;
    this.#toSkip = new Map(side === 'pod' ? [] : [dataStream, errorStream].map((each) => [each, headLength]));
    if (side === 'pod')
      for (const stream of [dataStream, errorStream])
        socket.send(Buffer.of(stream, ...Array<number>(headLength).fill(0)));
    socket.on('message', (message) => this.#take(bytesOf(message)));
    socket.on('close', () => this.#end());
    socket.on('error', (error) => this.destroy(error));
    // What Node's HTTP agent keeps for the next request may be closed by the pod meanwhile.
    socket.pause();
  }

  /** Node's HTTP agent has a socket that it uses again keep the process alive, as the WebSocket below does anyway. */
  ref(): this {
    return this;
  }

  override _read(): void {
    this.#socket.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    if (this.#socket.readyState === WebSocket.OPEN)
      this.#socket.send(Buffer.concat([Buffer.of(dataStream), chunk]), (error) => done(error ?? null));
    else done(Object.assign(new Error('the tunnel is closed'), { code: 'ECONNRESET' }));
  }

  /** The protocol has no half-close: who is done with writing is done with all of it. */
  override _final(done: (error?: Error | null) => void): void {
    this.#socket.close();
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#socket.terminate();
    done(error);
  }

  #take(message: Buffer): void {
    const stream = message[0] ?? -1;
    const skipped = Math.min(this.#toSkip.get(stream) ?? 0, message.length - 1);
    this.#toSkip.set(stream, (this.#toSkip.get(stream) ?? 0) - skipped);
    const content = message.subarray(1 + skipped);
    if (content.length === 0) return;
    if (stream === errorStream) this.destroy(new PortRefused(content.toString('utf8')));
    else if (stream === dataStream && !this.push(content)) this.#socket.pause();
  }

  #end(): void {
    if (this.readableEnded || this.destroyed) return;
    this.push(null);
    this.end();
  }
}

function bytesOf(message: RawData): Buffer {
  if (Buffer.isBuffer(message)) return message;
  return Array.isArray(message) ? Buffer.concat(message) : Buffer.from(message);
}
