import { createServer as createPlain, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createTls, request as ask } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { once } from 'node:events';
import { Authority } from '../certificates.ts';
import type { Cluster } from '../cluster.ts';

/** Which dashboard’s rules of signing in a server has. */
export type ServedDashboard = 'headlamp' | 'kubernetes-dashboard' | 'kubernetes-dashboard-7';

/** A small dashboard of our own, with the login rules of a real one, until it is stopped. */
export interface DashboardServer {
  readonly port: number;
  /** The bearers that reached it, each once, in their order. */
  readonly bearers: readonly string[];
  /** How many requests and upgrades reached it. */
  readonly requests: number;
  /** What requests brought beside that: header names and cookies, all of them. */
  readonly seen: {
    readonly headers: ReadonlySet<string>;
    readonly cookies: readonly string[];
    readonly hosts: ReadonlySet<string>;
  };
  /** Once more does no harm. */
  stop(): Promise<void>;
}

/** The page that lists pods as a dashboard does: a list, and a watch over WebSocket. */
const page = `<!doctype html><meta charset="utf-8"><title>Pods</title><h1>Pods</h1><ul></ul><p id="watch"></p>
<script src="/app.js"></script>`;
const script = `
const show = (name) => { const item = document.createElement('li'); item.textContent = name; document.querySelector('ul').append(item); };
fetch('/clusters/main/api/v1/pods').then(async (reply) => {
  if (reply.status !== 200) { document.body.append('login: ' + reply.status); return; }
  const list = await reply.json();
  for (const { metadata } of list.items) show(metadata.name);
  const at = list.metadata.resourceVersion;
  const socket = new WebSocket('ws://' + location.host + '/clusters/main/api/v1/pods?watch=1&resourceVersion=' + at);
  socket.onopen = () => { document.querySelector('#watch').textContent = 'watching'; };
  socket.onmessage = ({ data }) => { const { type, object } = JSON.parse(data); if (type === 'ADDED') show(object.metadata.name); };
  socket.onclose = () => { document.querySelector('#watch').textContent = 'closed'; };
});`;

/** Serves it on this machine, as the pod of the cluster would. */
export async function serveDashboard(kind: ServedDashboard, cluster: Cluster): Promise<DashboardServer> {
  let requests = 0;
  const bearers: string[] = [];
  const cookies: string[] = [];
  const headers = new Set<string>();
  const hosts = new Set<string>();
  const note = (request: IncomingMessage) => {
    requests += 1;
    for (const name of Object.keys(request.headers)) headers.add(name);
    hosts.add(request.headers.host ?? '');
    if (request.headers.cookie !== undefined) cookies.push(request.headers.cookie);
    const bearer = bearerOf(kind, request);
    if (bearer !== null && !bearers.includes(bearer)) bearers.push(bearer);
    return bearer;
  };
  const answer: RequestListener = (request, response) => {
    const bearer = note(request);
    const url = request.url ?? '';
    if (url.startsWith('/clusters/main/')) {
      if (bearer === null) response.writeHead(401).end('{}');
      else void passOn(cluster, url.slice('/clusters/main'.length), bearer, response);
    } else if (url === '/login')
      response
        .writeHead(200, {
          'set-cookie': ['headlamp-auth-main.0=x; Path=/', 'jweToken=x', 'token=x', 'language=de'],
          authorization: 'Bearer x',
          'clear-site-data': '"*"',
          'access-control-allow-origin': '*',
        })
        .end();
    else if (url === '/away')
      response.writeHead(302, { location: `http://${request.headers.host}/home?a=1` }).end();
    else if (url.startsWith('/bytes/')) {
      response.writeHead(200, { 'content-type': 'application/octet-stream' });
      sendBytes(response, Number(url.slice('/bytes/'.length)));
    } else if (url === '/app.js') response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
    else if (url === '/echo') request.pipe(response.writeHead(200));
    else response.writeHead(200, { 'content-type': 'text/html' }).end(page);
  };
  const own = await Authority.create('CN=kubernetes-dashboard');
  const server =
    kind === 'headlamp' ? createPlain(answer) : createTls({ cert: own.pem, key: own.keyPem }, answer);
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const bearer = note(request);
    const path = (request.url ?? '').slice('/clusters/main'.length);
    if (bearer === null) socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
    else watchOn(cluster, path, bearer, request, socket, head);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    get requests() {
      return requests;
    },
    bearers,
    seen: { headers, cookies, hosts },
    async stop() {
      if (!server.listening) return;
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A cookie of the dashboard’s own wins over the header, as in the real ones. */
function bearerOf(kind: ServedDashboard, { headers }: IncomingMessage): string | null {
  const name = {
    headlamp: /headlamp-auth-main\.0=([^;]*)/,
    'kubernetes-dashboard': /jweToken=([^;]*)/,
    'kubernetes-dashboard-7': /(?:^|; )token=([^;]*)/,
  }[kind];
  const cookie = name.exec(headers.cookie ?? '')?.[1];
  return cookie ?? /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? null;
}

async function passOn(
  cluster: Cluster,
  path: string,
  bearer: string,
  response: Parameters<RequestListener>[1],
): Promise<void> {
  const { status, body } = await cluster.request('GET', path, undefined, bearer);
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function watchOn(
  { server, snapData }: Cluster,
  path: string,
  bearer: string,
  { headers }: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): void {
  const carried = Object.entries(headers).filter(([name]) => !['host', 'cookie'].includes(name));
  const upstream = ask(`${server}${path}`, {
    ca: snapData.authority.pem,
    headers: { ...Object.fromEntries(carried), origin: server, authorization: `Bearer ${bearer}` },
    agent: false,
  });
  upstream.on('upgrade', (reply, api, first) => {
    const lines = Object.entries(reply.headers).map(([name, value]) => `${name}: ${String(value)}\r\n`);
    socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('')}\r\n`);
    socket.write(first);
    api.write(head);
    socket.pipe(api).pipe(socket);
    socket.on('error', () => api.destroy());
    api.on('error', () => socket.destroy());
  });
  upstream.on('error', () => socket.destroy());
  upstream.on('response', () => socket.destroy());
  upstream.end();
}

function sendBytes(response: Parameters<RequestListener>[1], length: number): void {
  const chunk = Buffer.alloc(64 * 1024, 'x');
  let left = length;
  const send = () => {
    while (left > 0) {
      const part = chunk.subarray(0, Math.min(left, chunk.length));
      left -= part.length;
      if (!response.write(part)) return void response.once('drain', send);
    }
    response.end();
  };
  send();
}
