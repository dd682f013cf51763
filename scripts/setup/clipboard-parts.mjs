import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { findUnpacked, obtainUnpacked } from './unpacked-packages.mjs';

/**
 * The clipboard managers that tests start besides CopyQ; never installed, for desktops start them by themselves. Klipper
 * comes in the package of the whole Plasma desktop, and needs only these libraries of it.
 */
const managers = {
  folder: 'clipboard-managers',
  packages: [
    ...['libkf5kiogui5', 'libkf5notifications5', 'libkf5prison5', 'libkf5textwidgets5', 'libkf5xmlgui5'],
    ...['libkf5globalaccel5', 'libkf5waylandclient5', 'libkf5iconthemes5', 'qtwayland5'],
    ...['gpaste-2', 'xfce4-clipman', 'parcellite', 'qlipper', 'clipman'],
    // Xfce’s Clipman ends after a minute without a tray of its kind.
    'trayer',
  ],
  alone: ['plasma-workspace'],
  programs: [
    ...['klipper', 'xfce4-clipman', 'parcellite', 'qlipper', 'clipman', 'trayer'].map(
      (name) => `usr/bin/${name}`,
    ),
    'usr/libexec/gpaste/gpaste-daemon',
  ],
};

/** Debian 12 has a wl-clipboard that nothing is copied with, and no cliphist. */
const wlClipboard = {
  folder: 'wl-clipboard',
  packages: [],
  alone: ['wl-clipboard', 'cliphist'],
  programs: ['usr/bin/wl-copy', 'usr/bin/wl-paste', 'usr/bin/cliphist'],
};

/** The newest first; a program of it may ask for a newer libc than there is here. */
const releases = ['sid', 'trixie'];

/**
 * The folder with the clipboard managers, downloaded from this system's package archive when it is not there yet.
 * @param {(line: string) => void} onProgress
 */
export function obtainClipboardManagers(onProgress) {
  return obtainUnpacked(managers, onProgress);
}

/** The folder when it is there already. */
export function findClipboardManagers() {
  return findUnpacked(managers);
}

/**
 * The folder with a newer wl-clipboard and cliphist, downloaded from a later release of Debian.
 * @param {(line: string) => void} onProgress
 */
export function obtainWlClipboard(onProgress) {
  for (const release of releases) {
    const obtained = obtainUnpacked(wlClipboard, onProgress, release);
    if (obtained.status === 'unavailable') continue;
    if (spawnSync(join(obtained.root, 'usr/bin/wl-copy'), ['--version']).status === 0) return obtained;
    rmSync(obtained.root, { recursive: true });
  }
  return findWlClipboard();
}

/** The folder when it is there already. */
export function findWlClipboard() {
  return findUnpacked(wlClipboard);
}
