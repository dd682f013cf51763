import { app } from 'electron';
import { choosesWayland } from './chooses-wayland.ts';

/** The major version of the running Electron. */
export const electronMajor = Number.parseInt(process.versions.electron, 10);

/** Whether this process is a Wayland client itself; under XWayland the clipboard works as on X11. */
export function isWaylandClient(): boolean {
  return choosesWayland({
    platform: app.commandLine.getSwitchValue('ozone-platform'),
    hint: app.commandLine.getSwitchValue('ozone-platform-hint'),
    electronMajor,
    environment: process.env,
  });
}
