import { app } from 'electron';

/**
 * Takes a token of the desktop with which the window, when it is shown next, may come to the front under Wayland. Electron
 * has no call for that; it reads one from the environment when it takes the lock of the one running Keyfob.
 */
export function takeActivation(token: string): void {
  process.env.XDG_ACTIVATION_TOKEN = token;
  app.releaseSingleInstanceLock();
  // Who started in between has it: that one goes on.
  if (!app.requestSingleInstanceLock({})) app.quit();
}
