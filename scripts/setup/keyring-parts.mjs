import { findUnpacked, obtainUnpacked } from './unpacked-packages.mjs';

/**
 * The Secret Services that tests start besides gnome-keyring; never installed, for a second one would answer on
 * somebody's desktop.
 */
const parts = {
  folder: 'keyrings',
  packages: ['keepassxc', 'libkf5wallet-bin', 'libqca-qt5-2-plugins'],
  programs: ['usr/bin/kwalletd5', 'usr/bin/keepassxc', 'usr/bin/keepassxc-cli'],
};

/**
 * The folder with KWallet and KeePassXC, downloaded from this system's package archive when it is not there yet.
 * @param {(line: string) => void} onProgress
 */
export function obtainKeyringParts(onProgress) {
  return obtainUnpacked(parts, onProgress);
}

/** The folder when it is there already. */
export function findKeyringParts() {
  return findUnpacked(parts);
}
