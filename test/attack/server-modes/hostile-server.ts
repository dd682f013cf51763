import { Agent, request as httpsRequest } from 'node:https';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createSecureContext, TLSSocket, type SecureContextOptions } from 'node:tls';
import { Authority, type KeyPair } from '../../cluster/certificates.ts';
import type { Cluster } from '../../cluster/cluster.ts';

/** A request as the server read it. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
}

/** What the real API server said. */
export interface RealReply {
  readonly status: number;
  readonly body: string;
}

/** One way to be hostile; what it leaves out happens as on the real API server. */
export interface ServerMode {
  readonly name: string;
  /** Takes a connection before TLS. */
  readonly connect?: (socket: Socket) => void;
  /** A certificate of another CA, or an older TLS. */
  readonly tls?: 'foreign' | '1.2';
  /** Takes a connection after its handshake, before any request. */
  readonly greet?: (socket: TLSSocket) => void;
  /** Answers a request by bytes of its own; false hands it on. */
  readonly answer?: (asked: Asked, socket: TLSSocket) => boolean;
  /** Puts another body, of status 200, in the place of a reply; null leaves the real one. */
  readonly lie?: (asked: Asked, real: RealReply) => string | null;
}

/** A hostile server at an address that stays, in one mode after the other. */
export interface HostileServer {
  readonly port: number;
  /** Requests since the last turn that followed a redirect. */
  stolen(): number;
  /** Resolves when the next request is there. */
  asked(): Promise<void>;
  /** Ends all connections and takes another mode; null is as good as the real API server. */
  turn(mode: ServerMode | null): void;
  stop(): Promise<void>;
}

/** The real API server that a hostile one stands before. */
export interface Behind {
  /** Its address, as `https://host:port`. */
  readonly server: string;
  readonly authorityPem: string;
}

/** What a hostile server shows: a certificate of the cluster’s CA, and one of another. */
export interface ServerKeys {
  readonly own: KeyPair;
  readonly foreign: KeyPair;
}

/** What is needed to stand before a cluster. */
export async function standBefore({
  server,
  snapData,
}: Cluster): Promise<{ readonly behind: Behind; readonly keys: ServerKeys }> {
  const names = [{ type: 'ip' as const, value: '127.0.0.1' }];
  const request = { subject: 'CN=127.0.0.1', usage: 'server' as const, names };
  const [own, foreign] = await Promise.all([
    snapData.authority.issue(request),
    Authority.create().then((authority) => authority.issue(request)),
  ]);
  return { behind: { server, authorityPem: snapData.authority.pem }, keys: { own, foreign } };
}

/** Starts a TLS server before a cluster. */
export async function startHostileServer(
  behind: Behind,
  { own, foreign }: ServerKeys,
): Promise<HostileServer> {
  const agent = new Agent({ keepAlive: true, ca: behind.authorityPem });
  const contextOf = ({ certificate, key }: KeyPair, options: SecureContextOptions = {}) =>
    createSecureContext({ ...options, cert: certificate, key });
  const contexts = {
    ...{ usual: contextOf(own), foreign: contextOf(foreign) },
    '1.2': contextOf(own, { maxVersion: 'TLSv1.2' }),
  };
  const open = new Set<Socket>();
  let mode: ServerMode | null = null;
  let stolen = 0;
  let onAsked: () => void = () => undefined;

  const forward = (request: Request) =>
    new Promise<RealReply>((resolve, reject) => {
      const sent = httpsRequest(
        `${behind.server}${request.target}`,
        { method: request.method, agent, headers: { ...request.headers, host: '127.0.0.1' } },
        (reply) => {
          let text = '';
          reply.setEncoding('utf8');
          reply.on('data', (chunk: string) => (text += chunk));
          reply.on('error', reject);
          reply.on('end', () => resolve({ status: reply.statusCode ?? 0, body: text }));
        },
      );
      sent.on('error', reject);
      sent.end(request.body);
    });

  const respond = async (request: Request, socket: TLSSocket) => {
    onAsked();
    const { method, target, body } = request;
    const [path = '', query = ''] = target.split('?');
    const now = mode;
    if (path.startsWith('/stolen')) stolen++;
    const question: Asked = { method, path, query: new URLSearchParams(query), body };
    if (now?.answer?.(question, socket) === true) return;
    const real = await forward(request);
    const lie = now?.lie?.(question, real) ?? null;
    if (!socket.destroyed) socket.write(reply(lie === null ? real.status : 200, lie ?? real.body));
  };

  const server = createServer((raw) => {
    open.add(raw);
    raw.on('close', () => open.delete(raw));
    raw.on('error', () => undefined);
    if (mode?.connect !== undefined) {
      mode.connect(raw);
      return;
    }
    const socket = new TLSSocket(raw, {
      isServer: true,
      secureContext: contexts[mode?.tls ?? 'usual'],
    });
    socket.on('error', () => raw.destroy());
    const greet = mode?.greet;
    if (greet !== undefined) socket.once('secure', () => greet(socket));
    readRequests(socket, (request) => {
      respond(request, socket).catch(() => socket.destroy());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    port: (server.address() as AddressInfo).port,
    stolen: () => stolen,
    asked: () => new Promise((resolve) => (onAsked = resolve)),
    turn(next) {
      mode = next;
      stolen = 0;
      for (const socket of open) socket.destroy();
    },
    async stop() {
      agent.destroy();
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A whole HTTP reply as bytes. */
export function reply(
  status: number,
  body: string | Buffer,
  headers: Readonly<Record<string, string | number>> = {},
): Buffer {
  const lines = Object.entries({
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status} x\r\n${lines.join('')}\r\n`), Buffer.from(body)]);
}

/** Writes the chunks again and again while somebody reads, until the connection ends. */
export function flood(socket: Socket, chunk: string | Buffer): void {
  const more = () => {
    let isRoom = !socket.destroyed;
    for (let count = 0; isRoom && count < 100; count++) isRoom = socket.write(chunk);
    if (isRoom) later();
  };
  // Whoever reads fast leaves room for ever, and `drain` then comes in the same turn.
  const later = () => setImmediate(more);
  socket.on('drain', later);
  more();
}

/** Writes a chunk every few milliseconds until the connection ends. */
export function drip(socket: Socket, chunk: string | Buffer, everyMs: number): void {
  const timer = setInterval(() => socket.write(chunk), everyMs);
  socket.on('close', () => clearInterval(timer));
}

interface Request {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

function readRequests(socket: Socket, onRequest: (request: Request) => void): void {
  let text = '';
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
    for (;;) {
      const end = text.indexOf('\r\n\r\n');
      if (end === -1) return;
      const [first = '', ...lines] = text.slice(0, end).split('\r\n');
      const headers = Object.fromEntries(
        lines.map((line) => {
          const colon = line.indexOf(':');
          return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
        }),
      );
      const length = Number(headers['content-length'] ?? 0);
      if (text.length < end + 4 + length) return;
      const [method = '', target = ''] = first.split(' ');
      onRequest({ method, target, headers, body: text.slice(end + 4, end + 4 + length) });
      text = text.slice(end + 4 + length);
    }
  });
}
