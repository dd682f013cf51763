import { app } from 'electron';

/** The major version of the running Electron. */
export const electronMajor = Number.parseInt(process.versions.electron, 10);

/** Whether this process is a Wayland client itself, as Chromium decides it; under XWayland the clipboard works as on X11. */
export function isWaylandClient(): boolean {
  const platform = app.commandLine.getSwitchValue('ozone-platform');
  if (platform !== '') return platform === 'wayland';
  const hint = app.commandLine.getSwitchValue('ozone-platform-hint');
  const { WAYLAND_DISPLAY: display = '', XDG_SESSION_TYPE: sessionType } = process.env;
  if (display === '') return false;
  return hint === 'wayland' || hint === 'auto' || (electronMajor >= 38 && sessionType === 'wayland');
}
