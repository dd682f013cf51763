import { join, resolve } from 'node:path';
import { app, nativeTheme, powerMonitor } from 'electron';
import { createCertificates } from './adapters/certificates.ts';
import { systemClock } from './adapters/clock.ts';
import { createSecretService } from './adapters/dbus/secret-service.ts';
import { createSessionBus, sessionBusAddress } from './adapters/dbus/session-bus.ts';
import { watchName } from './adapters/dbus/watch-name.ts';
import { defaultSnapData, hasMicroK8s } from './adapters/default-snap-data.ts';
import { createDocumentStore } from './adapters/document-store.ts';
import { randomIdentifiers } from './adapters/identifiers.ts';
import { createKeyring } from './adapters/keyring/create-keyring.ts';
import { createConnectCluster } from './adapters/kubernetes/connect-cluster.ts';
import { createLog } from './adapters/log.ts';
import { listPageFiles } from './adapters/page-files.ts';
import { createSnapDataFiles } from './adapters/snap-data-files.ts';
import { checkSnapData } from './core/command-line/check-snap-data.ts';
import { parseCommandLine, type CommandLine } from './core/command-line/parse-command-line.ts';
import { createHandlers } from './core/handlers.ts';
import { Keyfob } from './core/keyfob.ts';
import { SettingsKeeper } from './core/settings/settings-keeper.ts';
import { trayView, type TrayCommand } from './core/tray/tray-menu.ts';
import { registerAppScheme } from './shell/app-scheme.ts';
import { createClipboard } from './shell/clipboard.ts';
import { openIpcDoor, sendEvent } from './shell/ipc-door.ts';
import { isWayland } from './shell/is-wayland.ts';
import { startKeyringWorker } from './shell/keyring-worker-process.ts';
import { MainWindow } from './shell/main-window.ts';
import { createNotifier } from './shell/notifier.ts';
import { TrayIcon } from './shell/tray.ts';

const apiDeadlineMs = 10_000;
const keyringDeadlineMs = 5_000;
const keyringIdleMs = 30_000;
const refreshMs = 60_000;
const retryMs = [5_000, 15_000];
/** What need not be there with the first picture waits this long, so that tray and window come first. */
const firstPictureMs = 1_000;
const oldestSupportedElectron = 43;
const trayHost = 'org.kde.StatusNotifierWatcher';

const files = createSnapDataFiles();
const outFolder = join(import.meta.dirname, '..');
const resources = join(outFolder, '..', 'resources');

const commandLine = await readCommandLine();
if (commandLine !== null) await start(commandLine);

/** Our options, or null after a wrong one was told on stderr. */
async function readCommandLine(): Promise<CommandLine | null> {
  const parsed = parseCommandLine(process.argv.slice(1));
  if (!parsed.ok) return refuse(parsed.error);
  const { snapData, trayOnly } = parsed.value;
  if (snapData === null) return parsed.value;
  const folder = resolve(snapData);
  const problem = await checkSnapData(folder, files);
  return problem === null ? { snapData: folder, trayOnly } : refuse(`--snap-data: ${problem}`);
}

function refuse(sentence: string): null {
  process.stderr.write(`keyfob: ${sentence}\n`);
  app.exit(2);
  return null;
}

