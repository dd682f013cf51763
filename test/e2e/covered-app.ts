import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { openFrontWindow, type FrontWindow } from '../desktop/front-window.ts';
import { eventually, runProgram } from '../desktop/processes.ts';
import { giveTo, nobody, type User } from '../desktop/users.ts';
import type { WaylandSession } from '../desktop/wayland-session.ts';
import { ProgramOfUser } from './program-of-user.ts';
import { startDemo, type App } from './start-app.ts';
import { copyLine, writeSettings } from './user-files.ts';

/** The app in a Wayland session without wl-clipboard, with a dashboard token, and with another program's window in front. */
export interface CoveredApp {
  readonly desktop: Desktop;
  readonly session: WaylandSession;
  readonly app: App;
  /** Opens the other program's window, anew where there is one. */
  cover(): Promise<FrontWindow>;
  uncover(): Promise<void>;
  /** Waits until the app's window has the focus. */
  focus(): Promise<void>;
  /** Waits until it has it no more. */
  loseFocus(): Promise<void>;
  /** Does something that copies, and waits until that is told. */
  copies(act: () => Promise<void>): Promise<void>;
  /** Starts the app once more; what it said. */
  startAgain(env: Record<string, string>): Promise<string>;
  /** How often the app's window was hidden so far, which it is when it is mapped anew. */
  timesHidden(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts it; root must start it as another user. */
export async function startCoveredApp(
  startSession: (desktop: Desktop, owner?: User) => Promise<WaylandSession>,
): Promise<CoveredApp> {
  const owner = nobody();
  const desktop = await startDesktop({ owner });
  const session = await startSession(desktop, owner);
  writeSettings(desktop, { clipboardSeconds: 3 }, 'Keyfob demo');
  const bin = join(desktop.home, 'bin');
  mkdirSync(bin);
  for (const name of ['wl-copy', 'wl-paste'])
    writeFileSync(join(bin, name), '#!/bin/sh\nexit 127\n', { mode: 0o755 });
  for (const path of [bin, join(desktop.home, '.config')]) giveTo(owner, path);
  const copy = new ProgramOfUser();
  const program = copy.as(owner, []);
  const env = { ...session.env, PATH: `${bin}:${session.env.PATH}`, TMPDIR: desktop.home };
  const app = await startDemo({ ...desktop, env }, ['--ozone-platform=wayland'], program);
  let front: FrontWindow | null = null;

  const isFocused = () =>
    app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((it) => it.isFocused()));
  const loseFocus = async () => {
    await eventually('the window behind', async () => ((await isFocused()) ? null : true));
  };
  const copies = async (act: () => Promise<void>) => {
    const { length } = desktop.notifications.sent;
    await act();
    await eventually('a copy', () =>
      desktop.notifications.sent.slice(length).find(({ summary }) => summary === 'Keyfob demo: token copied'),
    );
  };
  const uncover = async () => {
    await front?.close();
    front = null;
  };

  await app.electron.evaluate(({ BrowserWindow, dialog }) => {
    const showMessageBox = dialog.showMessageBox.bind(dialog);
    // The question about full control is agreed to after the time that it takes to read it.
    dialog.showMessageBox = () => {
      dialog.showMessageBox = showMessageBox;
      return new Promise((resolve) => {
        setTimeout(() => resolve({ response: 1, checkboxChecked: false }), 1100);
      });
    };
    const counter = Object.assign(globalThis, { timesHidden: 0 });
    for (const window of BrowserWindow.getAllWindows()) window.on('hide', () => (counter.timesHidden += 1));
  });
  const page = await app.page();
  await page.getByText('Reachable').waitFor();
  await desktop.tray.click(copyLine);
  await page.getByRole('button', { name: 'Create and copy token' }).focus();
  await copies(() => session.press('Return'));

  return {
    desktop,
    session,
    app,
    async cover() {
      await uncover();
      front = await openFrontWindow(session, { ...owner, env });
      await loseFocus();
      return front;
    },
    uncover,
    loseFocus,
    async focus() {
      await eventually('the focus', async () => ((await isFocused()) ? true : null));
    },
    copies,
    async startAgain(more) {
      const args = [program.app, '--demo', '--ozone-platform=wayland'];
      const { stderr } = await runProgram(program.executablePath, args, {
        env: { ...session.env, ...more },
        deadlineMs: 20_000,
      });
      return stderr;
    },
    timesHidden: () =>
      app.electron.evaluate(() => (globalThis as unknown as { timesHidden: number }).timesHidden),
    async stop() {
      await uncover();
      await app.quit();
      await session.stop();
      await desktop.stop();
      copy.remove();
    },
  };
}
