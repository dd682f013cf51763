/** Those that are told by name; what somebody called their own system may name them. */
const distributions: ReadonlySet<string> = new Set([
  ...[
    'debian',
    'ubuntu',
    'linuxmint',
    'pop',
    'elementary',
    'zorin',
    'neon',
    'kali',
    'raspbian',
    'mx',
    'devuan',
  ],
  ...['fedora', 'rhel', 'centos', 'rocky', 'almalinux', 'nobara', 'bazzite', 'ol', 'amzn'],
  ...['opensuse-leap', 'opensuse-tumbleweed', 'opensuse', 'sles', 'suse'],
  ...['arch', 'manjaro', 'endeavouros', 'cachyos', 'garuda', 'nixos', 'gentoo', 'void', 'alpine', 'solus'],
]);

const desktops: ReadonlySet<string> = new Set([
  ...[
    'gnome',
    'gnome-classic',
    'gnome-flashback',
    'ubuntu',
    'unity',
    'kde',
    'xfce',
    'x-cinnamon',
    'cinnamon',
  ],
  ...[
    'mate',
    'lxqt',
    'lxde',
    'budgie',
    'pantheon',
    'deepin',
    'dde',
    'cosmic',
    'pop',
    'zorin',
    'enlightenment',
  ],
  ...[
    'sway',
    'hyprland',
    'niri',
    'wlroots',
    'labwc',
    'river',
    'wayfire',
    'i3',
    'bspwm',
    'openbox',
    'awesome',
  ],
]);

const sessionTypes: ReadonlySet<string> = new Set(['x11', 'wayland', 'tty', 'mir', 'web']);

/** Secret Services by the first 15 letters of their process. */
const secretServices: Readonly<Record<string, string>> = {
  'gnome-keyring-d': 'GNOME Keyring',
  kwalletd5: 'KWallet 5',
  kwalletd6: 'KWallet 6',
  ksecretd: 'KWallet (ksecretd)',
  keepassxc: 'KeePassXC',
  'oo7-daemon': 'oo7',
};

/** What stands for a name that is not among the known ones. */
const another = 'another';

/** The distribution and its version by the text of os-release; null where it says none. */
export function distributionOf(osRelease: string): string | null {
  const id = entry(osRelease, 'ID');
  if (id === null) return null;
  const known = [id, ...(entry(osRelease, 'ID_LIKE') ?? '').split(' ')].find((each) =>
    distributions.has(each),
  );
  if (known !== id) return known === undefined ? another : `${another}, like ${known}`;
  const version = /^\d{1,8}(?:\.\d{1,4}){0,2}$/.exec(entry(osRelease, 'VERSION_ID') ?? '');
  return version === null ? id : `${id} ${version[0]}`;
}

/** The names of XDG_CURRENT_DESKTOP; null where there is none. */
export function desktopOf(value: string | undefined): string | null {
  if (value === undefined || value === '') return null;
  const names = value.split(':').map((name) => (desktops.has(name.toLowerCase()) ? name : another));
  return [...new Set(names)].join(', ');
}

/** The type of a session; null where there is none. */
export function sessionTypeOf(value: string | undefined): string | null {
  if (value === undefined || value === '') return null;
  return sessionTypes.has(value) ? value : another;
}

/** What a Secret Service is called, by the name of its process. */
export function secretServiceOf(process: string): string {
  return Object.hasOwn(secretServices, process) ? (secretServices[process] ?? another) : another;
}

/** The revision of the snap whose data this folder is, with links resolved; null for any other folder. */
export function revisionOf(root: string): string | null {
  return /^\/var\/snap\/microk8s\/(x?\d{1,6})$/.exec(root)?.[1] ?? null;
}

/** A version of Kubernetes without what a build of somebody’s own may add. */
export function kubernetesVersionOf(version: string): string | null {
  return /^v?\d{1,3}\.\d{1,3}\.\d{1,4}(?![\d.])/.exec(version)?.[0] ?? null;
}

/** The version that a snap says it has; empty where it says none. */
export function snapVersionOf(snapYaml: string): string {
  return /^version: *["']?([^\s"']*)/m.exec(snapYaml)?.[1] ?? '';
}

function entry(osRelease: string, name: string): string | null {
  const line = osRelease.split('\n').find((each) => each.startsWith(`${name}=`));
  const value = line === undefined ? '' : line.slice(name.length + 1).trim();
  return /^(["']?)([a-z0-9._ -]{1,100})\1$/.exec(value)?.[2] ?? null;
}
