import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { startLockScreen } from '../desktop/lock-screen.ts';
import { eventually } from '../desktop/processes.ts';
import { agree, findQuestion } from '../desktop/question.ts';
import { readSelection } from '../desktop/x-clipboard.ts';
import { askAsBrowser, signIn } from '../cluster/dashboards/signed-in-browser.ts';
import { step } from '../step.ts';
import { axeViolations } from './axe-violations.ts';
import { chunksWith, loadedChunks } from './loaded-chunks.ts';
import { ownProgram, startDemo, type App } from './start-app.ts';

const address = 'https://localhost:8443/';

describe('opening the dashboard', () => {
  /** The whole search path of the app. */
  const programs = mkdtempSync(join(tmpdir(), 'keyfob-programs-'));
  const opened = join(programs, 'opened');
  let desktop: Desktop;
  let app: App;
  let page: Page;

  /** A browser that writes down what it is started with. */
  const installBrowser = () =>
    writeFileSync(join(programs, 'xdg-open'), `#!/bin/sh\nprintf '%s\\n' "$*" >>'${opened}'\n`, {
      mode: 0o755,
    });
  /** What the browser was started with so far; waits until it was so often, and until it may be started again. */
  const openings = async (count: number) => {
    const found = await eventually('the browser', () => {
      const lines = existsSync(opened) ? readFileSync(opened, 'utf8').trim().split('\n') : [];
      return Promise.resolve(lines.length === count ? lines : null);
    });
    await setTimeout(1200);
    return found;
  };
  const trayLabels = async () => (await desktop.tray.menu()).map(({ label }) => label);
  const go = (screen: string) => page.getByRole('button', { name: screen, exact: true }).click();
  const field = () => page.getByRole('textbox', { name: 'Dashboard address' });
  const takeAway = async () => {
    await field().fill('');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Removed.').waitFor();
  };

  beforeAll(async () => {
    desktop = await startDesktop();
    installBrowser();
    app = await startDemo({ ...desktop, env: { ...desktop.env, PATH: programs } });
    page = await app.page();
    page.setDefaultTimeout(10_000);
    await page.getByText('Reachable').waitFor();
  });
  afterEach(() => expect(app.complaints).toEqual([]));
  afterAll(async () => {
    await app.quit();
    await desktop.stop();
    rmSync(programs, { recursive: true, force: true });
  });

  it('is set up by keyboard, opened from everywhere, mended and taken away', async () => {
    await go('Settings');
    await page.getByText('How to reach a dashboard').click();
    await page.getByText('service/headlamp 8080:80').waitFor();
    await field().focus();

    await step('says what is wrong with an address, and takes a right one, by keyboard alone', async () => {
      await page.keyboard.type('localhost:8443');
      await page.keyboard.press('Enter');
      await page.getByText('A dashboard address begins with https:// or http://.').waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await page.keyboard.press('Control+A');
      await page.keyboard.type('https://localhost:8443');
      await page.keyboard.press('Enter');
      await page.getByText('Saved.').waitFor();
      expect(await field().inputValue()).toBe(address);
    });

    await step(
      'opens the address from the card, the palette and the tray, and adds nothing to it',
      async () => {
        await go('Overview');
        await page.getByRole('button', { name: 'Copy fresh token' }).click();
        await page.getByRole('button', { name: 'Create and copy token' }).click();
        await agree(desktop.env);
        await page.getByText('Copied a new token').waitFor();
        await page.getByRole('button', { name: 'Open dashboard', exact: true }).click();
        await page.getByText(`Your browser was asked to open ${address}`).waitFor();
        expect(await openings(1)).toEqual([address]);
        await page.keyboard.press('Control+K');
        await page.getByRole('dialog').waitFor();
        await page.keyboard.type('Open dash');
        await page.keyboard.press('Enter');
        expect(await openings(2)).toEqual([address, address]);
        await desktop.tray.click('Open dashboard');
        expect(await openings(3)).toEqual([address, address, address]);
        const labels = await trayLabels();
        expect(labels.slice(labels.indexOf('Copy fresh dashboard token'))).toEqual([
          'Copy fresh dashboard token',
          'Open dashboard',
          'Open Keyfob demo',
          'Quit',
        ]);
      },
    );

    await step('says when the desktop has nothing that opens it, where one is, and tries again', async () => {
      rmSync(join(programs, 'xdg-open'));
      await go('Tokens');
      await page.keyboard.press('Control+K');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.type('Open dash');
      await page.keyboard.press('Enter');
      const problem = page.getByRole('alert', { name: 'The dashboard was not opened' });
      await problem
        .getByText(`This desktop did not open ${address}: it has no program for web addresses.`)
        .waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await page.getByRole('heading', { level: 1, name: 'Tokens', exact: true }).waitFor();
      installBrowser();
      await problem.getByRole('button', { name: 'Try again' }).click();
      await problem.waitFor({ state: 'detached' });
      expect(await openings(4)).toEqual([address, address, address, address]);
    });

    await step('says no program is missing when the one that is there was not started', async () => {
      await go('Overview');
      await app.electron.evaluate(({ shell }) => {
        const openExternal = shell.openExternal.bind(shell);
        shell.openExternal = () => {
          shell.openExternal = openExternal;
          return Promise.reject(
            new Error('Failed to open: The specified program could not be started (0x2)'),
          );
        };
      });
      await page.getByRole('button', { name: 'Open dashboard', exact: true }).click();
      const problem = page.getByRole('alert', { name: 'The dashboard was not opened' });
      await problem
        .getByText(`did not open ${address}: its program for web addresses could not be started.`)
        .waitFor();
      await problem.getByRole('button', { name: 'Try again' }).click();
      await problem.waitFor({ state: 'detached' });
      expect(await openings(5)).toHaveLength(5);
    });

    const screen = await startLockScreen(
      desktop.env.DBUS_SESSION_BUS_ADDRESS!,
      'org.gnome.ScreenSaver',
      false,
    );
    await step('begins no session with the dashboard of the cluster once the screen is locked', async () => {
      await go('Settings');
      await takeAway();
      await page.getByRole('switch', { name: 'End the dashboard session' }).click();
      await go('Overview');
      // The demo’s own cluster needs the other end of a tunnel.
      const ofSessions = chunksWith(
        ownProgram().app,
        (source) =>
          source.includes('/adapters/dashboard/') && !/\/(dashboard-proxy|tunnel)\.ts$/.test(source),
      );
      expect(ofSessions).not.toEqual([]);
      expect((await loadedChunks(app)).filter((chunk) => ofSessions.includes(chunk))).toEqual([]);
      await page.getByRole('button', { name: 'Open dashboard', exact: true }).click();
      await eventually('a question', () => findQuestion(desktop.env));
      screen.set(true);
      await agree(desktop.env);
      const problem = page.getByRole('alert', { name: 'The dashboard was not opened' });
      await problem.getByText('The screen was locked before you were signed in').waitFor();
      expect(await loadedChunks(app)).toEqual(expect.arrayContaining(ofSessions));
    });

    const told = /^Signed in to Headlamp as keyfob\/dashboard \(full control\) since /;
    const begin = async (opening: number) => {
      await page.getByRole('button', { name: 'Open dashboard', exact: true }).click();
      await page.getByText(told).waitFor();
      return signIn((await openings(opening)).at(-1)!);
    };
    await step('signs in where it was asked to, and ends the session when the screen is locked', async () => {
      const { origin, cookie } = await begin(6);
      screen.set(false);
      const shown = await askAsBrowser(`${origin}/`, cookie);
      expect(shown.text).toContain('<h1>Dashboard of the demo cluster</h1>');
      expect(await axeViolations(page)).toEqual([]);
      expect((await trayLabels()).some((label) => told.test(label))).toBe(true);
      screen.set(true);
      await page.getByText('The screen was locked.').first().waitFor();
      expect((await askAsBrowser(`${origin}/`, cookie)).text).toContain('The screen was locked.');
      screen.stop();
    });

    await step('ends a session from the tray', async () => {
      const { origin, cookie } = await begin(7);
      await desktop.tray.click('End session with Headlamp');
      await page.getByText(told).waitFor({ state: 'detached' });
      await expect(askAsBrowser(`${origin}/`, cookie)).rejects.toThrow('ECONNREFUSED');
    });
  });

  it('takes one on another machine only from a person, not from what the page asks', async () => {
    const answer = (response: number) =>
      app.electron.evaluate(({ dialog }, given) => {
        const asked: unknown[] = [];
        Object.assign(globalThis, {
          asked,
          really: Reflect.get(globalThis, 'really') ?? dialog.showMessageBox.bind(dialog),
        });
        dialog.showMessageBox = (...of: unknown[]) => {
          asked.push(of.at(-1));
          // Who agrees within a second has not read the question, and is asked again.
          return new Promise((resolve) => {
            globalThis.setTimeout(() => resolve({ response: given, checkboxChecked: false }), given * 1100);
          });
        };
      }, response);
    const asked = () => app.electron.evaluate(() => (globalThis as unknown as { asked: object[] }).asked);
    const elsewhere = 'https://dashboard.example/';
    await go('Settings');
    await answer(0);
    await field().fill(elsewhere);
    await page.keyboard.press('Enter');
    await page.getByText('nobody agreed to it when Keyfob asked').waitFor();
    expect(await asked()).toEqual([
      expect.objectContaining({
        detail: expect.stringContaining(`${elsewhere}\n`) as string,
        buttons: ['Cancel', 'Use this address'],
        defaultId: 0,
        cancelId: 0,
      }),
    ]);
    await answer(1);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Keyfob asks again after 5 s').waitFor();
    expect(await asked()).toEqual([]);
    await setTimeout(5000);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    expect(await asked()).toHaveLength(1);
    await answer(0);
    await field().fill(address);
    await page.keyboard.press('Enter');
    await page.getByText('Saved.').waitFor();
    expect(await field().inputValue()).toBe(address);
    expect(await asked()).toEqual([]);
    await app.electron.evaluate(({ dialog }) => {
      dialog.showMessageBox = Reflect.get(globalThis, 'really') as typeof dialog.showMessageBox;
    });
    await takeAway();
  });

  it('copies the command that makes a dashboard reachable, and says above it that the demo has nothing to run it on', async () => {
    await go('Overview');
    await go('Settings');
    await page.getByText('How to reach a dashboard').click();
    const headlamp = page.getByRole('listitem').filter({ hasText: 'Headlamp' });
    const said = await headlamp.getByText('In the demo there is nothing to run this on').boundingBox();
    const line = await headlamp.getByText('port-forward').boundingBox();
    expect(said!.y + said!.height).toBeLessThanOrEqual(line!.y);
    await headlamp.getByRole('button', { name: 'Copy command' }).click();
    await eventually('the command on the clipboard', async () => {
      const text = await readSelection(desktop.env, 'clipboard');
      return text === 'microk8s kubectl port-forward -n kube-system service/headlamp 8080:80' ? true : null;
    });
  });
});
