import { nativeTheme } from 'electron';
import type { SessionBus } from './adapters/desktop/dbus/session-bus.ts';
import { watchName } from './adapters/desktop/dbus/watch-name.ts';
import { watchNetwork } from './adapters/desktop/dbus/watch-network.ts';
import { watchScreenLock } from './adapters/desktop/dbus/watch-screen-lock.ts';
import { watchSessionLock } from './adapters/desktop/dbus/watch-session-lock.ts';
import { systemClock } from './adapters/system/clock.ts';
import type { Keyfob } from './core/desk/keyfob.ts';
import { trayView } from './core/desk/tray/tray-menu.ts';
import { windowTitle } from './core/desk/window/window-service.ts';
import type { MainWindow } from './shell/main-window.ts';
import type { TrayIcon } from './shell/tray.ts';

const trayHost = 'org.kde.StatusNotifierWatcher';

/** Where the snapshot is shown besides the page. */
export interface ShowOnDesktopParts {
  readonly tray: TrayIcon;
  readonly windows: MainWindow;
}

/** Has tray and window follow the snapshot. */
export function showOnDesktop({ store }: Pick<Keyfob, 'store'>, { tray, windows }: ShowOnDesktopParts): void {
  store.subscribe((snapshot) => {
    tray.render(trayView(snapshot, systemClock.now()));
    windows.setTitle(windowTitle(snapshot, systemClock.now()));
  });
  store.subscribe(({ settings: { theme, zoomPercent } }) => {
    if (nativeTheme.themeSource !== theme) nativeTheme.themeSource = theme;
    windows.setZoom(zoomPercent);
  });
}

/** What the desktop is heard by. */
export interface FollowDesktopParts {
  readonly tray: TrayIcon;
  readonly bus: SessionBus;
  readonly systemBus: SessionBus;
  readonly onBug: (error: unknown) => void;
}

/** Tells of the tray’s host, the network, and the locks of screen and session. */
export function followDesktop(
  {
    store,
    clusters,
    dashboards,
    trayPresence,
  }: Pick<Keyfob, 'store' | 'clusters' | 'dashboards' | 'trayPresence'>,
  { tray, bus, systemBus, onBug }: FollowDesktopParts,
): void {
  const endSessions = () => void dashboards.screenLocked().catch(onBug);
  void watchName(bus, trayHost, (isOwned) => {
    if (isOwned && !store.snapshot.tray) tray.remake();
    trayPresence.hostIs(isOwned);
  });
  void watchNetwork(systemBus, () => clusters.retry());
  void watchScreenLock(bus, (isLocked) => {
    trayPresence.screenIs(isLocked);
    if (isLocked) endSessions();
  });
  void watchSessionLock(systemBus, process.pid, endSessions);
}
