import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseActivity } from '../../src/main/core/desk/activity/activity-lines.ts';
import { hasServers } from '../cluster/binaries.ts';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import { BusPeer } from '../desktop/bus-peer.ts';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { eventually } from '../desktop/processes.ts';
import { agree } from '../desktop/question.ts';
import { readSelection } from '../desktop/x-clipboard.ts';
import { step } from '../step.ts';
import { startApp, startDemo, type App } from './start-app.ts';
import { clipboardToken, copyLine, readIndex, writeSettings } from './user-files.ts';

const alertTitle = 'Keyfob: token expires in 10 min';
/** In the last minutes of a day the end is told with its date. */
const whenExpires =
  /^Token of keyfob\/dashboard expires (at \d{1,2}:\d\d\s[AP]M|on \w{3} \d{1,2}, \d{4}, 12:\d\d\sAM)\.$/;

describe.skipIf(!hasServers)('a token that is about to expire', () => {
  let cluster: Cluster;
  let desktop: Desktop;
  let app: App;
  const titles = () => desktop.notifications.sent.map(({ summary }) => summary);
  const alerts = () => desktop.notifications.sent.filter(({ summary }) => summary === alertTitle);
  const start = () => startApp(desktop, ['--tray', '--snap-data', cluster.snapData.current]);
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  beforeAll(async () => {
    [cluster, desktop] = await Promise.all([startCluster(), startDesktop()]);
    // 10 min is the least that the API server grants: it is told of 6 s after it was issued.
    writeSettings(desktop, { clipboardSeconds: 3, tokenLifetimeSeconds: 600, alertTokenPercent: 99 });
    app = await start();
  });
  afterAll(async () => {
    await app.quit();
    await desktop.stop();
    await cluster.stop();
  });

  it('is told of with buttons that renew and copy, once each, and all of it is noted', async () => {
    await step('is told of once, with buttons, and not before its time', async () => {
      await settledTray(desktop);
      await desktop.tray.click(copyLine);
      const page = await app.page();
      await page.getByRole('button', { name: 'Create and copy token' }).click();
      await agree(desktop.env);
      await clipboardToken(desktop);
      const alert = await desktop.notifications.waitFor(({ summary }) => summary === alertTitle, 40_000);
      const [line] = readIndex(desktop);
      expect(alert.at).toBeGreaterThanOrEqual(line!.expiresAt - 0.99 * 600_000);
      expect(alert.body).toMatch(whenExpires);
      expect(alert.actions).toEqual(['default', 'Open', 'copy-fresh', 'Copy fresh token', 'renew', 'Renew']);
      expect(titles()).toEqual(['Keyfob: token copied', alertTitle]);
    });

    await step('is left alone by a click that another program makes up', async () => {
      await page(app).close();
      await eventually('an empty clipboard', async () =>
        (await readSelection(desktop.env, 'clipboard')) === null ? true : null,
      );
      const forger = await BusPeer.connect(desktop.env.DBUS_SESSION_BUS_ADDRESS!);
      for (const action of ['copy-fresh', 'renew', 'default']) {
        const { id } = alerts()[0]!;
        const service = 'org.freedesktop.Notifications';
        forger.emit('/org/freedesktop/Notifications', service, 'ActionInvoked', 'us', [id, action]);
      }
      // Nothing is done by it.
      await pause(1000);
      forger.close();
      expect(await readSelection(desktop.env, 'clipboard')).toBeNull();
      expect(readIndex(desktop)).toHaveLength(1);
      expect(app.electron.windows()).toEqual([]);
    });

    await step('is renewed by its button, without a window', async () => {
      desktop.notifications.invoke(alerts()[0]!.id, 'renew');
      await desktop.notifications.waitFor(({ summary }) => summary === 'Keyfob: token renewed');
      const lines = await eventually('two lines', () => {
        const read = readIndex(desktop);
        return read.length === 2 && read.every(({ state }) => state === 'kept') ? read : null;
      });
      expect(new Set(lines.map(({ jti }) => jti)).size).toBe(2);
      expect(lines.map(({ boundSecret }) => boundSecret?.name)).toEqual([
        'keyfob-tray-0123456789abcdef',
        'keyfob-tray-0123456789abcdef',
      ]);
      expect(app.electron.windows()).toEqual([]);
    });

    await step('has a successor that is told of in its turn, whose button copies a fresh token', async () => {
      const alert = await eventually('the second alert', () => alerts()[1], 40_000);
      desktop.notifications.invoke(alert.id, 'copy-fresh');
      const token = await clipboardToken(desktop);
      expect(await cluster.accepts(token)).toBe(true);
      const newest = readIndex(desktop).sort((a, b) => b.issuedAt - a.issuedAt)[0]!;
      expect(await desktop.keyring.lookup('Keyfob', newest.id)).toBe(token);
      expect(app.electron.windows()).toEqual([]);
    });

    await step('is not told of again after sleep, nor after a restart', async () => {
      const told = [
        'Keyfob: token copied',
        alertTitle,
        'Keyfob: token renewed',
        alertTitle,
        'Keyfob: token copied',
      ];
      await app.electron.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
      // It would be told within a moment.
      await pause(5000);
      expect(titles()).toEqual(told);
      await app.quit();
      app = await start();
      // With the time that a start takes.
      await pause(6000);
      expect(titles()).toEqual(told);
    });

    await step('leaves a list of what was done, with numbers and without tokens', async () => {
      const file = join(desktop.home, '.config', 'Keyfob', 'activity.jsonl');
      expect(statSync(file).mode & 0o777).toBe(0o600);
      const entries = parseActivity(readFileSync(file, 'utf8')).reverse();
      const [first, second] = readIndex(desktop)
        .sort((a, b) => a.issuedAt - b.issuedAt)
        .map(({ jti }) => jti);
      const subject = 'keyfob/dashboard';
      expect(entries.map(({ event, subject, jti }) => [event, subject, jti])).toEqual([
        ['access-set-up', subject, null],
        ['token-minted', subject, first],
        ['token-copied', subject, first],
        ['clipboard-cleared', null, null],
        ['token-renewed', subject, second],
        ['token-copied', subject, second],
        ['clipboard-cleared', null, null],
      ]);
      expect(readFileSync(file, 'utf8')).not.toContain('eyJ');
      const opened = app.electron.waitForEvent('window');
      await desktop.tray.click('Open Keyfob');
      const window = await opened;
      await window.getByRole('button', { name: 'Activity' }).click();
      await window.getByRole('rowheader', { name: 'Token renewed' }).click();
      await window.getByRole('region', { name: 'Details' }).getByText(second!, { exact: true }).waitFor();
    });
  });
});

