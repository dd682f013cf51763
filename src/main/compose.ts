import '../shared/contract/configure-zod.ts';
import { uptime } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { app, nativeTheme, powerMonitor } from 'electron';
import { appId } from './app-id.ts';
import { createActivityFile } from './adapters/files/activity-file.ts';
import { demoAutostart } from './adapters/demo/demo-autostart.ts';
import { createAutostart } from './adapters/desktop/autostart.ts';
import { createCertificates } from './adapters/x509/certificates.ts';
import { systemClock } from './adapters/system/clock.ts';
import { createNotifications } from './adapters/desktop/dbus/notifications.ts';
import { createSessionBus, sessionBusAddress } from './adapters/desktop/dbus/session-bus.ts';
import { systemBusAddress, watchNetwork } from './adapters/desktop/dbus/watch-network.ts';
import { watchScreenLock } from './adapters/desktop/dbus/watch-screen-lock.ts';
import { watchSessionLock } from './adapters/desktop/dbus/watch-session-lock.ts';
import { watchName } from './adapters/desktop/dbus/watch-name.ts';
import { createDashboardDoor } from './adapters/dashboard/dashboard-door.ts';
import { createDocumentStore } from './adapters/files/document-store.ts';
import { fileModes } from './adapters/files/file-modes.ts';
import { hasProgram } from './adapters/system/has-program.ts';
import { hostAddress } from './adapters/system/host-address.ts';
import { createInstallation } from './adapters/system/installation.ts';
import { randomIdentifiers } from './adapters/system/identifiers.ts';
import { createKeyring } from './adapters/desktop/keyring/create-keyring.ts';
import { createConnectCluster } from './adapters/api/connect-cluster.ts';
import { createServerCertificate } from './adapters/api/server-certificate.ts';
import { logFile, logFiles } from './adapters/files/log.ts';
import { createMachine } from './adapters/desktop/machine.ts';
import { privateFiles } from './adapters/files/private-files.ts';
import { createSignatures } from './adapters/api/signatures.ts';
import { createOwnFiles } from './adapters/files/own-files.ts';
import { createRotationStarter } from './adapters/engine-starter/create-rotation-starter.ts';
import { createSnapDataFiles } from './adapters/files/snap-data-files.ts';
import { tokenMarks } from './adapters/x509/token-marks.ts';
import { createWaylandClipboard } from './adapters/desktop/wayland-clipboard/create-wayland-clipboard.ts';
import { Keyfob } from './core/desk/keyfob.ts';
import type { Log } from './core/ports/machine.ts';
import { noteBug } from './core/cluster/scope/note-bug.ts';
import { rotationStateFolder } from './core/files/journal/journal.ts';
import { Restarts } from './core/vault/restarts.ts';
import type { TrayCommand } from './core/desk/tray/tray-items.ts';
import { trayView } from './core/desk/tray/tray-menu.ts';
import { windowTitle } from './core/desk/window-title.ts';
import { takeActivation } from './shell/activation.ts';
import { createBrowser } from './shell/browser.ts';
import { createClipboard } from './shell/clipboard.ts';
import type { AnswerRequest } from './shell/ipc-door.ts';
import type { MainWindow } from './shell/main-window.ts';
import { createNotifier } from './shell/notifier.ts';
import { ownFile, ownProgram } from './shell/own-program.ts';
import { createRealApp } from './shell/real-app.ts';
import { relaunch } from './shell/relaunch.ts';
import { settingsFolderOf } from './shell/settings-folder.ts';
import type { TrayIcon } from './shell/tray.ts';
import { electronMajor, isWaylandClient } from './shell/wayland-client.ts';
import { speakIn } from '../shared/words/languages.ts';
import { languageOf, systemLanguage } from '../shared/words/system-language.ts';
import type { Demo } from '../shared/contract/state/snapshot.ts';
import { loadSettings } from './load-settings.ts';

const apiDeadlineMs = 10_000;
const keyringDeadlineMs = 5_000;
const keyringPatienceMs = 60_000;
const alarmPatienceMs = 30_000;
const wlCopyDeadlineMs = 1_000;
const refreshMs = 60_000;
const retryMs = [5_000, 15_000, 30_000, 60_000, 120_000];
const oldestSupportedElectron = 43;
/** For so long the page’s first reply waits for the cluster’s files. */
const firstLookMs = 100;
const trayHost = 'org.kde.StatusNotifierWatcher';
/** What need not be there with the first picture waits this long, so that tray and window come first. */
const firstPictureMs = 1_000;

