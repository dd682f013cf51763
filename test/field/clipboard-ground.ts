import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findWlClipboard } from '../../scripts/setup/clipboard-parts.mjs';
import { parseWlCopyVersion } from '../../src/main/adapters/desktop/wayland-clipboard/wl-copy-version.ts';
import { startManager, type ManagerName } from '../desktop/clipboard-managers.ts';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { startMutterSession } from '../desktop/mutter-session.ts';
import { eventually, runProgram } from '../desktop/processes.ts';
import { agree } from '../desktop/question.ts';
import { giveTo, nobody, type User } from '../desktop/users.ts';
import { startWaylandSession, type WaylandSession } from '../desktop/wayland-session.ts';
import { readSelection, writeSelection } from '../desktop/x-clipboard.ts';
import { ProgramOfUser } from '../e2e/program-of-user.ts';
import { startDemo, type App } from '../e2e/start-app.ts';
import { copyLine, writeSettings } from '../e2e/user-files.ts';

/** The desktops on which a token is copied, and the clipboard manager that runs there. */
export type DesktopName = 'X11' | 'sway' | 'GNOME (mutter)';
export type Manager = ManagerName | null;

/** The wl-clipboard that Keyfob finds: none, one to look and to clear with only, or one to copy with too. */
export type WlClipboard = 'none' | '2.1' | 'from 2.2';

/** The folder of a wl-clipboard from 2.2 on; null where there is none. */
export function newWlClipboard(): string | null {
  const canCopy = (folder: string) => {
    const said = spawnSync(join(folder, 'wl-copy'), ['--version'], { encoding: 'utf8' });
    return parseWlCopyVersion(said.error === undefined ? said.stdout : '') !== null;
  };
  const unpacked = findWlClipboard();
  const folders = [...(unpacked.status === 'ready' ? [join(unpacked.root, 'usr/bin')] : []), '/usr/bin'];
  return folders.find(canCopy) ?? null;
}

/** A clipboard manager has seen a text by then. */
export const seenByManagersMs = 1000;

/** A desktop with the running app, whose clipboard another program reads. */
export interface ClipboardGround {
  readonly desktop: Desktop;
  readonly app: App;
  /** Copies a token in the tray, or by a key in the focused window where that is needed; the token. */
  copy(): Promise<string>;
  /** Copies the kept token once more, in the tray, where no window is needed for that. */
  copyAgain(token: string): Promise<void>;
  /** What another program reads. */
  read(): Promise<string | null>;
  /** Presses “Clear now” by the keyboard. */
  clearNow(): Promise<void>;
  closeWindow(): Promise<void>;
  /** What the activity list says of the clipboard since the start. */
  said(): readonly string[];
  /** The types that are offered beside the text. */
  types(): Promise<string>;
  /** Whether the clipboard manager keeps the token; throws when it keeps nothing at all. */
  isKept(token: string): Promise<boolean>;
  /** Ends it all; the app has ended already where `isAppGone`. */
  stop(isAppGone: boolean): Promise<void>;
}

