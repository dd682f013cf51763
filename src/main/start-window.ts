import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { app, Menu } from 'electron';
import { appId } from './app-id.ts';
import type { Beginning, Composed } from './compose.ts';
import { systemClock } from './adapters/system/clock.ts';
import { forbidCoreDumps } from './adapters/system/core-dumps.ts';
import { defaultSnapData, hasMicroK8s } from './adapters/files/default-snap-data.ts';
import { randomIdentifiers } from './adapters/system/identifiers.ts';
import { readArguments } from './adapters/system/read-arguments.ts';
import { createLog } from './adapters/files/log.ts';
import { listPageFiles } from './adapters/files/page-files.ts';
import { createSnapDataFiles } from './adapters/files/snap-data-files.ts';
import { printLines } from './cli/terminal.ts';
import { checkSnapData } from './core/files/snap-data/check-snap-data.ts';
import { windowOptions, type WindowOptions } from './core/desk/start/window-options.ts';
import { noteBug } from './core/cluster/scope/note-bug.ts';
import type { Log } from './core/ports/machine.ts';
import { startFailure, stopFailure } from './core/desk/bugs/start-failure.ts';
import { hasBrokenTray } from './core/desk/tray/broken-tray.ts';
import { startingTrayView } from './core/desk/tray/tray-items.ts';
import type { Demo } from '../shared/contract/state/snapshot.ts';
import { productOf } from '../shared/contract/values/product.ts';
import { startPhrases } from '../shared/words/en/start-phrases.ts';
import { endAfterBug } from './shell/after-bug.ts';
import { registerAppScheme } from './shell/app-scheme.ts';
import { endAtOnce, endWith } from './shell/ending.ts';
import { openIpcDoor } from './shell/ipc-door.ts';
import { MainWindow } from './shell/main-window.ts';
import { closeChromium } from './shell/page-guard.ts';
import { settingsFolderOf } from './shell/settings-folder.ts';
import { tellFailedStart } from './shell/tell-failed-start.ts';
import { TrayIcon } from './shell/tray.ts';

const outFolder = join(import.meta.dirname, '..');
/** Other programs are told of files here, and cannot look into the archive of an installed Keyfob. */
const resources = join(outFolder, '..', 'resources').replace(/\.asar(?=\/)/, '.asar.unpacked');

/** For about this long the desktop and main tell each other of a new icon, and composing would come in between. */
const trayMs = 50;

/** By then a page that is going to ask for its script has done so. */
const scriptMs = 500;

/** The settings folder but for the demo's. */
const settingsFolder = settingsFolderOf({ demo: null });

/** Starts the app with tray and window. It does not wait for Electron, which is ready only once `index.ts` is done. */
export async function startWindow(): Promise<void> {
  try {
    const { electron } = process.versions;
    const commandLine = hasBrokenTray(electron)
      ? refuse(startPhrases().brokenTray(electron))
      : await readOptions();
    if (commandLine !== null) await start(commandLine);
  } catch (error) {
    failStart(error);
  }
}

/** Our options, or null after a wrong one was told on stderr. */
async function readOptions(): Promise<WindowOptions | null> {
  const parsed = windowOptions(process.argv.slice(1), readArguments);
  if (!parsed.ok) return refuse(parsed.error);
  const { snapData } = parsed.value;
  if (snapData === null) return parsed.value;
  const folder = resolve(snapData);
  const problem = await checkSnapData(folder, createSnapDataFiles());
  if (problem === null) return { ...parsed.value, snapData: folder };
  const [{ describe }, { nothingKnown }] = await Promise.all([
    import('../shared/words/describe.ts'),
    import('../shared/words/known/known.ts'),
  ]);
  return refuse(`--snap-data: ${describe(problem, nothingKnown).message}`);
}

function refuse(sentence: string): null {
  void printLines(process.stderr, [`keyfob: ${sentence}`]);
  app.exit(2);
  return null;
}

/** Takes the place of the one running Keyfob, shows tray and window, and only then loads the app that fills them. */
async function start({ trayOnly, ...asked }: WindowOptions): Promise<void> {
  endAtOnce();
  app.setPath('userData', settingsFolder);
  const { snapData } = asked;
  const demo = await whyDemo(asked);
  const title = productOf({ demo });
  const folder = settingsFolderOf({ demo });
  app.setPath('userData', folder);
  if (!app.requestSingleInstanceLock({ snapData })) {
    await (await import('./adapters/system/instance-lock.ts')).checkInstanceLock(folder);
    void printLines(process.stderr, [`keyfob: ${startPhrases().isRunning}`]);
    app.exit(0);
    return;
  }
  // Here, because Chromium takes longer to be ready.
  const coreDumpsForbidden = forbidCoreDumps();
  closeChromium();
  app.disableHardwareAcceleration();
  // Before ready, so that Electron does not make its own first.
  Menu.setApplicationMenu(null);
  registerAppScheme();
  app.setName(title);
  // Here as well as in package.json, which an Electron that runs a folder need not read.
  app.setDesktopName(`${appId}.desktop`);
  app
    .whenReady()
    .then(() =>
      open({
        demo,
        coreDumpsForbidden,
        title,
        folder,
        icon: join(resources, 'icon.png'),
        log: ownLog(folder),
        snapData,
        trayOnly,
      }),
    )
    .catch(failStart);
}

