import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FrontWindow } from '../desktop/front-window.ts';
import { hasMutter, startMutterSession } from '../desktop/mutter-session.ts';
import { eventually } from '../desktop/processes.ts';
import { nobody } from '../desktop/users.ts';
import { commandSway, startWaylandSession } from '../desktop/wayland-session.ts';
import { startCoveredApp, type CoveredApp } from './covered-app.ts';
import { copyLine } from './user-files.ts';

interface Bridge {
  invoke(name: string, input: object): Promise<unknown>;
}

const cannotRun = process.getuid?.() !== 0;

const compositors = [
  ['sway', startWaylandSession],
  ...((await hasMutter()) ? ([['mutter', startMutterSession]] as const) : []),
] as const;

describe.skipIf(cannotRun).each(compositors)('a window behind another one, under %s', (compositor, start) => {
  let covered: CoveredApp;
  let front: FrontWindow;

  beforeAll(async () => {
    covered = await startCoveredApp(start);
  });
  afterAll(() => covered.stop());
  beforeEach(async () => {
    front = await covered.cover();
  });

  /** With a token GNOME brings a window to the front as it is; sway 1.7 takes no token, and the window is mapped anew. */
  const comesByToken = async (act: (token: string) => Promise<unknown>) => {
    const before = await covered.timesHidden();
    await act(await front.activationToken());
    await covered.focus();
    if (compositor === 'mutter') expect(await covered.timesHidden()).toBe(before);
  };
  /** Copies, so that there is a notice that nobody clicked yet, and covers the window again. */
  const haveNotice = async () => {
    await covered.uncover();
    await covered.focus();
    await covered.copies(() => covered.desktop.tray.click(copyLine));
    front = await covered.cover();
  };
  const clickNotice = (token: string | null) => {
    const { notifications } = covered.desktop;
    notifications.invoke(notifications.sent.at(-1)!.id, 'default', token);
    return Promise.resolve();
  };

  it('comes to the front with the token of a click on a notice, and the tray copies', async () => {
    await haveNotice();
    await comesByToken(clickNotice);
    await covered.copies(() => covered.desktop.tray.click(copyLine));
  });

  it('comes to the front by a click on a notice that brings no token', async () => {
    await haveNotice();
    await clickNotice(null);
    await covered.focus();
  });

  it('comes to the front by a click on the copy in the tray, and Return copies', async () => {
    await covered.desktop.tray.click(copyLine);
    await covered.focus();
    const page = await covered.app.page();
    const dialog = page.getByRole('dialog', { name: 'Copy the token' });
    const button = dialog.getByRole('button', { name: 'Copy fresh token' });
    await eventually('the focus of the button', async () =>
      (await button.evaluate((element) => element === document.activeElement)) ? true : null,
    );
    await covered.copies(() => covered.session.press('Return'));
    expect(front.keys).not.toContain('Return');
  });

  it('comes to the front by clicks on the icon and on “Open Keyfob” in the tray', async () => {
    await covered.desktop.tray.activate();
    await covered.focus();
    await covered.cover();
    await covered.desktop.tray.click('Open Keyfob demo');
    await covered.focus();
  });

  it('comes to the front by a second start, with a token and without', async () => {
    const running = 'keyfob: Keyfob is running already';
    await comesByToken(async (token) =>
      expect(await covered.startAgain({ XDG_ACTIVATION_TOKEN: token })).toContain(running),
    );
    await covered.cover();
    expect(await covered.startAgain({})).toContain(running);
    await covered.focus();
  });

  it('comes to the front when it was minimised', async () => {
    await covered.app.electron.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) window.minimize();
    });
    await covered.desktop.tray.activate();
    await covered.focus();
  });

  it('stays behind a window that came after it had come to the front', async () => {
    await covered.app.electron.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) window.minimize();
    });
    await covered.desktop.tray.activate();
    await covered.focus();
    const before = await covered.timesHidden();
    front.again();
    await covered.loseFocus();
    // It is not mapped anew, which would be done within a moment.
    await pause(1_000);
    expect(await covered.timesHidden()).toBe(before);
  });

  it('stays behind a question of its own', async () => {
    await covered.uncover();
    await covered.focus();
    const page = await covered.app.page();
    const before = await covered.timesHidden();
    // No key that a test can press reaches the question.
    await covered.app.electron.evaluate(({ dialog }) => {
      const show = dialog.showMessageBox.bind(dialog) as (...of: unknown[]) => Promise<unknown>;
      const end = new AbortController();
      Object.assign(globalThis, { endQuestion: () => end.abort() });
      dialog.showMessageBox = ((...of: object[]) => {
        dialog.showMessageBox = show as typeof dialog.showMessageBox;
        return show(...of.slice(0, -1), { ...of.at(-1), signal: end.signal });
      }) as unknown as typeof dialog.showMessageBox;
    });
    const answered = page.evaluate(() =>
      (globalThis as unknown as { keyfob: Bridge }).keyfob.invoke('keyring:unlock', {}),
    );
    await covered.loseFocus();
    await covered.desktop.tray.activate();
    // It is not mapped anew, which would be done within a moment.
    await pause(1_000);
    expect(await covered.timesHidden()).toBe(before);
    await covered.app.electron.evaluate(() =>
      (globalThis as unknown as { endQuestion(): void }).endQuestion(),
    );
    expect(await answered).toMatchObject({ ok: false });
  });
});

describe.skipIf(cannotRun)('a window whose screens come and go', () => {
  it('comes to the front by a click in the tray each time', async () => {
    const covered = await startCoveredApp(startWaylandSession);
    const command = (line: string) => commandSway(covered.desktop, nobody(), line);
    const comesToFront = async () => {
      await covered.cover();
      await covered.desktop.tray.activate();
      await covered.focus();
    };
    try {
      await command('output HEADLESS-1 scale 2');
      await comesToFront();
      await command('create_output');
      await command('output HEADLESS-1 disable');
      await comesToFront();
      await command('output HEADLESS-2 disable');
      await covered.desktop.tray.activate();
      await command('output HEADLESS-1 enable');
      await comesToFront();
      expect(covered.app.complaints).toEqual([]);
    } finally {
      await covered.stop();
    }
  });
});

describe.skipIf(cannotRun)('a window that the desktop leaves behind another one', () => {
  it('is told of while it asks for a key press, which then copies', async () => {
    const covered = await startCoveredApp((desktop, owner) =>
      startWaylandSession(desktop, owner, ['no_focus [title="Keyfob"]']),
    );
    try {
      await covered.cover();
      await covered.desktop.tray.click(copyLine);
      const { body } = await covered.desktop.notifications.waitFor(
        ({ summary }) => summary === 'Keyfob demo: nothing was copied yet',
      );
      expect(body).toContain('Bring the window to the front, and answer there.');
      await covered.uncover();
      await covered.focus();
      await covered.copies(() => covered.session.press('Return'));
    } finally {
      await covered.stop();
    }
  });
});