/** What a start has found out and shown so far. */
export interface Beginning {
  readonly demo: Demo | null;
  /** Before it no secret is read. */
  readonly coreDumpsForbidden: Promise<void>;
  readonly title: string;
  /** The settings folder. */
  readonly folder: string;
  readonly icon: string;
  readonly log: Log;
  /** The folder of `--snap-data`. */
  readonly snapData: string | null;
  readonly defaultSnapData: string;
  readonly tray: TrayIcon;
  readonly windows: MainWindow;
}

/** The running app behind tray and window. */
export interface Composed extends Pick<Keyfob, 'window' | 'snapData'> {
  /** What answers the page, loaded when it is first asked for. */
  readonly answering: () => Promise<AnswerRequest>;
  readonly run: (command: LateCommand) => void;
  /** Ends when the cluster's files were read and the saved tokens are known. */
  readonly opened: Promise<void>;
  /** Takes the token off the clipboard and ends what is open. */
  readonly end: () => Promise<void>;
  /** Notes a start anew after a bug for the process that is to come; false where there shall be none. */
  readonly noteRestart: (incident: string) => Promise<boolean>;
  /** Takes that note back. */
  readonly withdrawRestart: () => Promise<void>;
}

/** What a click in the tray can do only once everything is there. */
type LateCommand = Exclude<TrayCommand, 'open-window' | 'quit'>;