/** Starts the app in the demo cluster on such a desktop; a token stays on the clipboard for `clipboardSeconds`. */
export async function startClipboardGround(
  name: DesktopName,
  managerName: Manager,
  wlClipboard: WlClipboard,
  clipboardSeconds = 3,
): Promise<ClipboardGround> {
  const isX = name === 'X11';
  const owner: User | undefined = isX || process.getuid?.() !== 0 ? undefined : nobody();
  const desktop = await startDesktop(owner === undefined ? {} : { owner });
  let session: WaylandSession | null = null;
  if (!isX) session = await (name === 'sway' ? startWaylandSession : startMutterSession)(desktop, owner);
  const manager =
    managerName === null ? null : await startManager(managerName, desktop, session?.env ?? desktop.env);
  writeSettings(desktop, { clipboardSeconds }, 'Keyfob demo');
  const bin = join(desktop.home, 'bin');
  if (session !== null) installWlClipboard(bin, wlClipboard);
  const copyOfApp = owner === undefined ? null : new ProgramOfUser();
  if (owner !== undefined) for (const path of [bin, join(desktop.home, '.config')]) giveTo(owner, path);
  const env = session === null ? desktop.env : { ...session.env, PATH: `${bin}:${session.env.PATH}` };
  const app = await startDemo(
    { ...desktop, env: { ...env, TMPDIR: desktop.home } },
    session === null ? [] : ['--ozone-platform=wayland'],
    owner === undefined ? undefined : copyOfApp!.as(owner, []),
  );
  const read = () => (session === null ? readSelection(desktop.env, 'clipboard') : session.paste());
  const pressButton = async (button: string) => {
    const page = await app.page();
    const found = page.getByRole('button', { name: button });
    if (session === null) return found.click();
    await found.focus();
    await eventually('the focus', async () =>
      (await found.evaluate((element) => document.hasFocus() && element === document.activeElement))
        ? true
        : null,
    );
    await session.press('Return');
  };
  return {
    desktop,
    app,
    async copy() {
      const page = await app.page();
      await page.getByText('Reachable').waitFor();
      await desktop.tray.click(copyLine);
      // No key and no click of another program reaches a question under Wayland.
      if (session !== null) await answerQuestions(app);
      await pressButton('Create and copy token');
      if (session === null) await agree(desktop.env);
      // Reading takes the focus under GNOME, and copying may need it.
      await desktop.notifications.waitFor(({ summary }) => summary.endsWith('token copied'), 15_000);
      const token = await read();
      if (token?.startsWith('eyJ') !== true) throw new Error('no token on the clipboard');
      return token;
    },
    async copyAgain(token) {
      await desktop.tray.click(copyLine);
      await eventually('the token on the clipboard', async () => ((await read()) === token ? true : null));
    },
    read,
    clearNow: () => pressButton('Clear now'),
    async closeWindow() {
      for (const page of app.electron.windows()) await page.close();
    },
    said() {
      const file = join(desktop.home, '.config', 'Keyfob demo', 'activity.jsonl');
      if (!existsSync(file)) return [];
      return [...readFileSync(file, 'utf8').matchAll(/"(clipboard-\w+)"/g)].map(([, event]) => event!);
    },
    async types() {
      const [command, args] =
        session === null
          ? (['xclip', ['-o', '-selection', 'clipboard', '-t', 'TARGETS']] as const)
          : (['wl-paste', ['--list-types']] as const);
      return (await runProgram(command, args, { ...owner, env: session?.env ?? desktop.env })).stdout;
    },
    async isKept(token) {
      if (manager === null) return false;
      // Where the token is not kept, this shows that it could have been.
      const witness = `a text after ${process.pid}`;
      const owner = await (session === null ? writeSelection(desktop.env, witness) : session.copy(witness));
      await new Promise((resolve) => setTimeout(resolve, seenByManagersMs));
      const history = await manager.history();
      await owner.release();
      if (!history.includes(witness)) throw new Error(`${managerName} keeps no history`);
      return history.includes(token);
    },
    async stop(isAppGone) {
      if (!isAppGone) await app.quit();
      await manager?.stop();
      await session?.stop();
      await desktop.stop();
      copyOfApp?.remove();
    },
  };
}

/** Agrees after the time that it takes to read a question. */
async function answerQuestions(app: App): Promise<void> {
  await app.electron.evaluate(({ dialog }) => {
    dialog.showMessageBox = () =>
      new Promise((resolve) => {
        setTimeout(() => resolve({ response: 1, checkboxChecked: false }), 1100);
      });
  });
}

/** Comes before the wl-clipboard of this machine, in a folder that is not there yet. */
export function installWlClipboard(folder: string, which: WlClipboard): void {
  mkdirSync(folder, { mode: 0o755 });
  for (const name of ['wl-copy', 'wl-paste']) {
    const file = join(folder, name);
    if (which === 'none') writeFileSync(file, '#!/bin/sh\nexit 127\n');
    else if (which === 'from 2.2') copyFileSync(join(newWlClipboard()!, name), file);
    // The newer one too answers as one that nothing is copied with.
    else writeFileSync(file, oldAnswer(name));
    chmodSync(file, 0o755);
  }
}

function oldAnswer(name: string): string {
  return `#!/bin/sh\n[ "$1" = --version ] && { echo 'wl-clipboard 2.1.0'; exit; }\nexec /usr/bin/${name} "$@"\n`;
}