async function start({ snapData, trayOnly }: CommandLine): Promise<void> {
  const userFolder = join(app.getPath('appData'), 'Keyfob');
  const userSettings = await SettingsKeeper.load(createDocumentStore(userFolder), randomIdentifiers);
  const demo = snapData === null && userSettings.settings.snapData === null && !hasMicroK8s();
  const folder = demo ? join(app.getPath('appData'), 'Keyfob demo') : userFolder;
  const documents = createDocumentStore(folder);
  const settings = demo ? await SettingsKeeper.load(documents, randomIdentifiers) : userSettings;
  app.setPath('userData', folder);
  if (!app.requestSingleInstanceLock({ snapData })) {
    process.stderr.write('keyfob: Keyfob is running already; its window says more.\n');
    app.exit(0);
    return;
  }

  app.disableHardwareAcceleration();
  registerAppScheme();
  const title = demo ? 'Keyfob demo' : 'Keyfob';
  app.setName(title);
  nativeTheme.themeSource = settings.settings.theme;

  const log = createLog(folder, () => systemClock.now());
  const recordBug = (error: unknown) => {
    const type = error instanceof Error ? error.name : typeof error;
    log.write('bug', { incident: randomIdentifiers.next(), request: null, type });
  };
  process.on('uncaughtException', recordBug);
  process.on('unhandledRejection', recordBug);

  const demoCluster = demo
    ? await import('./adapters/demo-cluster/start-demo-cluster.ts').then(({ startDemoCluster }) =>
        startDemoCluster(),
      )
    : null;

  const bus = createSessionBus(sessionBusAddress(process.env), keyringDeadlineMs);
  const keyring = createKeyring({
    service: title,
    secretService: createSecretService(bus, keyringDeadlineMs),
    startWorker: () =>
      startKeyringWorker(join(outFolder, 'main', 'keyring-worker.js'), secretServiceEnvironment()),
    deadlineMs: keyringDeadlineMs,
    idleMs: keyringIdleMs,
  });
  const icon = join(resources, 'icon.png');
  const windows = new MainWindow({
    files: listPageFiles(join(outFolder, 'renderer')),
    nextNonce: () => randomIdentifiers.next(),
    preload: join(outFolder, 'preload', 'index.cjs'),
    icon,
    title,
    devTools: !app.isPackaged,
    onVisible: (visible) => void keyfob.setVisible(visible),
    onFocus: () => void keyfob.clipboard.catchUp(),
    onClosed: () => {
      if (!keyfob.store.snapshot.tray) app.quit();
    },
  });
  const electronMajor = Number.parseInt(process.versions.electron, 10);
  const keyfob = new Keyfob(
    {
      files,
      certificates: createCertificates(),
      connect: createConnectCluster(apiDeadlineMs),
      keyring,
      documents,
      clipboard: createClipboard(isWaylandClient(electronMajor), () => windows.isFocused()),
      notifier: createNotifier(icon),
      windows,
      clock: systemClock,
      identifiers: randomIdentifiers,
      log,
    },
    {
      settings,
      snapData: snapData ?? demoCluster?.snapData ?? null,
      defaultSnapData,
      demo,
      outdatedElectron: electronMajor < oldestSupportedElectron ? electronMajor : null,
      refreshMs,
      retryMs,
    },
  );
  openIpcDoor({
    handlers: createHandlers(keyfob),
    page: () => windows.page(),
    identifiers: randomIdentifiers,
    log,
  });

  app.on('second-instance', (_event, _argv, _folder, data) => keyfob.secondStart(requestedFolder(data)));
  app.on('activate', () => windows.show());
  app.on('window-all-closed', () => undefined);
  let hasCleanedUp = false;
  app.on('before-quit', (event) => {
    if (hasCleanedUp) return;
    event.preventDefault();
    void keyfob.quit().finally(() => {
      hasCleanedUp = true;
      keyring.stop();
      bus.disconnect();
      demoCluster?.stop();
      app.quit();
    });
  });

  void app.whenReady().then(async () => {
    const run = (command: TrayCommand) => {
      if (command === 'copy-fresh') void keyfob.copyFresh();
      else if (command === 'open-window') windows.show();
      else app.quit();
    };
    const trayIcons = (name: string) => join(resources, `tray-${name}.png`);
    const tray = new TrayIcon(
      { none: trayIcons('none'), valid: trayIcons('valid'), attention: trayIcons('attention') },
      run,
    );
    tray.render(trayView(keyfob.store.snapshot, systemClock.now()));
    if (!trayOnly) windows.show();
    keyfob.store.subscribe((snapshot) => {
      tray.render(trayView(snapshot, systemClock.now()));
      if (nativeTheme.themeSource !== snapshot.settings.theme)
        nativeTheme.themeSource = snapshot.settings.theme;
      const page = windows.page();
      if (page !== null) sendEvent(page, 'state:changed', snapshot);
    });
    powerMonitor.on('resume', () => void keyfob.resume());
    const followTrayHost = () =>
      watchName(bus, trayHost, (isOwned) => {
        const { snapshot } = keyfob.store;
        if (isOwned && !snapshot.tray) tray.remake();
        if (isOwned !== snapshot.tray) keyfob.store.change({ tray: isOwned });
        if (!isOwned && windows.page() === null) windows.show();
      });
    systemClock.after(firstPictureMs, () => {
      if (windows.page() === null) void keyfob.clusters.refresh();
      void followTrayHost();
    });
    await keyfob.open();
  });
}

function requestedFolder(data: unknown): string | null {
  const isRequest = typeof data === 'object' && data !== null && 'snapData' in data;
  return isRequest && typeof data.snapData === 'string' ? data.snapData : null;
}

function isWaylandClient(electronMajor: number): boolean {
  return isWayland({
    ozonePlatform: app.commandLine.getSwitchValue('ozone-platform'),
    ozonePlatformHint: app.commandLine.getSwitchValue('ozone-platform-hint'),
    waylandDisplay: process.env.WAYLAND_DISPLAY,
    sessionType: process.env.XDG_SESSION_TYPE,
    electronMajor,
  });
}

/** Only what libsecret needs to find the session bus and its user. */
function secretServiceEnvironment(): Record<string, string> {
  const names = ['DBUS_SESSION_BUS_ADDRESS', 'XDG_RUNTIME_DIR', 'HOME', 'LANG', 'DISPLAY', 'WAYLAND_DISPLAY'];
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}
