import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { signInServer } from '../../src/main/adapters/dashboard/sign-in-server.ts';
import { makeDemoCertificates } from '../../src/main/adapters/demo/demo-certificates.ts';
import { openDemoServer, type DemoServer } from '../../src/main/adapters/demo/demo-server.ts';
import type { ProxiedDashboard, SignInParts } from '../../src/main/core/ports/dashboard.ts';
import { Secret } from '../../src/main/core/ports/secret.ts';
import type { AppError } from '../../src/shared/contract/errors/errors.ts';
import { fail, ok } from '../../src/shared/contract/values/result.ts';
import { askAsBrowser, signIn } from '../cluster/dashboards/signed-in-browser.ts';
import { eventually } from '../desktop/processes.ts';

const certificates = await makeDemoCertificates(Date.now());
const page = { title: 'No page', sentences: [], tryAgain: null };

/** A pod that answers each request, by its path and in its own words, or not at all. */
class Pod {
  readonly connections = new Set<Duplex>();
  readonly asked: string[] = [];
  taken = 0;
  answer: (path: string) => string = () => reply('hello');

  take(connection: Duplex): void {
    this.taken += 1;
    this.connections.add(connection);
    connection.once('close', () => this.connections.delete(connection));
    connection.on('error', () => undefined);
    let text = '';
    connection.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      for (let end = text.indexOf('\r\n\r\n'); end >= 0; end = text.indexOf('\r\n\r\n')) {
        const head = text.slice(0, end);
        const body = Number(/^content-length: (\d+)$/im.exec(head)?.[1] ?? 0);
        if (text.length < end + 4 + body) return;
        const [, path = ''] = head.split(' ');
        this.asked.push(path);
        text = text.slice(end + 4 + body);
        connection.write(this.answer(path));
      }
    });
  }
}

