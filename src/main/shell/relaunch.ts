import { app } from 'electron';

/**
 * Has another process take the place of this one once it has ended: started as this one was, but with a window where one is
 * asked for. An AppImage is gone with the process that it was mounted for.
 */
export function relaunch(withWindow: boolean): void {
  const args = process.argv.slice(1).filter((arg) => arg !== '--tray');
  app.relaunch({
    execPath: process.env.APPIMAGE ?? process.execPath,
    // In front: behind a `--` it would be no option.
    args: withWindow ? args : ['--tray', ...args],
  });
}
