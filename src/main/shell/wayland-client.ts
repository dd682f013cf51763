import { app } from 'electron';
import { isWayland } from './is-wayland.ts';

/** The major version of the running Electron. */
export const electronMajor = Number.parseInt(process.versions.electron, 10);

/** Whether this process is a Wayland client itself. */
export function isWaylandClient(): boolean {
  return isWayland({
    ozonePlatform: app.commandLine.getSwitchValue('ozone-platform'),
    ozonePlatformHint: app.commandLine.getSwitchValue('ozone-platform-hint'),
    waylandDisplay: process.env.WAYLAND_DISPLAY,
    sessionType: process.env.XDG_SESSION_TYPE,
    electronMajor,
  });
}
