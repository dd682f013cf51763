import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Bridge } from '../../src/shared/contract/contract.ts';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { eventually } from '../desktop/processes.ts';
import { agree } from '../desktop/question.ts';
import { readSelection } from '../desktop/x-clipboard.ts';
import { step } from '../step.ts';
import { findInFiles, placesOfRun } from './canary.ts';
import { copyBuild } from './copied-build.ts';
import { unfoldNotices } from './notices.ts';
import { runApp } from './run-app.ts';
import { ownProgram, startApp, startDemo, type App } from './start-app.ts';
import { clipboardToken, copyLine } from './user-files.ts';
import { lookElsewhere } from './without-microk8s.ts';

function windowTitle({ electron }: App): Promise<string | undefined> {
  return electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());
}

/** Answers the first question, so that a token is on the clipboard. */
async function setUpAccess(page: Page, desktop: Desktop): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'What may dashboard tokens do?' });
  await dialog.getByRole('button', { name: 'Create and copy token' }).click();
  await agree(desktop.env);
}

describe('the demo cluster', () => {
  let desktop: Desktop;
  let app: App;
  let page: Page;

  beforeAll(async () => {
    desktop = await startDesktop({ keyring: 'locked', prompter: true });
    app = await startDemo(desktop);
  });
  beforeEach(async () => {
    page = await app.page();
    await page.getByRole('button', { name: 'Overview', exact: true }).click();
    await page.getByText('Reachable').waitFor();
  });
  afterAll(async () => {
    await app.quit();
    await desktop.stop();
  });

  /** The folder of the demo cluster, as the Overview names it. */
  const snapData = async () =>
    /\/\S*keyfob-demo-[^/\s]+/.exec(
      await page
        .getByText(/keyfob-demo-/)
        .first()
        .innerText(),
    )![0];

  it('says that it is a demo in window, tray and title', async () => {
    await unfoldNotices(page);
    await page.getByText('Demo cluster').first().waitFor();
    expect(await page.getByText('No MicroK8s was found').count()).toBe(0);
    expect(await windowTitle(app)).toMatch(/^Keyfob demo( – |$)/);
    expect((await desktop.tray.menu()).map(({ label }) => label)).toContain('Open Keyfob demo');
    expect(statSync(await snapData()).mode & 0o777).toBe(0o700);
  });

  it('keeps a token in memory, in the keyring, and nowhere when it is forgotten or the demo quits', async () => {
    await step(
      'asks for the password of a locked keyring on a click, never before, and copies at once',
      async () => {
        await page.getByText('The keyring of this desktop is locked.').first().waitFor();
        expect(desktop.prompter.open).toEqual([]);
        await desktop.tray.click(copyLine);
        await setUpAccess(page, desktop);
        const token = await clipboardToken(desktop);
        expect(decodeJwt(token).sub).toBe('system:serviceaccount:keyfob:dashboard');
        await page.getByText('Waiting for the keyring.').waitFor();
        await desktop.prompter.dismiss();
        await desktop.notifications.waitFor(
          ({ summary, body }) =>
            summary === 'Keyfob demo: token copied' &&
            body.includes('The keyring is still locked: it is kept in memory only, until Keyfob quits.'),
        );
        await page.getByText('in memory only until Keyfob quits').waitFor();
      },
    );

    await step('takes a dismissed prompt for a no, and a password for a yes', async () => {
      await page.getByRole('button', { name: 'Unlock keyring' }).click();
      await desktop.prompter.waitForPrompt();
      await desktop.prompter.dismiss();
      await page.getByRole('button', { name: 'Unlock keyring' }).click();
      await desktop.prompter.waitForPrompt();
      await desktop.prompter.answer('a test keyring');
      await page.getByRole('button', { name: 'Unlock keyring' }).waitFor({ state: 'detached' });
      await page.getByText('kept in the keyring').waitFor();
      const kept = await desktop.keyring.search({ service: 'Keyfob demo' });
      expect(kept).toHaveLength(1);
      expect(kept[0]!.secret).toMatch(/^eyJ/);
    });

    const row = page.getByRole('rowheader', { name: 'keyfob/dashboard' });
    const forget = async () => {
      await row.click();
      await page.getByRole('button', { name: 'Forget…' }).click();
      const dialog = page.getByRole('dialog', { name: 'Forget this token?' });
      await dialog.getByText('stays valid until').waitFor();
      await dialog.getByRole('button', { name: 'Forget', exact: true }).click();
      await row.waitFor({ state: 'detached' });
    };
    const inKeyring = () => desktop.keyring.search({ service: 'Keyfob demo' });

    await step('forgets a token: off the list at once, and back by Undo', async () => {
      await page.getByRole('button', { name: 'Tokens', exact: true }).click();
      await forget();
      const notice = page.getByRole('alert', { name: 'Forgotten' });
      await notice.getByText(/^\d+ s$/).waitFor();
      expect(await inKeyring()).toHaveLength(1);
      // It was the last one: the list that would tell of it is gone.
      const told = page
        .getByRole('main')
        .getByRole('status')
        .filter({ hasText: 'Forgot the token of keyfob/' });
      await expect.poll(() => told.evaluate((each) => each === document.activeElement)).toBe(true);
      await page.getByRole('main').getByRole('button', { name: 'Undo' }).click();
      await notice.waitFor({ state: 'detached' });
      await row.waitFor();
      await page.locator('[role=grid]:focus').waitFor();
    });

    await step('forgets it for good: out of the keyring once ten seconds are over', async () => {
      await forget();
      await page.getByText('No tokens are kept.').waitFor();
      await eventually(
        'the entry is gone',
        async () => ((await inKeyring()).length === 0 ? true : null),
        20_000,
      );
      await page.getByRole('alert', { name: 'Forgotten' }).waitFor({ state: 'detached' });
    });

    await step(
      'empties the clipboard and removes its folder when it quits, and leaves its secrets nowhere else',
      async () => {
        await page.getByRole('button', { name: 'Overview', exact: true }).click();
        const folder = await snapData();
        const known = readFileSync(join(folder, 'current', 'credentials', 'known_tokens.csv'), 'utf8');
        const adminToken = known.split(',')[0]!;
        await desktop.tray.click(copyLine);
        const token = await clipboardToken(desktop);
        await app.quit();
        expect(await readSelection(desktop.env, 'clipboard')).toBeNull();
        expect(existsSync(folder)).toBe(false);
        expect(findInFiles([token, adminToken], placesOfRun(desktop))).toEqual([]);
        expect(readdirSync(join(desktop.home, '.config'))).toContain('Keyfob demo');
        app = await startDemo(desktop);
      },
    );
  });

  it('leaves the autostart entry of the real one alone', async () => {
    const folder = join(desktop.home, '.config', 'autostart');
    mkdirSync(folder, { recursive: true });
    const entry = join(folder, 'alt.keyfob.Keyfob.desktop');
    writeFileSync(entry, 'that of the real one');
    for (const on of [true, false]) {
      await page.getByRole('heading', { level: 1 }).click();
      const reply = await page.evaluate(
        (choice) => (globalThis as unknown as { keyfob: Bridge }).keyfob.invoke('login:choose', choice),
        { on },
      );
      expect(reply).toEqual({ ok: false, error: { code: 'demo-not-at-login' } });
    }
    expect(readFileSync(entry, 'utf8')).toBe('that of the real one');
  });

  it('takes no real cluster under its name', async () => {
    const folder = await snapData();
    await app.electron.evaluate(({ dialog }) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: ['/usr'] });
    });
    await page.getByRole('heading', { level: 1 }).click();
    const reply = await page.evaluate(() =>
      (globalThis as unknown as { keyfob: Bridge }).keyfob.invoke('cluster:choose-snap-data', {}),
    );
    expect(reply).toEqual({ ok: false, error: { code: 'not-snap-data', folder: '/usr' } });
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByText('The demo shows its own cluster only.').waitFor();
    await page.getByText(folder).first().waitFor();
    expect(await page.getByRole('button', { name: 'Choose folder…' }).count()).toBe(0);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Find anything' }).fill('snap data');
    await page.getByRole('option', { name: 'Snap data folder' }).waitFor();
    expect(await page.getByRole('option', { name: 'Choose the snap data folder…' }).count()).toBe(0);
    await page.keyboard.press('Escape');
  });

  it('shows its window for a second start, which ends by itself', async () => {
    await page.close();
    const opened = app.electron.waitForEvent('window');
    const second = await runApp(desktop, ['--demo']);
    expect(second.code).toBe(0);
    expect(second.own).toEqual(['keyfob: Keyfob is running already; its window says more.']);
    await (await opened).getByText('Reachable').waitFor();
  });
});

