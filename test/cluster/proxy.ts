import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpsRequest, Agent, createServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KeyPair } from './certificates.ts';
import type { Cluster } from './cluster.ts';

/** What the proxy does with a request instead of passing it on; null passes it on. */
export type Intercept = (path: string, method: string) => Interception | null;

/** One way in which a server can be bad. */
export type Interception =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body: string;
      /** Headers besides a JSON content type; one that is undefined is left out. */
      readonly headers?: Readonly<Record<string, string | undefined>>;
    }
  /** A reply with this many bytes of headers. */
  | { readonly kind: 'headers'; readonly bytes: number }
  | { readonly kind: 'delay'; readonly milliseconds: number }
  | { readonly kind: 'cut' }
  /** These bytes instead of a reply, again and again with `everyMs`; the connection stays open. */
  | { readonly kind: 'raw'; readonly bytes: string; readonly everyMs?: number };

/** A server before the real one. */
export interface Proxy {
  /** A copy of the cluster's snap data whose client.config names the proxy. */
  readonly snapData: string;
  readonly port: number;
  readonly requests: readonly string[];
  /** How many TCP connections were made to it. */
  connections(): number;
  intercept(how: Intercept): void;
  stop(): Promise<void>;
}

const names = [{ type: 'ip' as const, value: '127.0.0.1' }];

/**
 * Starts an HTTPS proxy before a token-mode cluster, with a certificate of its CA unless another is given. With
 * `withoutJti` minted tokens lose their jti, as those of older servers have none, and reviews put it back.
 */
export async function startProxy(
  cluster: Cluster,
  { certificate, withoutJti = false }: { certificate?: KeyPair; withoutJti?: boolean } = {},
): Promise<Proxy> {
  const pair =
    certificate ??
    (await cluster.snapData.authority.issue({ subject: 'CN=127.0.0.1', usage: 'server', names }));
  const agent = new Agent({ keepAlive: true, ca: cluster.snapData.authority.pem });
  const requests: string[] = [];
  const originals = new Map<string, string>();
  let intercept: Intercept = () => null;
  let connections = 0;

  const forward = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    let body = await readAll(incoming);
    for (const [stripped, original] of originals) body = body.replace(stripped, original);
    const headers = { ...incoming.headers, 'content-length': String(Buffer.byteLength(body)) };
    const sent = httpsRequest(
      `${cluster.server}${incoming.url ?? ''}`,
      { method: incoming.method, agent, headers },
      (reply) => {
        void readAll(reply).then((text) => {
          const answer = withoutJti ? stripJti(text, originals) : text;
          // It was read whole: with a length it cannot be in chunks any more, as long replies come.
          const headers = Object.entries(reply.headers).filter(([name]) => name !== 'transfer-encoding');
          outgoing.writeHead(reply.statusCode ?? 502, {
            ...Object.fromEntries(headers),
            'content-length': String(Buffer.byteLength(answer)),
          });
          outgoing.end(answer);
        });
      },
    );
    sent.on('error', () => outgoing.destroy());
    sent.end(body);
  };

  const server = createServer({ cert: pair.certificate, key: pair.key }, (incoming, outgoing) => {
    const path = (incoming.url ?? '').split('?')[0] ?? '';
    requests.push(`${incoming.method ?? ''} ${path}`);
    const how = intercept(path, incoming.method ?? '');
    const pass = () => void forward(incoming, outgoing).catch(() => outgoing.destroy());
    if (how === null) {
      pass();
      return;
    }
    switch (how.kind) {
      case 'status':
        for (const [name, value] of Object.entries<string | undefined>({
          'content-type': 'application/json',
          ...how.headers,
        }))
          if (value !== undefined) outgoing.setHeader(name, value);
        outgoing.writeHead(how.status);
        outgoing.end(how.body);
        break;
      case 'headers':
        outgoing.writeHead(200, { 'content-type': 'application/json', 'x-filler': 'x'.repeat(how.bytes) });
        outgoing.end('{}');
        break;
      case 'delay':
        setTimeout(pass, how.milliseconds);
        break;
      case 'cut':
        outgoing.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
        outgoing.write('{"kind":', () => outgoing.destroy());
        break;
      case 'raw': {
        const { socket } = incoming;
        socket.write(how.bytes);
        if (how.everyMs === undefined) break;
        const timer = setInterval(() => socket.write(how.bytes), how.everyMs);
        socket.on('close', () => clearInterval(timer));
        break;
      }
    }
  });
  server.on('connection', () => connections++);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const { snapData, remove } = copySnapData(cluster, port);
  return {
    ...{ snapData, port, requests },
    connections: () => connections,
    intercept: (how) => void (intercept = how),
    async stop() {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      remove();
    },
  };
}

/** A copy of the cluster’s snap data whose client.config and arguments name another port of 127.0.0.1. */
export function copySnapData(
  cluster: Cluster,
  port: number,
): { readonly snapData: string; readonly remove: () => void } {
  const root = mkdtempSync(join(tmpdir(), 'keyfob-proxy-'));
  const snapData = join(root, 'snap');
  cpSync(join(cluster.snapData.root, 'x1'), snapData, { recursive: true });
  const config = join(snapData, 'credentials/client.config');
  writeFileSync(config, readFileSync(config, 'utf8').replace(cluster.server, `https://127.0.0.1:${port}`));
  const args = join(snapData, 'args/kube-apiserver');
  writeFileSync(args, readFileSync(args, 'utf8').replace(/--secure-port=\d+/, `--secure-port=${port}`));
  return { snapData, remove: () => rmSync(root, { recursive: true, force: true }) };
}

function stripJti(text: string, originals: Map<string, string>): string {
  return text.replace(/eyJ[\w-]+\.[\w-]+\.[\w-]+/, (token) => {
    const [header, payload = '', signature] = token.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
    delete claims.jti;
    const stripped = [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
    originals.set(stripped, token);
    return stripped;
  });
}

async function readAll(stream: IncomingMessage): Promise<string> {
  let text = '';
  stream.setEncoding('utf8');
  for await (const chunk of stream) text += chunk as string;
  return text;
}
