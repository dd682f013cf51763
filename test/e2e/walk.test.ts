import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Bridge } from '../../src/shared/contract/contract.ts';
import { createCertificates } from '../../src/main/adapters/x509/certificates.ts';
import { rotationStateFolder } from '../../src/main/core/files/journal/journal.ts';
import { hasServers } from '../cluster/binaries.ts';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import { startSnapProgram, type SnapProgram } from '../cluster/snap-program.ts';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { writeSelection } from '../desktop/x-clipboard.ts';
import { step } from '../step.ts';
import { KeyboardWalk } from './keyboard-walk.ts';
import type { Theme } from './looked-at-page.ts';
import { startApp, type App } from './start-app.ts';
import { clipboardToken } from './user-files.ts';

/** Each walk changes the theme on its way, so that three of them do each job in both. */
const walks: readonly { width: number; height: number; first: Theme; then: Theme }[] = [
  { width: 900, height: 600, first: 'light', then: 'dark' },
  { width: 1100, height: 740, first: 'dark', then: 'light' },
  { width: 1600, height: 1000, first: 'light', then: 'dark' },
];
/** What the page says of the bug that brings a notice. */
const bug = 'a value';
const robot = '/api/v1/namespaces/default/serviceaccounts';

describe.skipIf(!hasServers)('each job by keyboard alone, with a locked keyring and two notices', () => {
  let cluster: Cluster;
  let snap: SnapProgram;
  let desktop: Desktop;
  let app: App;
  let page: Page;
  let walk: KeyboardWalk;

  beforeAll(async () => {
    [cluster, desktop] = await Promise.all([
      startCluster({ rbac: true }),
      startDesktop({ keyring: 'locked' }),
    ]);
    await cluster.request('POST', robot, { metadata: { name: 'robot' } });
    snap = await startSnapProgram(cluster);
    const env = { ...desktop.env, PATH: snap.path };
    app = await startApp({ ...desktop, env }, ['--snap-data', cluster.snapData.current]);
    page = await app.page();
    page.setDefaultTimeout(10_000);
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: null });
    await page.getByText('Reachable').waitFor();
    walk = new KeyboardWalk(page);
  });
  afterEach(() => expect(app.complaints.filter((each) => each !== bug)).toEqual([]));
  afterAll(async () => {
    await app.quit();
    await desktop.stop();
    await snap.stop();
    const identity = createCertificates().read(cluster.snapData.authority.pem)!.publicKeySha256;
    rmSync(join(rotationStateFolder, identity), { recursive: true, force: true });
    await cluster.stop();
  });

  const shows = (screen: string) =>
    page.getByRole('heading', { level: 1, name: screen, exact: true }).waitFor();
  const pane = () => page.getByRole('region', { name: 'Details' });
  const dialog = (name: string) => page.getByRole('dialog', { name });
  const notices = () => page.getByRole('region', { name: 'Notices' });
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  async function show(theme: Theme, width: number, height: number): Promise<void> {
    await page.evaluate(
      (theme) =>
        (globalThis as unknown as { keyfob: Bridge }).keyfob.invoke('settings:choose-look', { theme }),
      theme,
    );
    await app.electron.evaluate(
      ({ BrowserWindow }, [width, height]) => BrowserWindow.getAllWindows()[0]!.setContentSize(width, height),
      [width, height] as const,
    );
    await page.waitForFunction((width) => Math.abs(innerWidth - width) < 2, width);
    await page.locator(`html[data-mantine-color-scheme="${theme}"]`).waitFor();
  }
  /** Goes to a screen by its key and to a row of its list by its filter, and opens all about it. */
  async function open(key: string, screen: string, words: string): Promise<void> {
    await walk.press(key);
    await shows(screen);
    const filter = page.getByRole('searchbox', { name: 'Filter', includeHidden: true });
    await filter.waitFor({ state: 'attached' });
    await walk.press('Control+f');
    await walk.expectFocus(filter);
    await walk.type(words);
    await page.getByText(/^1 of \d+$/).waitFor();
    await walk.press('Enter');
    await walk.expectFocus(page.getByRole('grid'));
    // Where the pane covers the list it opens only now.
    if ((await pane().getByRole('heading', { level: 2 }).count()) === 0) await walk.press('Enter');
    await pane().getByRole('heading', { level: 2 }).waitFor();
  }

  it.each(walks)('$width×$height, $first and $then', async ({ width, height, first, then }) => {
    await show(first, width, height);
    await walk.press('Control+1');
    const purpose = `Robot of ${width}`;

    await step('verdict, worst finding and copy, with two notices due', async () => {
      await notices().getByRole('button', { name: 'Unlock keyring' }).waitFor();
      await notices()
        .getByText(/^[12] more$/)
        .waitFor();
      await page.getByText('Unsafe: 1 soon', { exact: true }).waitFor();
      for (const place of [
        page.locator('.verdict'),
        page.locator('.worst').getByRole('button', { name: 'Rotate…' }),
        button('Copy fresh token'),
      ]) {
        const { end, edge, isSeen } = await place.evaluate((each) => {
          const { left, right, top, bottom } = each.getBoundingClientRect();
          const seen = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
          return { end: bottom, edge: innerHeight, isSeen: each.contains(seen) };
        });
        expect([isSeen, end <= edge], `${String(place)} ends at ${end} of ${edge}`).toEqual([true, true]);
      }
      await walk.lookAround();
    });

    await step('copying the dashboard token', async () => {
      await walk.act('Copy fresh token');
      const question = dialog('What may dashboard tokens do?');
      const copied = page.locator('.card-result').getByText(/^Copied/);
      await question.or(copied).first().waitFor();
      if (await question.isVisible()) await walk.act('Create and copy token', question);
      await copied.waitFor();
      expect(await cluster.accepts(await clipboardToken(desktop))).toBe(true);
      await walk.look();
    });

    await step('reading a finding, and opening and leaving its act', async () => {
      const row = page.getByRole('listitem').filter({ has: page.locator('.finding-fold') });
      const finding = row.filter({ hasText: 'The admin token never expires.' });
      await walk.tabTo(finding.locator('.finding-fold'));
      await walk.press('Enter');
      await finding.locator('.finding-details').waitFor();
      await walk.look();
      await walk.act('Rotate…', finding);
      await dialog('Rotate the admin token?').waitFor();
      await walk.press('Escape');
      await dialog('Rotate the admin token?').waitFor({ state: 'detached' });
      await walk.look();
    });

    await step('minting a token: who, what for, how long', async () => {
      await walk.find('new token');
      const form = dialog('New token');
      await form.waitFor();
      await walk.tabTo(form.getByLabel('Find the account'));
      await walk.type('default/robot');
      await form.getByRole('option', { name: 'default/robot' }).waitFor();
      await walk.press('Enter');
      await form.getByText('It may do nothing yet').waitFor();
      await walk.tabTo(form.getByLabel('Purpose'));
      await walk.type(purpose);
      await walk.tabTo(form.getByRole('radio', { name: '1 h', exact: true }));
      await walk.press('ArrowRight');
      await walk.expectFocus(form.getByRole('radio', { name: '8 h', exact: true }));
      await walk.look();
      await walk.act('Mint token', form);
      const minted = dialog('The token is minted');
      await minted.waitFor();
      await walk.look();
      await walk.press('Escape');
      await minted.waitFor({ state: 'detached' });
      await walk.expectFocus(pane().locator('.pane-status').filter({ hasText: 'Minted, valid until' }));
      await walk.look();
    });

    await step('renewing it', async () => {
      await open('Control+2', 'Tokens', purpose);
      await walk.act('Renew', pane());
      await walk.expectFocus(pane().locator('.pane-status').filter({ hasText: 'Renewed, valid until' }));
      await pane().getByRole('heading', { name: 'Renewed once' }).waitFor();
      await walk.look();
    });

    await step('the other theme, in the settings', async () => {
      await walk.find('theme setting');
      await shows('Settings');
      const choice = page.getByRole('radiogroup', { name: 'Theme' });
      await walk.tabTo(choice.getByRole('radio', { checked: true }));
      await walk.press(then === 'dark' ? 'ArrowDown' : 'ArrowUp');
      await page.locator(`html[data-mantine-color-scheme="${then}"]`).waitFor();
      await walk.look();
    });

    await step('forgetting it, and taking that back', async () => {
      await open('Control+2', 'Tokens', purpose);
      await walk.act('Forget…', pane());
      await walk.act('Forget', dialog('Forget this token?'));
      await page
        .getByRole('status')
        .filter({ hasText: /^Forgotten: default\/robot/ })
        .waitFor();
      await walk.look();
      await walk.act('Undo', notices());
      await notices().getByText('It is deleted in').waitFor({ state: 'detached' });
      await walk.look();
    });

    await step('revoking it', async () => {
      await open('Control+2', 'Tokens', purpose);
      await walk.act('Revoke…', pane().locator('.pane-acts'));
      await walk.act('Revoke', dialog('Revoke 2 tokens?'));
      await pane().getByText('Revoked: all 2 tokens of this entry.').waitFor();
      await walk.look();
    });

    await step('inspecting a paste', async () => {
      const { body } = await cluster.request('POST', `${robot}/robot/token`, { spec: {} });
      const { token } = (body as { status: { token: string } }).status;
      const owner = await writeSelection(
        desktop.env,
        `curl -H 'Authorization: Bearer ${token}' https://home`,
      );
      await walk.press('Control+3');
      await shows('Inspect');
      await walk.tabTo(page.getByLabel('Token', { exact: true }));
      await walk.press('Control+v');
      await walk.act('Ask the cluster');
      await page
        .getByRole('region', { name: 'Verdict' })
        .getByText(/^Valid for .+ at this cluster/)
        .waitFor();
      await owner.release();
      await page.getByRole('region', { name: 'Could a thief keep it?' }).waitFor();
      await walk.look();
    });

    await step('a certificate, by the palette', async () => {
      await walk.find('server.crt');
      await shows('Certificates');
      await pane()
        .getByRole('heading', { name: /server\.crt/ })
        .waitFor();
      await walk.look();
    });

    await step('an account, and a dialog that is left', async () => {
      await open('Control+6', 'Accounts', 'dashboard');
      await walk.look();
      await walk.act('Change rights…', pane());
      await dialog('Change what keyfob/dashboard may do?').waitFor();
      await walk.look();
      await walk.leave(dialog('Change what keyfob/dashboard may do?'), button('Change rights…'));
    });
  });

  it('a notice that comes above another one, whose button keeps the focus', async () => {
    await walk.act(/more$/, notices());
    const unlock = notices().getByRole('list').getByRole('button', { name: 'Unlock keyring' });
    await walk.tabTo(unlock);
    await page.evaluate(
      (bug) =>
        void setTimeout(() => {
          throw new TypeError(bug);
        }),
      bug,
    );
    const putAway = notices().getByRole('list').getByRole('button', { name: 'Put away' });
    await putAway.waitFor();
    expect(await walk.hasFocus(unlock)).toBe(true);
    await walk.tabTo(putAway);
    await walk.press('Enter');
    await putAway.waitFor({ state: 'detached' });
    await walk.look();
  });

  // As root the window starts the engine directly.
  it.skipIf(process.getuid?.() !== 0)('rotating the admin token, and its proof', async () => {
    await walk.find('rotate the admin token');
    const question = dialog('Rotate the admin token?');
    await question.getByText('Every other byte of the two files stays.').waitFor();
    await walk.look();
    await walk.act('Rotate', question);
    await page
      .getByText('Rotated. The API server accepts the new token and refuses the old one.')
      .waitFor({ timeout: 60_000 });
    await walk.look();
    expect((await cluster.request('GET', '/version', undefined, cluster.snapData.adminToken)).status).toBe(
      401,
    );
  });
});
