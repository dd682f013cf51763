import { describe, it } from 'vitest';
import { startDesktop, type DesktopOptions } from '../desktop/desktop.ts';
import { startLockScreen } from '../desktop/lock-screen.ts';
import { eventually } from '../desktop/processes.ts';
import { agree } from '../desktop/question.ts';
import { readSelection } from '../desktop/x-clipboard.ts';
import { unfoldNotices } from './notices.ts';
import { startDemo } from './start-app.ts';
import { clipboardToken } from './user-files.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Starts Keyfob in the tray of a desktop and tells after how many milliseconds which windows came up. */
async function startInTray(options: DesktopOptions, lockedBy: string | null = null) {
  const desktop = await startDesktop({ keyring: 'absent', tray: false, ...options });
  const screen =
    lockedBy === null ? null : await startLockScreen(desktop.env.DBUS_SESSION_BUS_ADDRESS!, lockedBy, true);
  const app = await startDemo(desktop, ['--tray']);
  const process = app.electron.process();
  const began = performance.now();
  const windows: number[] = app.electron.windows().map(() => 0);
  app.electron.on('window', () => windows.push(performance.now() - began));
  return {
    desktop,
    app,
    windows,
    /** Waits for the first one. */
    window: (withinMs: number) => eventually('a window', () => windows.length > 0 || null, withinMs),
    screen,
    stop: async () => {
      if (process.exitCode === null && process.signalCode === null) await app.quit();
      screen?.stop();
      await desktop.stop();
    },
  };
}

const unseen = 'Keyfob demo keeps running without a tray icon';

describe.concurrent('Keyfob on a desktop whose tray host', () => {
  it('comes seconds later, or is loaded anew: no window and no notice', async ({ expect }) => {
    const { desktop, windows, stop } = await startInTray({});
    try {
      // As long as a slow desktop starts its tray after Keyfob.
      await pause(3_000);
      await desktop.tray.start();
      await desktop.tray.waitForLine('Copy fresh dashboard token');
      desktop.tray.stop();
      // As long as it takes to load a shell anew.
      await pause(10_000);
      await desktop.tray.start();
      await desktop.tray.waitForLine('Copy fresh dashboard token');
      // Longer than what is left of the half minute after which a window would come.
      await pause(25_000);
      expect(windows).toEqual([]);
      expect(desktop.notifications.sent.map(({ summary }) => summary)).not.toContain(unseen);
    } finally {
      await stop();
    }
  });

  it('never comes: a window after half a minute where there are no notices either', async ({ expect }) => {
    const { windows, window, stop } = await startInTray({ notifications: false });
    try {
      await window(36_000);
      expect(windows).toHaveLength(1);
      expect(windows[0]).toBeGreaterThan(29_000);
    } finally {
      await stop();
    }
  });

  it('goes with the lock screen: nothing comes up over it, nor right after it', async ({ expect }) => {
    const { windows, window, screen, stop } = await startInTray(
      { notifications: false },
      'org.gnome.ScreenSaver',
    );
    try {
      // Longer than it waits where nothing is locked.
      await pause(36_000);
      expect(windows).toEqual([]);
      screen!.set(false);
      // Who has just come back finds no window.
      await pause(5_000);
      expect(windows).toEqual([]);
      await window(28_000);
      expect(windows).toHaveLength(1);
    } finally {
      await stop();
    }
  });

  it('is not there when the window is closed: a notice says that it goes on, and ends it', async ({
    expect,
  }) => {
    const { desktop, app, stop } = await startInTray({});
    try {
      const { summary, actions, id } = await desktop.notifications.waitFor(
        (sent) => sent.summary === unseen,
        40_000,
      );
      expect([summary, actions]).toEqual([unseen, ['default', 'Open', 'quit', 'Quit Keyfob demo']]);
      const opened = app.electron.waitForEvent('window');
      desktop.notifications.invoke(id);
      const page = await opened;
      const notices = await unfoldNotices(page);
      await notices.getByText('When you close this window, Keyfob keeps running to warn you').waitFor();
      await page.close();
      const again = await desktop.notifications.waitFor((sent) => sent.summary === unseen && sent.id !== id);
      const closed = app.electron.waitForEvent('close');
      desktop.notifications.invoke(again.id, 'quit');
      await closed;
    } finally {
      await stop();
    }
  });

  // Chromium ends the app with its bus: by SIGTRAP before Electron 44, cleanly since.
  it('ends with its session bus: Keyfob ends too, and takes the token along', async ({ expect }) => {
    const { desktop, app, stop } = await startInTray({ tray: true });
    try {
      await eventually('a demo cluster', async () =>
        (await desktop.tray.menu()).some(({ label }) => label === 'No dashboard token yet') ? true : null,
      );
      await desktop.tray.click('Copy fresh dashboard token');
      await (await app.page()).getByRole('button', { name: 'Create and copy token' }).click();
      await agree(desktop.env);
      await clipboardToken(desktop);
      const closed = app.electron.waitForEvent('close', { timeout: 15_000 });
      await desktop.restartBus();
      await closed;
      expect(await readSelection(desktop.env, 'clipboard')).toBeNull();
    } finally {
      await stop();
    }
  });
});
