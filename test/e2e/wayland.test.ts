import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { eventually, isRunning } from '../desktop/processes.ts';
import { giveTo, nobody } from '../desktop/users.ts';
import { commandSway, startWaylandSession, type WaylandSession } from '../desktop/wayland-session.ts';
import { installWlCopy, type WlCopyBehaviour, type WlCopyProgram } from '../desktop/wl-copy-program.ts';
import { installWlClipboard, newWlClipboard } from '../field/clipboard-ground.ts';
import { step } from '../step.ts';
import { findInFiles, findInProcesses, placesOfRun } from './canary.ts';
import { ProgramOfUser } from './program-of-user.ts';
import { startDemo, type App, type Program } from './start-app.ts';
import { copyLine, writeSettings } from './user-files.ts';

const owner = process.getuid?.() === 0 ? nobody() : undefined;

describe('copying in a Wayland session', () => {
  const tokens = new Set<string>();
  let desktop: Desktop;
  let session: WaylandSession;
  let copy: ProgramOfUser | undefined;
  let program: Program | undefined;
  let wlCopy: WlCopyProgram;
  let app: App;
  let isOpen = false;

  beforeAll(async () => {
    desktop = await startDesktop(owner === undefined ? {} : { owner });
    session = await startWaylandSession(desktop, owner);
    writeSettings(desktop, { clipboardSeconds: 3 }, 'Keyfob demo');
    if (owner !== undefined) {
      copy = new ProgramOfUser();
      program = copy.as(owner, []);
      giveTo(owner, join(desktop.home, '.config'));
    }
  });
  afterEach(async () => {
    if (isOpen) await app.quit();
    isOpen = false;
    rmSync(wlCopy.folder, { recursive: true, force: true });
  });
  afterAll(async () => {
    await session.stop();
    await desktop.stop();
    copy?.remove();
  });

  /** Agrees to questions outside the page, after the time that it takes to read one: no key of wtype’s reaches them. */
  const agreeToQuestions = () =>
    app.electron.evaluate(({ dialog }) => {
      dialog.showMessageBox = () =>
        new Promise((resolve) => {
          setTimeout(() => resolve({ response: 1, checkboxChecked: false }), 1100);
        });
    });

  /** Comes before the wl-copy of this machine. */
  const installStandIn = (behaviour: WlCopyBehaviour) => {
    const standIn = installWlCopy(join(desktop.home, 'bin'), behaviour);
    if (owner !== undefined) giveTo(owner, standIn.folder);
    return standIn;
  };
  /** Starts it with this wl-copy, and asks for the first token; the page that asks what tokens may do. */
  const start = async (behaviour: WlCopyBehaviour) => {
    wlCopy = installStandIn(behaviour);
    const PATH = `${wlCopy.folder}:${session.env.PATH}`;
    // What the demo leaves when it is killed goes with the desktop's home.
    const env = { ...session.env, PATH, TMPDIR: desktop.home };
    app = await startDemo({ ...desktop, env }, ['--ozone-platform=wayland'], program);
    isOpen = true;
    const page = await app.page();
    await page.getByText('Reachable').waitFor();
    await desktop.tray.click(copyLine);
    await agreeToQuestions();
    return page;
  };
  const quit = async () => {
    await app.quit();
    isOpen = false;
  };
  const pastedToken = async () => {
    const token = await eventually('a token on the clipboard', async () => {
      const text = await session.paste();
      return text?.startsWith('eyJ') === true ? text : null;
    });
    tokens.add(token);
    return token;
  };
  const nothingToPaste = () =>
    eventually('an empty clipboard', async () => ((await session.paste()) === null ? true : null));
  const closeWindow = async (page: Page) => {
    await page.close();
    await eventually('no window', () => (app.electron.windows().length === 0 ? true : null));
  };
  /** Clicks in the tray while there is no window; the window that this opens. */
  const clickForWindow = async () => {
    const opened = app.electron.waitForEvent('window');
    await desktop.tray.click(copyLine);
    return opened;
  };

  /** Answers the question in the window by the keyboard. */
  const confirmByKey = async (page: Page) => {
    const dialog = page.getByRole('dialog', { name: 'Copy the token' });
    await dialog
      .getByText('On Wayland a program may fill the clipboard only from its focused window')
      .waitFor();
    const button = dialog.getByRole('button', { name: 'Copy fresh token' });
    await eventually('the focus', async () =>
      (await button.evaluate((element) => document.hasFocus() && element === document.activeElement))
        ? true
        : null,
    );
    expect(await session.paste()).toBeNull();
    await session.press('Return');
    await pastedToken();
    await dialog.waitFor({ state: 'detached' });
  };

  const expectNoTraces = () => {
    expect(findInFiles([...tokens], placesOfRun(desktop))).toEqual([]);
    expect(findInProcesses([...tokens], app.electron.process().pid!)).toEqual([]);
  };
  const useless: WlCopyBehaviour = { version: 'wl-clipboard 2.1.0', pasting: 'exit 1' };

  it('copies from the focused window, asks for a key press in it when there is no other way, and leaves no token', async () => {
    const first = await start(useless);
    await step('its window is known by the id of Keyfob, the demo’s as well', () =>
      commandSway(desktop, owner, '[app_id="^alt\\.keyfob\\.Keyfob$"] focus'),
    );
    await step('from the focused window, cleared after the time', async () => {
      await first.getByRole('button', { name: 'Create and copy token' }).focus();
      await session.press('Return');
      expect(decodeJwt(await pastedToken()).sub).toBe('system:serviceaccount:keyfob:dashboard');
      await nothingToPaste();
      await closeWindow(first);
    });
    await step('by a key press where there is no other way, and says why', async () => {
      const page = await clickForWindow();
      await confirmByKey(page);
      await nothingToPaste();
      expect(wlCopy.given()).toBeNull();
      await closeWindow(page);
    });
    await step('by a key press where wl-copy does not get the clipboard within a second', async () => {
      wlCopy.behave({ version: 'wl-clipboard 2.2.1', trace: [], pasting: 'exit 1' });
      const page = await clickForWindow();
      await page.getByRole('dialog', { name: 'Copy the token' }).waitFor();
      const { pid, input } = wlCopy.given()!;
      expect([...tokens]).toContain(input);
      expect(isRunning(pid)).toBe(false);
      await confirmByKey(page);
      expect(wlCopy.given()!.pid).toBe(pid);
      await nothingToPaste();
      await closeWindow(page);
    });
    // What the stand-in was given it has noted.
    rmSync(wlCopy.folder, { recursive: true });
    await step('no token is left in files, argument lists or environments', expectNoTraces);
  });

  it.skipIf(newWlClipboard() === null)('copies and clears through wl-copy, without a window', async () => {
    const page = await start(useless);
    rmSync(wlCopy.folder, { recursive: true });
    installWlClipboard(wlCopy.folder, 'from 2.2');
    if (owner !== undefined) giveTo(owner, wlCopy.folder);
    await page.getByRole('button', { name: 'Create and copy token' }).click();
    await pastedToken();
    await nothingToPaste();
    await closeWindow(page);

    await desktop.tray.click(copyLine);
    await pastedToken();
    expect(app.electron.windows()).toHaveLength(0);
    await nothingToPaste();

    await desktop.tray.click(copyLine);
    await pastedToken();
    const other = await session.copy('of another program');
    await new Promise((resolve) => setTimeout(resolve, 4000));
    expect(await session.paste()).toBe('of another program');
    await other.release();

    await desktop.tray.click(copyLine);
    await pastedToken();
    expect(app.electron.windows()).toHaveLength(0);
    expectNoTraces();
  });

  it.each([
    ['quits', quit],
    [
      'is killed',
      async () => {
        const closed = app.electron.waitForEvent('close');
        app.electron.process().kill('SIGKILL');
        await closed;
        isOpen = false;
      },
    ],
  ])('ends wl-copy when it %s', async (_, end) => {
    const page = await start({});
    await page.getByRole('button', { name: 'Create and copy token' }).click();
    const { pid, input } = await eventually('a copied token', () => wlCopy.given());
    expect(findInProcesses([input], app.electron.process().pid!)).toEqual([]);
    await end();
    await eventually('the end of wl-copy', () => (isRunning(pid) ? null : true));
    expect(await session.paste()).toBeNull();
  });
});