function reply(body: string, status = '200 OK'): string {
  return `HTTP/1.1 ${status}\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
}

describe('a browser that is signed in to a pod', () => {
  let api: DemoServer;
  let pod: Pod;
  let signedIn: ProxiedDashboard;
  let origin: string;
  let cookie: string;
  let target: SignInParts['target'];
  let uses: number;
  let doubts: (AppError | null)[];

  beforeEach(async () => {
    pod = new Pod();
    uses = 0;
    doubts = [];
    api = await openDemoServer(certificates);
    api.serve(
      () => Promise.resolve({ status: 404, body: {} }),
      () => Promise.resolve((connection) => pod.take(connection)),
    );
    target = () => Promise.resolve(ok({ namespace: 'kube-system', pod: 'headlamp', port: 80, isTls: false }));
    const opened = await signInServer.open({
      cluster: () => ({
        server: `https://127.0.0.1:${api.port}`,
        authorityPem: certificates.authority,
        strangers: [],
        servesOwn: true,
        credential: { kind: 'static-token', token: new Secret('administrator') },
      }),
      target: () => target(),
      bearer: () => new Secret('bearer'),
      onUse: () => void (uses += 1),
      onDoubt: (refused) => void doubts.push(refused),
      explain: () => page,
      refusal: () => page,
    });
    if (!opened.ok) throw new Error('not opened');
    signedIn = opened.value;
    ({ origin, cookie } = await signIn(signedIn.admit()));
  });
  afterEach(() => {
    signedIn.close();
    api.close();
  });

  const get = (path: string) => askAsBrowser(`${origin}${path}`, cookie);

  /** A request that is given up, or waits. */
  const begin = (path: string) => {
    const headers = { cookie, 'sec-fetch-site': 'same-origin' };
    const asked = request(`${origin}${path}`, { headers, agent: false });
    asked.on('error', () => undefined);
    asked.end();
    return asked;
  };

  const write = async (head: string): Promise<Socket> => {
    const { hostname, port, host } = new URL(origin);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    socket.write(
      `${head}\r\nHost: ${host}\r\nOrigin: ${origin}\r\nCookie: ${cookie}\r\nSec-Fetch-Site: same-origin\r\n`,
    );
    return socket;
  };

  it.each(['200 O\u0001K', '200 \u007f', '042 early', '000 none', '999 late'])(
    'gets an answer that begins with %j as one, or a page of Keyfob’s own',
    async (status) => {
      pod.answer = (path) => reply('hello', path === '/odd' ? status : '200 OK');
      const { text } = await get('/odd');
      expect(['hello', 'No page']).toContain(/hello|No page/.exec(text)?.[0]);
      expect((await get('/')).text).toBe('hello');
    },
  );

  it('gets a page of Keyfob’s own for another protocol that it did not ask for', async () => {
    pod.answer = () => 'HTTP/1.1 101 Switched\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n';
    expect(await get('/')).toMatchObject({ status: 502 });
    await eventually('the end', () => Promise.resolve(pod.connections.size === 0 ? true : null));
  });

  it('opens no connection to the pod once the session ended', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const usual = target;
    target = () => held.then(usual);
    const asked = begin('/');

    await new Promise((resolve) => setTimeout(resolve, 100));
    signedIn.close();
    await new Promise((resolve) => asked.once('close', resolve));
    release();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(pod.taken).toBe(0);
  });

  it('asks once for what a browser gave up, over a connection that was kept', async () => {
    pod.answer = (path) => (path === '/slow' ? '' : reply('hello'));
    await get('/');
    const asked = begin('/slow');
    await eventually('the request', () => Promise.resolve(pod.asked.includes('/slow') ? true : null));
    asked.destroy();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(pod.asked).toEqual(['/', '/slow']);
    expect([...pod.connections]).toEqual([]);
  });

  it('sends no body that passes for a request, whatever a header says is about one connection', async () => {
    const hidden = 'GET /hidden HTTP/1.1\r\nHost: x\r\n\r\n';
    const socket = await write('GET /shown HTTP/1.1');
    socket.write(`Connection: content-length, close\r\nContent-Length: ${hidden.length}\r\n\r\n${hidden}`);
    socket.resume();
    await once(socket, 'close');
    await get('/');
    expect(pod.asked).toEqual(['/shown', '/']);
  });

  it('uses a session by what its page says over a WebSocket, and not by what that only hears', async () => {
    const server = createServer();
    const sockets = new WebSocketServer({ server });
    pod.take = (connection) => void server.emit('connection', connection);
    const browser = new WebSocket(`${origin.replace('http', 'ws')}/watch`, { headers: { cookie, origin } });
    const [dashboard] = (await once(sockets, 'connection')) as [WebSocket];
    await eventually('the watch', () => browser.readyState === WebSocket.OPEN || null);
    const said = async (length: number) => {
      browser.send(Buffer.alloc(length, 0xff));
      await once(dashboard, 'message');
    };
    const before = uses;
    dashboard.send(Buffer.alloc(70_000));
    dashboard.ping('there?');
    await once(dashboard, 'pong');
    browser.ping();
    await once(browser, 'pong');
    expect(uses).toBe(before);
    for (const [at, length] of [70_000, 0, 200, 125].entries()) {
      await said(length);
      expect(uses).toBe(before + at + 1);
      dashboard.ping(Buffer.alloc(125));
      await once(dashboard, 'pong');
      expect(uses).toBe(before + at + 1);
    }
    browser.terminate();
  });

  it('listens no more to a connection the more often it is used', async () => {
    const warnings: string[] = [];
    const note = ({ message }: Error) => void warnings.push(message);
    process.on('warning', note);
    for (let times = 0; times < 15; times += 1) await get('/');
    await new Promise((resolve) => setTimeout(resolve, 50));
    process.off('warning', note);
    expect(pod.taken).toBe(1);
    expect(warnings).toEqual([]);
  });

  it('ends a WebSocket that no dashboard answers when its browser goes', async () => {
    pod.answer = () => '';
    const socket = await write('GET /watch HTTP/1.1');
    socket.write('Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    await eventually('the request', () => Promise.resolve(pod.asked.includes('/watch') ? true : null));
    socket.end();
    await eventually('the end', () => Promise.resolve(pod.connections.size === 0 ? true : null));
  });

  it('tells of what is refused to its token, or on the way to the pod', async () => {
    pod.answer = (path) => reply('no', path === '/login' ? '401 Unauthorized' : '403 Forbidden');
    await get('/login');
    await get('/secrets');
    expect(doubts).toEqual([null, null]);
    for (const connection of pod.connections) connection.destroy();
    const refused = { code: 'api-forbidden', action: { does: 'forward-ports', object: 'headlamp' } } as const;
    target = () => Promise.resolve(fail(refused));
    expect(await get('/')).toMatchObject({ status: 502 });
    expect(doubts.slice(2)).toEqual([refused]);
  });

  it('shows whoever was let in why the session ended, and the dashboard no more', async () => {
    pod.answer = (path) => (path === '/slow' ? '' : reply('hello'));
    const slow = get('/slow');
    await eventually('the request', () => Promise.resolve(pod.asked.includes('/slow') ? true : null));
    signedIn.leave(() => ({ title: 'Signed out', sentences: ['It was time.'], tryAgain: null }));
    for (const shown of [await slow, await get('/')]) expect(shown.text).toContain('<p>It was time.</p>');
    expect(await get('/')).toMatchObject({ status: 503 });
    expect((await askAsBrowser(`${origin}/`, null)).text).not.toContain('It was time.');
    expect(pod.asked).toEqual(['/slow']);
    expect([...pod.connections]).toEqual([]);
    signedIn.close();
    await expect(get('/')).rejects.toThrow('ECONNREFUSED');
  });
});
