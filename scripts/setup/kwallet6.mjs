import { findUnpacked, obtainUnpacked } from './unpacked-packages.mjs';

/** KWallet 6 of Debian 13, which also runs on a system whose C library is too old for it. */
const kwallet6 = {
  folder: 'kwallet6',
  packages: ['kwallet6', 'libqca-qt6-plugins'],
  isWhole: true,
  programs: ['usr/bin/kwalletd6'],
};

/**
 * The folder with KWallet 6, downloaded from Debian 13 when it is not there yet.
 * @param {(line: string) => void} onProgress
 */
export function obtainKWallet6(onProgress) {
  return obtainUnpacked(kwallet6, onProgress, 'trixie');
}

/** The folder when it is there already. */
export function findKWallet6() {
  return findUnpacked(kwallet6);
}