/** Makes the adapters, hands them to the core, and joins the core to tray, window and page. */
export async function compose(beginning: Beginning): Promise<Composed> {
  const { demo, coreDumpsForbidden, title, folder, log, icon, snapData, defaultSnapData, tray, windows } =
    beginning;
  const documents = createDocumentStore(folder);
  const restarts = new Restarts({ documents, sinceBoot: () => uptime() * 1000 });
  const [restart, settings] = await Promise.all([restarts.before(), loadSettings(folder)]);
  nativeTheme.themeSource = settings.settings.theme;
  windows.setZoom(settings.settings.zoomPercent);
  const noted = { identifiers: randomIdentifiers, log };
  const language = await speakIn(
    languageOf(settings.settings, systemLanguage(process.env)),
    (error) => void noteBug('start', error, noted),
  );
  const demoCluster =
    demo === null
      ? null
      : await import('./adapters/demo/start-demo-cluster.ts').then(({ startDemoCluster }) =>
          startDemoCluster(),
        );

  const bus = createSessionBus(sessionBusAddress(process.env), keyringDeadlineMs);
  const systemBus = createSessionBus(systemBusAddress, keyringDeadlineMs);
  const windowless = isWaylandClient()
    ? createWaylandClipboard(
        {
          searchPath: process.env.PATH ?? '',
          display: process.env.WAYLAND_DISPLAY,
          runtimeFolder: process.env.XDG_RUNTIME_DIR,
        },
        wlCopyDeadlineMs,
      )
    : null;
  const keyfob = new Keyfob(
    {
      files: createSnapDataFiles(),
      fileModes,
      certificates: createCertificates(),
      serverCertificate: createServerCertificate(apiDeadlineMs),
      hostAddress,
      connect: createConnectCluster(apiDeadlineMs),
      keyring: createKeyring({ bus, service: title, deadlineMs: keyringDeadlineMs }),
      signatures: createSignatures(),
      tokenMarks,
      privateFiles,
      documents,
      autostart:
        demo === null
          ? createAutostart({
              folder: join(app.getPath('appData'), 'autostart'),
              id: appId,
              name: title,
              command: ownCommand(),
            })
          : demoAutostart,
      activityFile: createActivityFile(folder),
      clipboard: createClipboard(
        windowless === null ? null : { windowless, isFocused: () => windows.isFocused() },
      ),
      notifier: createNotifications(
        bus,
        { app: title, desktopEntry: appId, icon: app.isPackaged ? appId : icon },
        createNotifier(icon),
        windowless === null ? () => undefined : takeActivation,
      ),
      windows,
      browser: createBrowser(() => hasProgram(process.env.PATH ?? '', 'xdg-open')),
      dashboardDoor: createDashboardDoor(),
      ownFiles: createOwnFiles(),
      rotationStarter: createRotationStarter({
        isRoot: process.getuid?.() === 0,
        ...ownProgram(),
        searchPath: process.env.PATH ?? '',
        stateFolder: rotationStateFolder,
        demo: demoCluster?.rotation ?? null,
      }),
      clock: systemClock,
      patience: systemClock,
      identifiers: randomIdentifiers,
      endApp: () => app.quit(),
      restartApp: () => {
        relaunch(windows.isOpen());
        app.quit();
      },
      installation: createInstallation(ownFile()),
      log,
      realApp: createRealApp(() => loadSettings(settingsFolderOf({ demo: null }))),
      machine: createMachine({
        version: app.getVersion(),
        runtime: `Electron ${process.versions.electron}`,
        logFiles: logFiles(folder),
        environment: process.env,
        bus,
      }),
    },
    {
      settings,
      snapData: snapData ?? demoCluster?.snapData ?? null,
      defaultSnapData,
      logFile: logFile(folder),
      demo,
      restart,
      user: {
        home: app.getPath('home'),
        name: process.env.USER ?? process.env.LOGNAME ?? null,
        workingFolder: process.cwd(),
        kubeconfig: process.env.KUBECONFIG,
      },
      systemLanguage: systemLanguage(process.env),
      language,
      outdatedElectron: electronMajor < oldestSupportedElectron ? electronMajor : null,
      refreshMs,
      retryMs,
      keyringPatienceMs,
      alarmPatienceMs,
    },
  );
  powerMonitor.on('resume', () => void keyfob.resume());

  const { store } = keyfob;
  store.subscribe((snapshot) => {
    tray.render(trayView(snapshot, systemClock.now()));
    windows.setTitle(windowTitle(snapshot, systemClock.now()));
  });
  store.subscribe(({ settings: { theme, zoomPercent } }) => {
    if (nativeTheme.themeSource !== theme) nativeTheme.themeSource = theme;
    windows.setZoom(zoomPercent);
  });
  const followTrayHost = () =>
    watchName(bus, trayHost, (isOwned) => {
      if (isOwned && !store.snapshot.tray) tray.remake();
      keyfob.trayPresence.hostIs(isOwned);
    });
  keyfob.update.watch();
  const lockSessions = () => {
    keyfob.dashboards.screenLocked().catch((error: unknown) => void noteBug('screen-lock', error, noted));
  };
  systemClock.after(firstPictureMs, () => {
    if (windows.page() === null) void keyfob.clusters.refresh();
    void followTrayHost();
    void watchNetwork(systemBus, () => keyfob.clusters.retry());
    void watchScreenLock(bus, (isLocked) => {
      keyfob.trayPresence.screenIs(isLocked);
      if (isLocked) lockSessions();
    });
    void watchSessionLock(systemBus, process.pid, lockSessions);
  });

  const opened = coreDumpsForbidden.then(() => keyfob.open());
  // A page that has to wait a moment longer for its first reply draws the cluster, and not first that it is being looked for.
  const looked = Promise.race([opened, sleep(firstLookMs)]).catch(() => undefined);
  let answers: Promise<AnswerRequest> | null = null;
  const answering = () =>
    (answers ??= import('./shell/answer-page.ts').then(async ({ answerPage }) => {
      await looked;
      return answerPage({ keyfob, windows, identifiers: randomIdentifiers, log });
    }));
  // The schemas of all that crosses take long to make, and are made while the disk is read; whoever asks hears what failed.
  if (windows.isOpen()) answering().catch(() => undefined);

  return {
    window: keyfob.window,
    snapData: keyfob.snapData,
    answering,
    run(command) {
      if (command === 'copy-fresh') void keyfob.copyFresh();
      else if (command === 'restart') void keyfob.update.restart();
      else if (command === 'end-session') void keyfob.dashboards.end();
      else void keyfob.dashboards.open();
    },
    opened,
    async end() {
      await keyfob.quit();
      windowless?.stop();
      bus.disconnect();
      systemBus.disconnect();
      demoCluster?.stop();
    },
    noteRestart: (incident) => restarts.note(incident, keyfob.tokens.inMemory()),
    withdrawRestart: () => restarts.withdraw(),
  };
}

/** How the desktop starts this Keyfob in the tray: an AppImage by its own file, a checkout through Electron. */
function ownCommand(): readonly string[] {
  const { program, programArguments, installed } = ownProgram();
  const own = program === installed?.program ? installed.script : program;
  return [process.env.APPIMAGE ?? own, ...programArguments, '--tray'];
}
