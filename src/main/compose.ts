import '../shared/contract/configure-zod.ts';
import { uptime } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { app, nativeTheme, powerMonitor } from 'electron';
import { createSessionBus, sessionBusAddress } from './adapters/desktop/dbus/session-bus.ts';
import { systemBusAddress } from './adapters/desktop/dbus/watch-network.ts';
import { createWaylandClipboard } from './adapters/desktop/wayland-clipboard/create-wayland-clipboard.ts';
import { createDocumentStore } from './adapters/files/document-store.ts';
import { logFile } from './adapters/files/log.ts';
import { systemClock } from './adapters/system/clock.ts';
import { giveBackMemory } from './adapters/system/give-back-memory.ts';
import { randomIdentifiers } from './adapters/system/identifiers.ts';
import { noteBug } from './core/cluster/scope/note-bug.ts';
import { Keyfob } from './core/desk/keyfob.ts';
import type { TrayCommand } from './core/desk/tray/tray-items.ts';
import type { Log } from './core/ports/machine.ts';
import { Restarts } from './core/vault/restarts.ts';
import type { AnswerRequest } from './shell/ipc-door.ts';
import type { MainWindow } from './shell/main-window.ts';
import type { TrayIcon } from './shell/tray.ts';
import { electronMajor, isWaylandClient } from './shell/wayland-client.ts';
import type { Demo } from '../shared/contract/state/snapshot.ts';
import { speakIn } from '../shared/words/languages.ts';
import { languageOf, systemLanguage } from '../shared/words/system-language.ts';
import { followDesktop, showOnDesktop } from './join-desktop.ts';
import { loadSettings } from './load-settings.ts';
import { windowPorts } from './window-ports.ts';

const busDeadlineMs = 5_000;
const keyringPatienceMs = 60_000;
const alarmPatienceMs = 30_000;
const wlCopyDeadlineMs = 1_000;
const refreshMs = 60_000;
const retryMs = [5_000, 15_000, 30_000, 60_000, 120_000];
const oldestSupportedElectron = 43;
/** For so long the page’s first reply waits for the cluster’s files. */
const firstLookMs = 100;
/** What need not be there with the first picture waits this long, so that tray and window come first. */
const firstPictureMs = 1_000;
/** By then nothing of a start is under way any more. */
const settledMs = 3_000;

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
  const { demo, coreDumpsForbidden, folder, log, snapData, defaultSnapData, tray, windows } = beginning;
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

  const bus = createSessionBus(sessionBusAddress(process.env), busDeadlineMs);
  const systemBus = createSessionBus(systemBusAddress, busDeadlineMs);
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
  const ports = windowPorts({ ...beginning, documents, bus, busDeadlineMs, windowless, demoCluster });
  const keyfob = new Keyfob(ports, {
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
  });
  powerMonitor.on('resume', () => void keyfob.resume());
  keyfob.update.watch();
  showOnDesktop(keyfob, { tray, windows });
  systemClock.after(firstPictureMs, () => {
    if (windows.page() === null) void keyfob.clusters.refresh();
    const onBug = (error: unknown) => void noteBug('screen-lock', error, noted);
    followDesktop(keyfob, { tray, bus, systemBus, onBug });
  });
  // A window may be used just now, and a tray that is alone may be so for weeks.
  systemClock.after(settledMs, () => {
    if (windows.page() !== null) return;
    try {
      giveBackMemory();
    } catch (error) {
      noteBug('start', error, noted);
    }
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
