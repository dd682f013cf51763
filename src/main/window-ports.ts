import { join } from 'node:path';
import { app } from 'electron';
import { appId } from './app-id.ts';
import { createConnectCluster } from './adapters/api/connect-cluster.ts';
import { createServerCertificate } from './adapters/api/server-certificate.ts';
import { createSignatures } from './adapters/api/signatures.ts';
import { createDashboardProxy } from './adapters/dashboard/dashboard-proxy.ts';
import { demoAutostart } from './adapters/demo/demo-autostart.ts';
import type { DemoCluster } from './adapters/demo/start-demo-cluster.ts';
import { createAutostart } from './adapters/desktop/autostart.ts';
import { createNotifications } from './adapters/desktop/dbus/notifications.ts';
import type { SessionBus } from './adapters/desktop/dbus/session-bus.ts';
import { createKeyring } from './adapters/desktop/keyring/create-keyring.ts';
import { createMachine } from './adapters/desktop/machine.ts';
import { createRotationStarter } from './adapters/engine-starter/create-rotation-starter.ts';
import { createActivityFile } from './adapters/files/activity-file.ts';
import { fileModes } from './adapters/files/file-modes.ts';
import { logFiles } from './adapters/files/log.ts';
import { createOwnFiles } from './adapters/files/own-files.ts';
import { privateFiles } from './adapters/files/private-files.ts';
import { createSnapDataFiles } from './adapters/files/snap-data-files.ts';
import { systemClock } from './adapters/system/clock.ts';
import { hasProgram } from './adapters/system/has-program.ts';
import { hostAddress } from './adapters/system/host-address.ts';
import { randomIdentifiers } from './adapters/system/identifiers.ts';
import { createInstallation } from './adapters/system/installation.ts';
import { createCertificates } from './adapters/x509/certificates.ts';
import { tokenMarks } from './adapters/x509/token-marks.ts';
import { rotationStateFolder } from './core/files/journal/journal.ts';
import type { WindowlessClipboard } from './core/ports/desktop.ts';
import type { DocumentStore } from './core/ports/files.ts';
import type { Log } from './core/ports/machine.ts';
import type { Ports } from './core/ports/ports.ts';
import { takeActivation } from './shell/activation.ts';
import { createBrowser } from './shell/browser.ts';
import { createClipboard } from './shell/clipboard.ts';
import type { MainWindow } from './shell/main-window.ts';
import { createNotifier } from './shell/notifier.ts';
import { ownFile, thisProgram } from './shell/own-program.ts';
import { createRealApp } from './shell/real-app.ts';
import { relaunch } from './shell/relaunch.ts';
import { settingsFolderOf } from './shell/settings-folder.ts';
import { loadSettings } from './load-settings.ts';

const apiDeadlineMs = 10_000;

/** What the ports of a Keyfob with a window lead to. */
export interface WindowPortsParts {
  readonly title: string;
  /** The settings folder. */
  readonly folder: string;
  readonly icon: string;
  readonly log: Log;
  readonly documents: DocumentStore;
  readonly windows: MainWindow;
  readonly bus: SessionBus;
  /** What a call on that bus may take, in milliseconds. */
  readonly busDeadlineMs: number;
  /** The way to the clipboard of a Wayland client; null on X11. */
  readonly windowless: WindowlessClipboard | null;
  /** Null where it is no demo. */
  readonly demoCluster: DemoCluster | null;
}

/** Makes every port of a Keyfob with a window by its real adapter. */
export function windowPorts({
  title,
  folder,
  icon,
  log,
  documents,
  windows,
  bus,
  busDeadlineMs,
  windowless,
  demoCluster,
}: WindowPortsParts): Ports {
  const searchPath = process.env.PATH ?? '';
  return {
    files: createSnapDataFiles(),
    fileModes,
    certificates: createCertificates(),
    serverCertificate: createServerCertificate(apiDeadlineMs),
    hostAddress,
    connect: createConnectCluster(apiDeadlineMs),
    keyring: createKeyring({ bus, service: title, deadlineMs: busDeadlineMs }),
    signatures: createSignatures(),
    tokenMarks,
    privateFiles,
    documents,
    autostart:
      demoCluster === null
        ? createAutostart({
            folder: join(app.getPath('appData'), 'autostart'),
            id: appId,
            name: title,
            command: trayCommand(),
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
    browser: createBrowser(() => hasProgram(searchPath, 'xdg-open')),
    dashboardProxy: createDashboardProxy(),
    ownFiles: createOwnFiles(),
    rotationStarter: createRotationStarter({
      isRoot: process.getuid?.() === 0,
      ...thisProgram(),
      searchPath,
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
  };
}

/** How the desktop starts this Keyfob in the tray: an AppImage by its own file, a checkout through Electron. */
function trayCommand(): readonly string[] {
  const { program, programArguments, installed } = thisProgram();
  const own = program === installed?.program ? installed.script : program;
  return [process.env.APPIMAGE ?? own, ...programArguments, '--tray'];
}
