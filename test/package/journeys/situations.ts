import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { startCluster } from '../../cluster/cluster.ts';
import { giveToGroup } from '../../cluster/snap-data.ts';
import { startDesktop, type Desktop, type DesktopOptions } from '../../desktop/desktop.ts';
import { nobody, strangers } from '../../desktop/users.ts';
import { CleanRoot, obtainBase, type Release } from '../clean-root.ts';
import { makeRepository, obtainDependencies, releaseNames, strangerIn, type Ground } from '../ground.ts';
import { InstalledProgram, type StartOptions } from '../installed-program.ts';

/** How a person’s system differs from most, and the words by which Keyfob answers that. */
interface Situation {
  readonly what: string;
  readonly says: string;
  readonly desktop?: DesktopOptions;
  readonly start?: Partial<StartOptions>;
  readonly isOutside?: boolean;
  /** What is clicked before it is said. */
  readonly click?: string | RegExp;
  readonly afterwards?: (desktop: Desktop) => void;
}

/** The strip has one line; that the Electron of a trial is out of support comes first. */
const moreNotices = /^\d+ more$/;
const memory = '/dev/shm/home';

const situations: readonly Situation[] = [
  { what: 'a user in no group', isOutside: true, says: 'You may not read' },
  { what: 'umask 077', start: { before: 'umask 077' }, says: 'Reachable', afterwards: expectOwnFiles },
  {
    what: 'a home folder on a tmpfs',
    start: {
      before: `mkdir -m 700 ${memory}`,
      env: {
        HOME: memory,
        XDG_CONFIG_HOME: `${memory}/.config`,
        XDG_CACHE_HOME: `${memory}/.cache`,
        XDG_DATA_HOME: `${memory}/.local/share`,
      },
    },
    // Nothing was kept there: it is the first start.
    says: 'Step 1 of 3',
  },
  {
    what: 'no keyring',
    desktop: { keyring: 'absent' },
    click: 'Tokens',
    says: 'This desktop has no keyring (Secret Service).',
  },
  {
    what: 'no tray',
    desktop: { tray: false },
    click: moreNotices,
    says: 'When you close this window, Keyfob keeps running to warn you',
  },
  { what: 'no notification daemon', desktop: { notifications: false }, says: 'Reachable' },
  {
    what: 'neither tray nor notification daemon',
    desktop: { tray: false, notifications: false },
    click: moreNotices,
    says: 'This desktop shows no tray icon.',
  },
  { what: 'LANG=C', start: { env: { LANG: 'C' } }, says: 'Reachable' },
  { what: 'LANG=de_DE.UTF-8', start: { env: { LANG: 'de_DE.UTF-8' } }, says: 'Erreichbar' },
];

/** Starts the installed Keyfob in each situation. */
export async function inSituations(ground: Ground, release: Release): Promise<void> {
  const where = `${releaseNames[release]}, situations`;
  const layers = [await obtainDependencies(ground, release), obtainBase(release, () => undefined)];
  const root = await CleanRoot.start(release, layers, 'pivot_root');
  const cluster = await startCluster();
  const [group] = strangers(1);
  try {
    giveToGroup(cluster.snapData, group!.gid);
    await strangerIn(root, ground).install(makeRepository(ground, [ground.file], `situations-${release}`));
    await root.must(['mkdir', '-p', '/var/snap/microk8s']);
    await root.must(['mount', '--bind', cluster.snapData.root, '/var/snap/microk8s']);
    for (const situation of situations)
      await ground.report.check(where, situation.what, () => start(root, situation, group!.gid));
  } finally {
    await root.stop();
    await cluster.stop();
  }
}

async function start(root: CleanRoot, situation: Situation, gid: number): Promise<void> {
  const owner = nobody();
  const desktop = await startDesktop({ ...situation.desktop, owner });
  try {
    const groups = situation.isOutside === true ? [] : [gid];
    const program = await InstalledProgram.start(root, desktop, { user: owner, groups, ...situation.start });
    if (situation.click !== undefined) await program.click(situation.click);
    await program.waitForText(situation.says);
    situation.afterwards?.(desktop);
    await program.end();
  } finally {
    await desktop.stop();
  }
}

/** What Keyfob wrote is open to nobody else. */
function expectOwnFiles({ home }: Desktop): void {
  const folder = join(home, '.config/Keyfob');
  for (const name of ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })]) {
    const facts = lstatSync(join(folder, name));
    if (!facts.isSymbolicLink() && (facts.mode & 0o077) !== 0)
      throw new Error(`${name} is open to others: ${(facts.mode & 0o777).toString(8)}`);
  }
}
