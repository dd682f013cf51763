import { join } from 'node:path';
import { findUnpacked, obtainUnpacked } from './unpacked-packages.mjs';

/** A second browser for tests; never installed, for a desktop would make it the one that opens addresses. */
const firefox = {
  folder: 'firefox',
  packages: ['firefox-esr'],
  programs: ['usr/lib/firefox-esr/firefox-esr'],
};

/**
 * The folder with Firefox, downloaded from this system's package archive when it is not there yet.
 * @param {(line: string) => void} onProgress
 */
export function obtainFirefox(onProgress) {
  return obtainUnpacked(firefox, onProgress);
}

/** Its program when it is there already; null where it is not. */
export function firefoxProgram() {
  const found = findUnpacked(firefox);
  return found.status === 'ready' ? join(found.root, 'usr/lib/firefox-esr/firefox-esr') : null;
}
