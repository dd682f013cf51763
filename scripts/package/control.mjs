/**
 * What Electron is linked against, by the names of Debian and Ubuntu. The name of after the change to
 * 64-bit times comes first: Ubuntu 24.04 offers the old one of ALSA as a name for another library, with which the app dies.
 */
export const depends = [
  'libasound2t64 | libasound2',
  'libatk-bridge2.0-0t64 | libatk-bridge2.0-0',
  'libatk1.0-0t64 | libatk1.0-0',
  'libatspi2.0-0t64 | libatspi2.0-0',
  'libc6 (>= 2.28)',
  'libcairo2',
  'libcups2t64 | libcups2',
  'libdbus-1-3',
  'libdrm2',
  'libexpat1',
  'libgbm1',
  'libgcc-s1',
  'libglib2.0-0t64 | libglib2.0-0',
  'libgtk-3-0t64 | libgtk-3-0',
  'libnspr4',
  'libnss3',
  'libpango-1.0-0',
  'libudev1',
  'libx11-6',
  'libxcb1',
  'libxcomposite1',
  'libxdamage1',
  'libxext6',
  'libxfixes3',
  'libxkbcommon0',
  'libxrandr2',
];

/** A keyring, the clipboard of Wayland, the password prompt of a rotation, and the browser. */
export const recommends = [
  'gnome-keyring | org.freedesktop.secrets',
  'pkexec | policykit-1',
  'wl-clipboard (>= 2.2)',
  'xdg-utils',
];

/** What Keyfob is, in a line. */
export const summary = 'credentials of a MicroK8s cluster and their lifetimes';

/** The same at length; whoever reads it breaks no lines. */
export const description = [
  'Keyfob shows every credential of a MicroK8s cluster and how long each one',
  'lives, and puts a fresh dashboard token on the clipboard with one click in',
  'the tray. It mints short-lived tokens, keeps them in the keyring of the',
  'desktop, warns before anything expires, and rotates the static admin token',
  'without locking anyone out.',
];

/**
 * The control file.
 * @param {{ name: string, version: string, author: string, homepage?: string, installedKibibytes: number, otherName: string }}
 *   options `otherName` is the package that has the same files
 */
export function controlText({ name, version, author, homepage, installedKibibytes, otherName }) {
  return [
    `Package: ${name}`,
    `Version: ${version}`,
    'Section: admin',
    'Priority: optional',
    'Architecture: amd64',
    `Maintainer: ${author}`,
    ...(homepage === undefined ? [] : [`Homepage: ${homepage}`]),
    `Installed-Size: ${installedKibibytes}`,
    `Depends: ${depends.join(', ')}`,
    `Recommends: ${recommends.join(', ')}`,
    `Conflicts: ${otherName}`,
    `Replaces: ${otherName}`,
    `Description: ${summary}`,
    ...description.map((line) => ` ${line}`),
    '',
  ].join('\n');
}
