import { spawnSync } from 'node:child_process';
import { repositoryPackages } from '../package-repo.mjs';
import { canAsk, confirm, say, SetupFailure } from './say.mjs';

/** What Electron needs to run. */
export const runtimePackages = [
  ...[
    'libnss3',
    'libatk1.0-0',
    'libatk-bridge2.0-0',
    'libcups2',
    'libdrm2',
    'libgtk-3-0',
    'libgbm1',
    'libasound2',
  ],
  ...['libxss1', 'libxtst6', 'libnotify4', 'libsecret-1-0'],
];

/** What a machine without a display needs besides, to start on a virtual one. */
export const headlessPackages = ['xvfb', 'xauth', 'dbus'];

/** What the tests need besides. */
export const testPackages = [
  ...headlessPackages,
  ...['gnome-keyring', 'libsecret-tools', 'xclip', 'strace', 'libglib2.0-bin', 'util-linux', 'procps'],
  ...['sway', 'wl-clipboard', 'wtype'],
  // Buttons and keys of an X display, for the dialogs of KWallet, KeePassXC and Keyfob; a screen reader's way to press.
  ...['xdotool', 'at-spi2-core', 'python3-gi', 'gir1.2-atspi-2.0'],
  // A window of another program under Wayland, which asks the compositor for tokens to come to the front.
  'gir1.2-gtk-3.0',
  ...repositoryPackages,
];

/**
 * What tests need that only root can run; where a system has no such packages these tests are skipped. `iproute2` makes
 * networks of their own, and `xdotool` clicks in a page that no driver can reach there and lists its windows. `mutter` is
 * GNOME’s compositor, which keeps the clipboard’s text, `copyq` a clipboard manager, and `chromium` a browser: no ordinary
 * desktop gets them.
 */
export const rootTestPackages = ['polkitd', 'pkexec', 'iproute2', 'xdotool', 'mutter', 'copyq', 'chromium'];

/**
 * The packages of the list that are not installed, by the names that this system gives them.
 * @param {readonly string[]} wanted
 */
export function missingPackages(wanted) {
  const installed = new Set(
    run('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Abbrev}\n'])
      .split('\n')
      .filter((line) => line.includes(' ii'))
      .map((line) => line.split(' ')[0] ?? ''),
  );
  return wanted.filter((name) => !installed.has(name) && !installed.has(`${name}t64`));
}

/**
 * Installs what is missing: unasked as root or in CI, with sudo after a question, else the apt-get line is told.
 * @param {readonly string[]} wanted
 * @param {readonly string[]} wantedByRoot installed by root only, and only where the system has them
 */
export async function ensurePackages(wanted, wantedByRoot = []) {
  if (spawnSync('dpkg-query', ['--version'], { stdio: 'ignore' }).error !== undefined) {
    say(`this is no Debian or Ubuntu; Electron needs what Debian calls ${wanted.join(' ')}`);
    return;
  }
  const isRoot = process.getuid?.() === 0;
  const missing = missingPackages(wanted);
  const more = isRoot ? missingPackages(wantedByRoot) : [];
  if (missing.length + more.length === 0) return;
  // A system that has none of `more` is not asked for it again and again.
  if (missing.length === 0 && hasLists() && !more.some(isOffered)) return;
  if (isRoot) updateLists([]);
  const names = [...missing.map(currentName), ...more.filter(isOffered)];
  if (names.length === 0) return;
  const line = `apt-get install --no-install-recommends ${names.join(' ')}`;
  if (isRoot) return install([], names);
  const hasSudo = spawnSync('sudo', ['--version'], { stdio: 'ignore' }).status === 0;
  const unasked =
    process.env.CI === 'true' && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
  if (hasSudo && (unasked || (canAsk() && (await confirm(`Packages are missing. Run "sudo ${line}"?`))))) {
    updateLists(['sudo']);
    return install(['sudo'], names);
  }
  throw new SetupFailure(`packages are missing; install them and start again:\n  sudo ${line}`);
}

/** @param {readonly string[]} prefix */
function updateLists(prefix) {
  const [command = '', ...args] = [...prefix, 'apt-get', 'update', '-qq'];
  spawnSync(command, args, { stdio: ['inherit', 'ignore', 'inherit'] });
}

/**
 * @param {readonly string[]} prefix
 * @param {readonly string[]} names
 */
function install(prefix, names) {
  say(`installing ${names.join(' ')}`);
  const [command = '', ...args] = [
    ...prefix,
    ...[
      'env',
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      'install',
      '-y',
      '-qq',
      '--no-install-recommends',
    ],
    ...names,
  ];
  const done = spawnSync(command, args, { stdio: ['inherit', 'ignore', 'inherit'] });
  if (done.status !== 0)
    throw new SetupFailure(`could not install ${names.join(' ')}; apt-get says why above`);
}

/**
 * Ubuntu 24.04 and Debian 13 call some libraries by a name that ends in t64.
 * @param {string} name
 */
function currentName(name) {
  return isOffered(name) ? name : `${name}t64`;
}

/** Whether apt knows of packages besides the installed ones: a container image comes without any lists. */
function hasLists() {
  return run('apt-cache', ['policy']).includes(' Packages');
}

/** @param {string} name */
function isOffered(name) {
  return /Candidate: (?!\(none\))\S/.test(run('apt-cache', ['policy', name]));
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 */
function run(command, args) {
  return (
    spawnSync(command, [...args], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } }).stdout ?? ''
  );
}
