import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firefoxProgram } from '../../scripts/setup/firefox.mjs';
import { Firefox } from '../desktop/firefox.ts';
import { eventually } from '../desktop/processes.ts';
import type { OpenKeyfob } from '../fakes/open-keyfob.ts';
import {
  lackOfRig,
  openOnRig,
  startDashboardRig,
  type DashboardRig,
  type OpenOnRig,
} from '../cluster/dashboards/dashboard-rig.ts';
import type { DashboardServer } from '../cluster/dashboards/dashboard-server.ts';
import { askAsUser, otherUser } from '../cluster/dashboards/signed-in-browser.ts';
import { step } from '../step.ts';

const browserProgram = '/usr/bin/chromium';
const firefoxPath = firefoxProgram();
const lack =
  process.getuid?.() === 0 && existsSync(browserProgram) ? lackOfRig() : 'it wants root, and Chromium';

describe.skipIf(lack !== '')(`a dashboard session in a browser${lack && ` (skipped: ${lack})`}`, () => {
  const profile = mkdtempSync(join(tmpdir(), 'keyfob-browser-'));
  let rig: DashboardRig;
  let server: DashboardServer;
  let open: OpenKeyfob;
  let openDashboard: OpenOnRig['openDashboard'];
  let browser: BrowserContext;
  let page: Page;
  /** A page of somebody else, and what its server was sent. */
  let stranger: Server;
  const sentToStranger: string[] = [];

  beforeAll(async () => {
    rig = await startDashboardRig();
    server = await rig.install('headlamp');
    ({ open, openDashboard } = await openOnRig(rig));
    browser = await chromium.launchPersistentContext(profile, {
      executablePath: browserProgram,
      args: ['--no-sandbox', '--disable-gpu'],
    });
    page = await browser.newPage();
  });
  afterAll(async () => {
    await browser.close();
    stranger.close();
    await open.close();
    await rig.stop();
    rmSync(profile, { recursive: true, force: true });
  });

  const watching = () => page.locator('#watch');

  it('is signed in with no form, and lets no page of anybody else use that [dashboard-port] [dashboard-token]', async () => {
    const address = await openDashboard();
    const before = server.bearers.length;
    await step('the pods of the cluster, and a watch that goes on over another token', async () => {
      await page.goto(address);
      expect(new URL(page.url()).pathname).toBe('/');
      await page.getByText('my-headlamp', { exact: true }).waitFor();
      await watching().getByText('watching').waitFor();
      expect(await open.handlers['dashboard:renew-session']({})).toEqual({ ok: true, value: {} });
      await rig.pods.place({
        namespace: 'kube-system',
        name: 'newcomer',
        labels: { app: 'x' },
        port: 1,
        servicePort: 1,
      });
      await page.getByText('newcomer', { exact: true }).waitFor();
      await page.reload();
      await page.getByText('newcomer', { exact: true }).waitFor();
      expect(server.bearers).toHaveLength(before + 2);
    });

    const { origin, hostname } = new URL(address);
    await step(
      'a page at another port of the same address neither reads, sends, frames nor loads it',
      async () => {
        stranger = createServer((request, response) => {
          sentToStranger.push(request.headers.cookie ?? '');
          response.setHeader('content-type', 'text/html');
          response.end('<!doctype html><title>stranger</title>');
        }).listen(0, hostname);
        await once(stranger, 'listening');
        const { port } = stranger.address() as AddressInfo;
        const other = await browser.newPage();
        await other.goto(`http://${hostname}:${port}/`);
        const before = server.requests;
        const tried = await other.evaluate(async (target) => {
          const outcome = (task: Promise<unknown>) =>
            task.then(
              () => 'got in',
              () => 'refused',
            );
          const loads = (tag: 'img' | 'script' | 'iframe') =>
            new Promise<unknown>((resolve, reject) => {
              const element = document.createElement(tag);
              element.onload = resolve;
              element.onerror = reject;
              element.src = `${target}/app.js`;
              document.body.append(element);
            });
          const form = document.createElement('form');
          form.method = 'post';
          form.target = 'elsewhere';
          form.action = `${target}/echo`;
          document.body.append(form);
          form.submit();
          return {
            read: await outcome(fetch(`${target}/`, { credentials: 'include' })),
            script: await outcome(loads('script')),
            picture: await outcome(loads('img')),
          };
        }, origin);
        expect(tried).toEqual({ read: 'refused', script: 'refused', picture: 'refused' });
        const socket = await other.evaluate(
          (target) =>
            new Promise((resolve) => {
              const opened = new WebSocket(
                `${target.replace('http', 'ws')}/clusters/main/api/v1/pods?watch=1`,
              );
              opened.onopen = () => resolve('got in');
              opened.onerror = () => resolve('refused');
            }),
          origin,
        );
        expect(socket).toBe('refused');
        await other.evaluate(
          (target) =>
            new Promise((resolve) => {
              const frame = document.createElement('iframe');
              frame.onload = resolve;
              frame.src = `${target}/`;
              document.body.append(frame);
            }),
          origin,
        );
        expect(other.frames().filter((frame) => frame.url().startsWith(origin))).toHaveLength(0);
        expect(server.requests).toBe(before);
        await other.close();
      },
    );

    await step(
      'the cookie that reached that server is of no use to another user, and the browser keeps no token',
      async () => {
        const [stolen = ''] = sentToStranger.filter((each) => each.includes('keyfob-session'));
        expect(stolen).not.toBe('');
        const headers = [`Cookie: ${stolen}`, 'Sec-Fetch-Site: same-origin'];
        expect(await askAsUser(otherUser, `${origin}/`, headers)).toBe('403');
        const { cookies } = await browser.storageState();
        expect(cookies.filter(({ name }) => name === 'keyfob-session')).toMatchObject([
          { domain: hostname, httpOnly: true, sameSite: 'Strict' },
        ]);
        await page.goto('about:blank');
        const kept = readdirSync(profile, { recursive: true, encoding: 'utf8', withFileTypes: true })
          .filter((each) => each.isFile())
          .map((each) => readFileSync(join(each.parentPath, each.name), 'latin1'));
        for (const bearer of server.bearers)
          expect(kept.some((content) => content.includes(bearer))).toBe(false);
      },
    );

    await step('a session that was ended answers no more, and its tokens are refused', async () => {
      await open.handlers['dashboard:end-session']({});
      await expect(page.goto(`${origin}/`)).rejects.toThrow('ERR_CONNECTION_REFUSED');
      for (const bearer of server.bearers)
        await eventually('refused', async () => ((await rig.cluster.accepts(bearer)) ? null : true), 12_000);
    });
  });

  it.skipIf(firefoxPath === null)(
    'is signed in in Firefox, too, which gives its cookie to no other address, and lets no page at its own read it [dashboard-port]',
    async () => {
      const firefox = await Firefox.start(firefoxPath!);
      const cookiesAt = new Map<string, string[]>();
      const neighbour = createServer(({ headers: { host = '', cookie } }, response) => {
        cookiesAt.set(host, [...(cookiesAt.get(host) ?? []), ...(cookie === undefined ? [] : [cookie])]);
        response.setHeader('content-type', 'text/html');
        response.end('<!doctype html><title>neighbour</title>');
      });
      try {
        const address = await openDashboard();
        const { origin, hostname } = new URL(address);
        await once(neighbour.listen(0, '0.0.0.0'), 'listening');
        const tab = await firefox.tab();
        await tab.open(address);
        expect(await tab.evaluate('location.href')).toBe(`${origin}/`);
        await eventually('pods, and a watch', async () =>
          /my-headlamp[^]*watching/.test(String(await tab.evaluate('document.body.innerText'))) ? true : null,
        );
        expect(
          (await firefox.cookies()).map(({ name, domain, httpOnly, sameSite }) => ({
            name,
            domain,
            httpOnly,
            sameSite,
          })),
        ).toEqual([{ name: 'keyfob-session', domain: hostname, httpOnly: true, sameSite: 'strict' }]);
        const { port } = neighbour.address() as AddressInfo;
        const other = await firefox.tab();
        const before = server.requests;
        // Cookies know no ports, so the worst neighbour is at the same address; 127.0.0.1 is where most programs listen.
        for (const place of ['127.0.0.1', hostname]) {
          await other.open(`http://${place}:${port}/`);
          for (const mode of ['cors', 'no-cors'])
            expect(
              await other.evaluate(
                `fetch('${origin}/', { credentials: 'include', mode: '${mode}' }).then((reply) => reply.text(), () => '')`,
              ),
            ).toBe('');
        }
        expect(server.requests).toBe(before);
        expect(cookiesAt.get(`127.0.0.1:${port}`)).toEqual([]);
        expect(cookiesAt.has(`${hostname}:${port}`)).toBe(true);
        await open.handlers['dashboard:end-session']({});
        await expect(tab.open(`${origin}/`)).rejects.toThrow();
      } finally {
        await firefox.stop();
        neighbour.close();
      }
    },
  );
});
