import type { TokenCopy } from '../../../../shared/contract/requests/admin-requests.ts';
import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { SnapDataFiles } from '../../ports/files.ts';
import type { UnfollowedLine } from './start-files.ts';
import type { UserKubeconfigs } from './user-kubeconfigs.ts';

/** A file that may hold a copy of the admin credential. */
export interface CopyPlace {
  readonly file: string;
  readonly place: TokenCopy['place'];
  /** Whether nothing but its folder says that it may be one. */
  readonly isAnyFile: boolean;
}

/** Where to look for copies, and what could not be looked into or followed. */
export interface CopyPlaces {
  readonly places: readonly CopyPlace[];
  /** The folders and files that were looked for or into. */
  readonly looked: readonly string[];
  readonly unread: readonly string[];
  readonly unfollowed: readonly UnfollowedLine[];
}

/** Below snap data, where MicroK8s' own commands leave backups of credentials. */
const backupFolders = ['credentials', 'certs-backup', 'certs-backup/credentials', 'var/log/ca-backup'];
const credentialName = /\.(config|csv)(\.|$)|\.backup$|\.tmp$/;
const mostPlaces = 1000;

/**
 * Names the files that may hold a copy of the admin credential: the user's kubeconfigs, the backups below the snap data
 * folder `root`, and the credentials of older snap revisions beside it. `inUse` are the files that the cluster itself reads.
 */
export async function listCopyPlaces(
  root: string,
  inUse: readonly string[],
  user: UserKubeconfigs,
  files: Pick<SnapDataFiles, 'list'>,
): Promise<CopyPlaces> {
  const unread = [...user.unread];
  const names = async (folder: string) => {
    const listed = missingAsEmpty(await files.list(folder));
    if (!listed.ok) unread.push(folder);
    return listed.ok ? listed.value : [];
  };
  const inFolder = async (folder: string, place: TokenCopy['place']) =>
    (await names(folder))
      .filter((name) => credentialName.test(name))
      .map((name) => ({ file: `${folder}/${name}`, place, isAnyFile: false }));

  const snap = root.slice(0, root.lastIndexOf('/'));
  const revisions = (await names(snap)).filter((name) => isRevision(name) && `${snap}/${name}` !== root);
  const folders = [
    ...backupFolders.map((name) => ({ folder: `${root}/${name}`, place: 'backup' as const })),
    ...revisions.map((name) => ({ folder: `${snap}/${name}/credentials`, place: 'older-revision' as const })),
  ];
  const found = (await Promise.all(folders.map(({ folder, place }) => inFolder(folder, place)))).flat();
  const own = userPlaces(user, [...inUse, ...found.map(({ file }) => file)]);
  const places = [...own, ...found.filter(({ file }) => !inUse.includes(file))];
  unread.push(...places.slice(mostPlaces).map(({ file }) => file));
  return {
    places: places.slice(0, mostPlaces),
    looked: [...user.looked, ...folders.map(({ folder }) => folder)],
    unread,
    unfollowed: user.unfollowed,
  };
}

/** The user's kubeconfigs as places, but for links to files that are looked at by another name. */
export function userPlaces({ files }: UserKubeconfigs, others: readonly string[]): CopyPlace[] {
  return files
    .filter(({ real }) => !others.includes(real))
    .map(({ file, isNamed }) => ({ file, place: 'own-kubeconfig', isAnyFile: !isNamed }));
}

/** Snap revisions are numbers, those of local installs begin with an x. */
function isRevision(name: string): boolean {
  return /^x?\d+$/.test(name);
}

function missingAsEmpty(listed: Result<readonly string[], AppError>): Result<readonly string[], AppError> {
  return !listed.ok && listed.error.code === 'file-missing' ? ok([]) : listed;
}