describe('a machine without MicroK8s', () => {
  it('is shown the demo cluster without being asked', async () => {
    const build = copyBuild();
    lookElsewhere(build);
    const desktop = await startDesktop({ keyring: 'absent' });
    const app = await startApp(desktop, [], ownProgram(build.folder));
    try {
      const page = await app.page();
      await unfoldNotices(page);
      await page.getByText('No MicroK8s was found on this machine.').waitFor();
      expect(await windowTitle(app)).toMatch(/^Keyfob demo( – |$)/);
      expect(readdirSync(join(desktop.home, '.config'))).toContain('Keyfob demo');
    } finally {
      await app.quit();
      await desktop.stop();
      build.remove();
    }
  });
});

describe('the command line', () => {
  let desktop: Desktop;
  beforeAll(async () => {
    desktop = await startDesktop({ keyring: 'absent', tray: false, notifications: false });
  });
  afterAll(() => desktop.stop());

  it.each([
    [['--snap-data', '/nowhere/at/all'], '/nowhere/at/all'],
    [['--snap-data', '/usr'], 'args/kube-apiserver'],
    [['--snap-data'], '--snap-data needs a folder'],
    [['--snapdata=/x'], 'did you mean --snap-data?'],
    [['--demo', '--snap-data', '/usr'], '--demo does not go with --snap-data'],
  ])('refuses %j with exit code 2 and one sentence, also without a display', async (args, words) => {
    const { code, own, said } = await runApp(desktop, args, { DISPLAY: '' });
    expect(code).toBe(2);
    expect(own).toEqual([expect.stringContaining(words)]);
    expect(said).not.toMatch(/\n\s+at /);
  });
});

describe('a desktop without a tray and without a keyring', () => {
  it('says both, and empties the clipboard when it quits', async () => {
    const desktop = await startDesktop({ keyring: 'absent', tray: false });
    try {
      const app = await startDemo(desktop);
      const page = await app.page();
      await unfoldNotices(page);
      await page.getByText('This desktop shows no tray icon.').waitFor();
      await page.getByText('This desktop has no keyring (Secret Service).').first().waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Copy fresh token' }).click();
      await setUpAccess(page, desktop);
      await clipboardToken(desktop);
      await app.quit();
      await eventually('an empty clipboard', async () =>
        (await readSelection(desktop.env, 'clipboard')) === null ? true : null,
      );
    } finally {
      await desktop.stop();
    }
  });
});
