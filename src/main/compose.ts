import { uptime } from 'node:os';
import { join } from 'node:path';
import { app, nativeTheme, powerMonitor } from 'electron';
import { createActivityFile } from './adapters/activity-file.ts';
import { createAutostart } from './adapters/autostart.ts';
import { createCertificates } from './adapters/certificates.ts';
import { systemClock } from './adapters/clock.ts';
import { createNotifications } from './adapters/dbus/notifications.ts';
import { createSessionBus, sessionBusAddress } from './adapters/dbus/session-bus.ts';
import { systemBusAddress, watchNetwork } from './adapters/dbus/watch-network.ts';
import { watchScreenLock } from './adapters/dbus/watch-screen-lock.ts';
import { watchName } from './adapters/dbus/watch-name.ts';
import { createDocumentStore } from './adapters/document-store.ts';
import { fileModes } from './adapters/file-modes.ts';
import { hasProgram } from './adapters/has-program.ts';
import { hostAddress } from './adapters/host-address.ts';
import { randomIdentifiers } from './adapters/identifiers.ts';
import { createKeyring } from './adapters/keyring/create-keyring.ts';
import { createConnectCluster } from './adapters/kubernetes/connect-cluster.ts';
import { createServerCertificate } from './adapters/kubernetes/server-certificate.ts';
import { logFile, logFiles } from './adapters/log.ts';
import { createMachine } from './adapters/machine.ts';
import { privateFiles } from './adapters/private-files.ts';
import { createSignatures } from './adapters/signatures.ts';
import { createOwnFiles } from './adapters/own-files.ts';
import { createRotationStarter } from './adapters/rotation-starter/create-rotation-starter.ts';
import { createSnapDataFiles } from './adapters/snap-data-files.ts';
import { tokenMarks } from './adapters/token-marks.ts';
import { createWaylandClipboard } from './adapters/wayland-clipboard/create-wayland-clipboard.ts';
import { ActGate } from './core/acts/act-gate.ts';
import { createHandlers } from './core/handlers.ts';
import { Keyfob } from './core/keyfob.ts';
import type { Log } from './core/ports/log.ts';
import { rotationStateFolder } from './core/rotation/journal.ts';
import { Restarts } from './core/restarts.ts';
import { trayView, type TrayCommand } from './core/tray/tray-menu.ts';
import { windowTitle } from './core/window-title.ts';
import { takeActivation } from './shell/activation.ts';
import { createBrowser } from './shell/browser.ts';
import { createClipboard } from './shell/clipboard.ts';
import { answerByContract, sendEvent } from './shell/ipc-contract.ts';
import type { AnswerRequest } from './shell/ipc-door.ts';
import type { MainWindow } from './shell/main-window.ts';
import { createNotifier } from './shell/notifier.ts';
import { ownProgram } from './shell/own-program.ts';
import type { TrayIcon } from './shell/tray.ts';
import { electronMajor, isWaylandClient } from './shell/wayland-client.ts';
import { loadSettings } from './load-settings.ts';

const apiDeadlineMs = 10_000;
const keyringDeadlineMs = 5_000;
const keyringPatienceMs = 60_000;
const alarmPatienceMs = 30_000;
const wlCopyDeadlineMs = 1_000;
const refreshMs = 60_000;
const retryMs = [5_000, 15_000, 30_000, 60_000, 120_000];
const oldestSupportedElectron = 43;
const trayHost = 'org.kde.StatusNotifierWatcher';
/** What need not be there with the first picture waits this long, so that tray and window come first. */
const firstPictureMs = 1_000;

/** What a start has found out and shown so far. */
export interface Beginning {
  readonly demo: boolean;
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
export interface Composed {
  readonly keyfob: Keyfob;
  readonly answer: AnswerRequest;
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
  const restart = await restarts.before();
  const settings = await loadSettings(folder);
  nativeTheme.themeSource = settings.settings.theme;
  const demoCluster = demo
    ? await import('./adapters/demo-cluster/start-demo-cluster.ts').then(({ startDemoCluster }) =>
        startDemoCluster(),
      )
    : null;

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
      autostart: createAutostart(
        join(app.getPath('appData'), 'autostart', 'keyfob.desktop'),
        'Keyfob',
        ownCommand(),
      ),
      activityFile: createActivityFile(folder),
      clipboard: createClipboard(
        windowless === null ? null : { windowless, isFocused: () => windows.isFocused() },
      ),
      notifier: createNotifications(
        bus,
        { app: title, icon },
        createNotifier(icon),
        windowless === null ? () => undefined : takeActivation,
      ),
      windows,
      browser: createBrowser(() => hasProgram(process.env.PATH ?? '', 'xdg-open')),
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
      log,
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
  store.subscribe(({ settings: { theme } }) => {
    if (nativeTheme.themeSource !== theme) nativeTheme.themeSource = theme;
  });
  store.subscribe((snapshot) => {
    const page = windows.page();
    if (page !== null) sendEvent(page, 'state:changed', snapshot);
  });
  const followTrayHost = () =>
    watchName(bus, trayHost, (isOwned) => {
      if (isOwned && !store.snapshot.tray) tray.remake();
      keyfob.trayPresence.hostIs(isOwned);
    });
  systemClock.after(firstPictureMs, () => {
    if (windows.page() === null) void keyfob.clusters.refresh();
    void followTrayHost();
    void watchNetwork(systemBus, () => keyfob.clusters.retry());
    void watchScreenLock(bus, (isLocked) => keyfob.trayPresence.screenIs(isLocked));
  });

  return {
    keyfob,
    answer: answerByContract({
      handlers: createHandlers(keyfob),
      gate: new ActGate(keyfob, windows.acts),
      identifiers: randomIdentifiers,
      log,
    }),
    run(command) {
      if (command === 'copy-fresh') void keyfob.copyFresh();
      else void keyfob.openDashboard();
    },
    opened: coreDumpsForbidden.then(() => keyfob.open()),
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