/** A click is lost when the menu is made anew under it: waits until the cluster was found. */
function settledTray(desktop: Desktop) {
  return eventually('a settled tray', async () =>
    (await desktop.tray.menu()).find(({ label }) => label === 'No dashboard token yet'),
  );
}

function page(app: App) {
  return app.electron.windows()[0]!;
}

describe('a notice of several tokens', () => {
  it('leads to them when it is clicked: by their ends, the first one picked', async () => {
    const desktop = await startDesktop();
    try {
      const rules = { alertTokens: false, alertTokenPercent: 99 };
      writeSettings(desktop, { tokenLifetimeSeconds: 600, ...rules }, 'Keyfob demo');
      const app = await startDemo(desktop);
      const page = await app.page();
      await page.getByRole('button', { name: 'Tokens', exact: true }).click();
      for (const purpose of ['The first', 'The second']) {
        await page.getByRole('button', { name: 'New token…' }).click();
        const dialog = page.getByRole('dialog', { name: 'New token' });
        await dialog.getByLabel('Find the account').fill('kube-system/default');
        await dialog.getByRole('option', { name: 'kube-system/default' }).click();
        await dialog.getByLabel('Purpose').fill(purpose);
        await dialog.getByRole('button', { name: 'Mint token' }).click();
        await agree(desktop.env);
        await page.getByRole('button', { name: 'Done' }).click();
      }
      await page.getByRole('button', { name: 'Settings', exact: true }).click();
      // Each is told of 6 s after it was issued, and both at once when they are told of only later.
      await page.waitForTimeout(7000);
      await page.getByRole('switch', { name: /^Tokens/ }).click();
      const { id } = await desktop.notifications.waitFor(
        ({ summary }) => /^Keyfob.*: 2 tokens expire in 10 min$/.test(summary),
        40_000,
      );
      desktop.notifications.invoke(id, 'default');
      const list = page.getByRole('grid', { name: 'Kept tokens' });
      await list.locator('[aria-selected=true]').filter({ hasText: 'The first' }).waitFor();
      await list.locator('[aria-sort=ascending]').filter({ hasText: 'Expires' }).waitFor();
      await app.quit();
    } finally {
      await desktop.stop();
    }
  });
});

describe('a desktop without notifications', () => {
  it('shows in the tray what nobody could be told', async () => {
    const desktop = await startDesktop({ notifications: false });
    try {
      writeSettings(desktop, { tokenLifetimeSeconds: 600, alertTokenPercent: 99 }, 'Keyfob demo');
      const app = await startDemo(desktop);
      await settledTray(desktop);
      await desktop.tray.click(copyLine);
      await (await app.page()).getByRole('button', { name: 'Create and copy token' }).click();
      await agree(desktop.env);
      await clipboardToken(desktop);
      await eventually(
        'the line in the tray',
        async () => (await desktop.tray.menu()).find(({ label }) => whenExpires.test(label)),
        30_000,
      );
      await app.quit();
    } finally {
      await desktop.stop();
    }
  });
});
