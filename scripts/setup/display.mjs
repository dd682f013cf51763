import { spawnSync } from 'node:child_process';
import { say } from './say.mjs';

/** Whether the caller has a display to show a window on. */
export function hasDisplay() {
  return Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
}

/**
 * What a command line must begin with so that the program has a display and a session bus; says what it adds.
 * @returns {string[]}
 */
export function displayPrefix() {
  const prefix = [];
  if (!hasDisplay()) {
    say('there is no display: starting on a virtual one (xvfb-run)');
    prefix.push('xvfb-run', '-a', '-s', '-screen 0 1600x1000x24');
  }
  const hasBus = Boolean(process.env.DBUS_SESSION_BUS_ADDRESS) || Boolean(process.env.XDG_RUNTIME_DIR);
  if (!hasBus && spawnSync('dbus-run-session', ['--version'], { stdio: 'ignore' }).status === 0) {
    say('there is no session bus: starting one (dbus-run-session)');
    prefix.push('dbus-run-session', '--');
  }
  return prefix;
}
