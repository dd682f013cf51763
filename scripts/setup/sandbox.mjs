import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { say, SetupFailure } from './say.mjs';

/**
 * The switches that Chromium's sandbox needs: none for a normal user, whose sandbox must work; `--no-sandbox` as root.
 * @param {string} executable
 * @returns {string[]}
 */
export function sandboxSwitches(executable) {
  if (process.platform !== 'linux') return [];
  if (process.getuid?.() === 0) {
    say('running as root: Electron starts without its sandbox (--no-sandbox)');
    return ['--no-sandbox'];
  }
  const helper = join(dirname(executable), 'chrome-sandbox');
  if (isRestricted() && !isSetuid(helper)) {
    throw new SetupFailure(
      `this system keeps Electron from making its sandbox; let its helper do so and start again:\n` +
        `  sudo chown root:root ${helper} && sudo chmod 4755 ${helper}`,
    );
  }
  return [];
}

/** Whether the kernel or AppArmor forbids user namespaces to normal users. */
function isRestricted() {
  const isOn = (/** @type {string} */ file, /** @type {string} */ value) =>
    existsSync(file) && readFileSync(file, 'utf8').trim() === value;
  return (
    isOn('/proc/sys/kernel/apparmor_restrict_unprivileged_userns', '1') ||
    isOn('/proc/sys/kernel/unprivileged_userns_clone', '0') ||
    isOn('/proc/sys/user/max_user_namespaces', '0')
  );
}

/** @param {string} file */
function isSetuid(file) {
  const facts = statSync(file, { throwIfNoEntry: false });
  return facts !== undefined && facts.uid === 0 && (facts.mode & 0o4000) !== 0;
}
