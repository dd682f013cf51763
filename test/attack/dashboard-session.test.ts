import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { OpenKeyfob } from '../fakes/open-keyfob.ts';
import {
  lackOfRig,
  openOnRig,
  startDashboardRig,
  type DashboardRig,
  type OpenOnRig,
} from '../cluster/dashboards/dashboard-rig.ts';
import type { DashboardServer } from '../cluster/dashboards/dashboard-server.ts';
import { askAsBrowser, askAsUser, otherUser, signIn } from '../cluster/dashboards/signed-in-browser.ts';

const lack = lackOfRig();
const megabyte = 1024 * 1024;

describe.skipIf(lack !== '')(`the port of a dashboard session${lack && ` (skipped: ${lack})`}`, () => {
  let rig: DashboardRig;
  let server: DashboardServer;
  let open: OpenKeyfob;
  let openDashboard: OpenOnRig['openDashboard'];
  let address: string;
  let origin: string;
  let cookie: string;

  beforeAll(async () => {
    rig = await startDashboardRig();
    server = await rig.install('headlamp');
    ({ open, openDashboard } = await openOnRig(rig));
  });
  beforeEach(async () => {
    if (open.keyfob.store.snapshot.dashboardSession.status === 'open') return;
    address = await openDashboard();
    ({ origin, cookie } = await signIn(address));
  });
  afterAll(async () => {
    await open.close();
    await rig.stop();
  });

  /** Nobody got in: what was answered shows nothing of the dashboard, and that was asked nothing. */
  async function expectRefused(
    ask: () => Promise<{ readonly status: number; readonly text: string }>,
  ): Promise<void> {
    const before = server.requests;
    const reply = await ask();
    expect(reply.status).toBe(403);
    expect(reply.text).not.toContain('Pods');
    expect(server.requests).toBe(before);
  }

  it('is there, for the browser that was let in [dashboard-port]', async () => {
    expect((await askAsBrowser(`${origin}/`, cookie)).status).toBe(200);
  });

  it.each([
    ['no cookie', null, {}],
    ['another cookie', 'keyfob-session=AAAAAAAAAAAAAAAAAAAAAA', {}],
    ['the name of another host', undefined, { host: 'evil.test' }],
    ['localhost', undefined, { host: 'localhost' }],
    ['another origin', undefined, { origin: 'http://evil.test' }],
    ['the origin null', undefined, { origin: 'null' }],
    ['a page elsewhere', undefined, { 'sec-fetch-site': 'cross-site' }],
    ['a page at another port of this address', undefined, { 'sec-fetch-site': 'same-site' }],
    ['a browser that does not say from where', undefined, { 'sec-fetch-site': null }],
    [
      'a picture or script that nobody’s page loads',
      undefined,
      { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'no-cors' },
    ],
  ] as const)('refuses a request with %s [dashboard-port]', async (_what, own, headers) => {
    await expectRefused(() => askAsBrowser(`${origin}/`, own === undefined ? cookie : own, headers));
  });

  it('refuses a form that another page sends [dashboard-port]', async () => {
    await expectRefused(() =>
      askAsBrowser(
        `${origin}/`,
        cookie,
        { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' },
        { method: 'POST', body: 'a=1' },
      ),
    );
  });

  it('refuses the key once it was used, and ten thousand guesses, and goes on [dashboard-link]', async () => {
    const navigation = { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' };
    await expectRefused(() => askAsBrowser(address, null, navigation));
    const guesses = Array.from(
      { length: 10_000 },
      (_, at) => `${origin}/keyfob-sign-in/${at.toString(36).padStart(22, 'A')}`,
    );
    await open.handlers['dashboard:open']({ chosen: null });
    for (let at = 0; at < guesses.length; at += 100)
      for (const { status } of await Promise.all(
        guesses.slice(at, at + 100).map((url) => askAsBrowser(url, null, navigation)),
      ))
        expect(status).toBe(403);
    expect((await askAsBrowser(`${origin}/`, cookie)).status).toBe(200);
  });

  it.each([
    ['without a cookie', () => ({ origin })],
    ['of a page elsewhere', () => ({ cookie, origin: 'http://evil.test' })],
    ['of no page', () => ({ cookie })],
  ])('refuses a WebSocket %s [dashboard-port]', async (_what, headers) => {
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/clusters/main/api/v1/pods?watch=1`, {
      headers: headers(),
    });
    const [error] = (await once(socket, 'error')) as [Error];
    expect(error.message).toContain('403');
  });

  it.skipIf(process.getuid?.() !== 0)(
    'refuses another user who has the cookie [dashboard-port]',
    async () => {
      const headers = [`Cookie: ${cookie}`, 'Sec-Fetch-Site: same-origin'];
      expect(await askAsUser(process.getuid!(), `${origin}/`, headers)).toBe('200');
      expect(await askAsUser(otherUser, `${origin}/`, headers)).toBe('403');
    },
  );

  it.each([
    ['two hosts', 'GET / HTTP/1.1\r\nHost: @\r\nHost: evil.test\r\n'],
    ['two lengths', 'POST /echo HTTP/1.1\r\nHost: @\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n'],
    ['a chunk that hides a request', 'GET / HTTP/1.1\r\nHost: @\r\nTransfer-Encoding: xchunked\r\n'],
  ])('passes nothing on with %s [dashboard-port]', async (_what, head) => {
    const before = server.requests;
    const { hostname, port, host } = new URL(origin);
    const socket = connect(Number(port), hostname);
    const own = `Cookie: ${cookie}\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n\r\n`;
    socket.end(`${head.replace('@', host)}${own}0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n`);
    let reply = '';
    socket.on('data', (chunk: Buffer) => (reply += chunk.toString('latin1')));
    await once(socket, 'close');
    expect(reply).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(server.requests).toBe(before);
  });

  it.skipIf(process.getuid?.() !== 0)(
    'lets no other user in by the link, who has read it first [dashboard-link]',
    async () => {
      const link = await openDashboard();
      const headers = ['Sec-Fetch-Site: none', 'Sec-Fetch-Mode: navigate'];
      expect(await askAsUser(otherUser, link, headers)).toBe('403');
      ({ origin, cookie } = await signIn(link));
    },
  );

  it('is one origin of a browser: a server beside it, on the same address, is another [dashboard-port]', async () => {
    const beside = createServer((_request, response) => response.end()).listen(0, new URL(origin).hostname);
    await once(beside, 'listening');
    const { port } = beside.address() as { port: number };
    await expectRefused(() =>
      askAsBrowser(`${origin}/`, cookie, { origin: `http://${new URL(origin).hostname}:${port}` }),
    );
    beside.close();
  });

  it('gives no browser the token, whatever it asks for [dashboard-token]', async () => {
    const asked = ['/', '/login', '/away', '/clusters/main/api/v1/pods', '/echo'];
    const [bearer = ''] = server.bearers;
    expect(bearer).toMatch(/^ey/);
    for (const path of asked) {
      const { headers, text } = await askAsBrowser(`${origin}${path}`, cookie);
      expect(JSON.stringify(headers) + text).not.toContain(bearer);
    }
  });

  it('holds no more of an answer than its reader takes, and 1,000 requests at once each come to an end [dashboard-port]', async () => {
    const { hostname, port, host } = new URL(origin);
    const socket = connect(Number(port), hostname);
    socket.pause();
    socket.write(
      `GET /bytes/${200 * megabyte} HTTP/1.1\r\nHost: ${host}\r\nCookie: ${cookie}\r\nSec-Fetch-Site: same-origin\r\n\r\n`,
    );
    const before = process.memoryUsage().rss;
    const replies = await Promise.allSettled(
      Array.from({ length: 1000 }, () => askAsBrowser(`${origin}/`, null)),
    );
    const letIn = replies.filter((each) => each.status === 'fulfilled' && each.value.status !== 403);
    expect(letIn).toEqual([]);
    expect((await askAsBrowser(`${origin}/bytes/${100 * megabyte}`, cookie)).text).toHaveLength(
      100 * megabyte,
    );
    expect(process.memoryUsage().rss - before).toBeLessThan(600 * megabyte);
    socket.destroy();
  });

  it('leaves no certificate unverified but inside that tunnel [own-ca]', () => {
    const source = resolve(import.meta.dirname, '../../src');
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    );
    const unverified = files.filter((name) =>
      readFileSync(join(source, name), 'utf8').includes('rejectUnauthorized: false'),
    );
    // One looks at a certificate and sends nothing; the other is a server that asks for one.
    const harmless = ['main/adapters/api/server-certificate.ts', 'main/adapters/demo/demo-server.ts'];
    expect(unverified.filter((name) => !harmless.includes(name))).toEqual([
      'main/adapters/dashboard/tunnel-agent.ts',
    ]);
  });

  it('listens on one address of loopback, until the session ends [listens-nowhere]', async () => {
    expect(new URL(origin).hostname).toMatch(/^127\./);
    await open.handlers['dashboard:end-session']({});
    await expect(askAsBrowser(`${origin}/`, cookie)).rejects.toThrow('ECONNREFUSED');
  });
});
