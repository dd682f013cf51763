import type { TokenCopy } from '../../../shared/requests/admin.ts';
import type { AppError } from '../../../shared/errors.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { SnapDataFiles } from '../ports/snap-data-files.ts';

/** A file that may hold a copy of the admin token. */
export interface CopyPlace {
  readonly file: string;
  readonly place: TokenCopy['place'];
}

/** Where to look for copies, and the folders that could not be looked into. */
export interface CopyPlaces {
  readonly places: readonly CopyPlace[];
  readonly unread: readonly string[];
}

/** Below snap data, where MicroK8s' own commands leave backups of credentials. */
const backupFolders = ['credentials', 'certs-backup', 'certs-backup/credentials', 'var/log/ca-backup'];
const credentialName = /\.(config|csv)(\.|$)|\.backup$|\.tmp$/;
const mostPlaces = 300;

/**
 * Names the files that may hold a copy of the admin token: the user's kubeconfigs, the backups below the snap data
 * folder `root`, and the credentials of older snap revisions beside it. `inUse` are the files that the cluster itself reads.
 */
export async function listCopyPlaces(
  root: string,
  inUse: readonly string[],
  userKubeconfigs: readonly string[],
  files: Pick<SnapDataFiles, 'list'>,
): Promise<CopyPlaces> {
  const unread: string[] = [];
  const names = async (folder: string) => {
    const listed = missingAsEmpty(await files.list(folder));
    if (!listed.ok) unread.push(folder);
    return listed.ok ? listed.value : [];
  };
  const inFolder = async (folder: string, place: TokenCopy['place']) =>
    (await names(folder))
      .filter((name) => credentialName.test(name))
      .map((name) => ({ file: `${folder}/${name}`, place }));

  const snap = root.slice(0, root.lastIndexOf('/'));
  const revisions = (await names(snap)).filter((name) => isRevision(name) && `${snap}/${name}` !== root);
  const found = await Promise.all([
    ...backupFolders.map((folder) => inFolder(`${root}/${folder}`, 'backup')),
    ...revisions.map((name) => inFolder(`${snap}/${name}/credentials`, 'older-revision')),
  ]);
  const own = userKubeconfigs.map((file) => ({ file, place: 'own-kubeconfig' as const }));
  const places = [...own, ...found.flat()].filter(({ file }) => !inUse.includes(file));
  return { places: places.slice(0, mostPlaces), unread };
}

/** Snap revisions are numbers, those of local installs begin with an x. */
function isRevision(name: string): boolean {
  return /^x?\d+$/.test(name);
}

function missingAsEmpty(listed: Result<readonly string[], AppError>): Result<readonly string[], AppError> {
  return !listed.ok && listed.error.code === 'file-missing' ? ok([]) : listed;
}