/** What is known before the first picture. */
type Opening = Omit<Beginning, 'defaultSnapData' | 'tray' | 'windows'> & { readonly trayOnly: boolean };

/** Shows tray and window, and fills them; ends when the cluster's files were read. */
async function open({ trayOnly, ...opening }: Opening): Promise<void> {
  const { title, icon } = opening;
  /** For what has to wait until there is something behind tray and window; why there is nothing is told elsewhere. */
  const once = (use: (composed: Composed) => unknown) => void composed.then(use, () => undefined);
  const trayIcon = (name: string) => join(resources, `tray-${name}.png`);
  const tray = new TrayIcon(
    { none: trayIcon('none'), valid: trayIcon('valid'), attention: trayIcon('attention') },
    (command) => {
      if (command === 'quit') app.quit();
      else if (command === 'open-window') windows.show();
      else once(({ run }) => run(command));
    },
  );
  const windows = new MainWindow({
    files: listPageFiles(join(outFolder, 'renderer')),
    preload: join(outFolder, 'preload', 'index.cjs'),
    icon,
    title,
    devTools: !app.isPackaged,
    chooseIn: dirname(defaultSnapData),
    saveIn: app.getPath('home'),
    onVisible: (visible) => once(({ window }) => window.setVisible(visible)),
    onFocus: () => once(({ window }) => window.focused()),
    onClosed: (breach) => once(({ window }) => window.closed(breach)),
  });
  // Composing keeps main busy, and a page with its script is busy as well; without it, it would have to wait.
  const turn = trayOnly ? sleep(trayMs) : Promise.race([windows.scriptServed, sleep(scriptMs)]);
  const composed: Promise<Composed> = turn
    .then(() => import('./compose.ts'))
    .then(({ compose }) => compose({ ...opening, defaultSnapData, tray, windows }));
  let ended: Promise<void> | null = null;
  const cleanUp = () =>
    (ended ??= composed.then(
      ({ end }) => end(),
      () => undefined,
    ));
  const withdraw = () =>
    composed.then(
      ({ withdrawRestart }) => withdrawRestart(),
      () => undefined,
    );
  // Quitting goes before starting anew, which is then told of to nobody.
  const isEnding = endWith(async () => {
    await Promise.all([cleanUp(), withdraw()]);
  });
  let isLost = false;
  const report = { identifiers: randomIdentifiers, log: opening.log };
  process.on('unhandledRejection', (error) => void noteBug(null, error, report));
  process.on('uncaughtException', (error) => {
    if (isLost) return;
    const { incident } = noteBug(null, error, report);
    if (isEnding()) return;
    isLost = true;
    void endAfterBug(incident, {
      ...{ title, isEnding, cleanUp, withdraw },
      note: (incident) => composed.then(({ noteRestart }) => noteRestart(incident)),
      hasWindow: () => windows.isOpen(),
      stopped: stopFailure,
    });
  });
  let hasFailed = false;
  const failAnswering = (error: unknown): never => {
    if (!hasFailed) failStart(error);
    hasFailed = true;
    throw error;
  };
  openIpcDoor(
    () => windows.page(),
    () => composed.then(({ answering }) => answering().catch(failAnswering)),
  );
  app.on('second-instance', (_event, _argv, _folder, data) => {
    once(({ snapData }) => snapData.secondStart(requestedFolder(data)));
  });
  app.on('activate', () => windows.show());
  app.on('window-all-closed', () => undefined);
  tray.render(startingTrayView(title));
  if (!trayOnly) windows.show();
  const { opened } = await composed;
  await opened;
}

/** Tells why Keyfob does not start; not awaited by this module, because Electron is ready only after it. */
function failStart(error: unknown): void {
  const log = ownLog(app.getPath('userData'));
  const { incident } = noteBug('start', error, { identifiers: randomIdentifiers, log });
  void tellFailedStart(app.getName(), startFailure(error, incident));
}

function ownLog(folder: string): Log {
  const running = { version: app.getVersion(), folder: resolve(outFolder, '..') };
  return createLog(folder, () => systemClock.now(), running);
}

async function whyDemo({ demo, snapData }: Omit<WindowOptions, 'trayOnly'>): Promise<Demo | null> {
  if (demo) return 'asked-for';
  return snapData === null && !hasMicroK8s() && !(await isFolderChosen()) ? 'no-microk8s' : null;
}

/** Whether the settings name a snap data folder. */
async function isFolderChosen(): Promise<boolean> {
  const { loadSettings } = await import('./load-settings.ts');
  const { settings } = await loadSettings(settingsFolder);
  return settings.snapData !== null;
}

function requestedFolder(data: unknown): string | null {
  const isRequest = typeof data === 'object' && data !== null && 'snapData' in data;
  return isRequest && typeof data.snapData === 'string' ? data.snapData : null;
}
