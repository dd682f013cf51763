import type { FileMode, FileModes } from '../../ports/files.ts';

/** A file with credentials that every user of the machine can get at. */
export interface OpenFile {
  readonly path: string;
  readonly isWritable: boolean;
}

/** Folders below the snap data folder, and which of their files hold secrets. */
const folders: readonly { readonly folder: string; readonly isSecret: (path: string) => boolean }[] = [
  { folder: 'credentials', isSecret: () => true },
  { folder: 'certs', isSecret: isKey },
  { folder: 'var/kubernetes/backend', isSecret: isKey },
  { folder: 'certs-backup/credentials', isSecret: () => true },
  { folder: 'certs-backup/certs', isSecret: isKey },
];

const read = 0o004;
const write = 0o002;

/** What is open to others, and the folders of which nobody could tell. */
export interface OpenFiles {
  readonly open: readonly OpenFile[];
  readonly unseen: readonly string[];
}

/** The files with secrets that others may read or write: by their own mode, and with every folder above open to them. */
export async function findOpenFiles(
  root: string,
  tokenFile: string | null,
  modes: FileModes,
): Promise<OpenFiles> {
  const isTokenFile = (path: string) => path === tokenFile;
  const places = folders.map(({ folder, isSecret }) => ({
    folder: `${root}/${folder}`,
    isSecret: (path: string) => isSecret(path) || isTokenFile(path),
  }));
  const tokenFolder = tokenFile?.slice(0, tokenFile.lastIndexOf('/')) ?? null;
  if (tokenFolder !== null && !places.some(({ folder }) => folder === tokenFolder))
    places.push({ folder: tokenFolder, isSecret: isTokenFile });
  const found = await Promise.all(
    places.map(async ({ folder, isSecret }) => ({ folder, open: await look(folder, isSecret, modes) })),
  );
  return {
    open: found.flatMap(({ open }) =>
      (open ?? []).map(({ path, mode }) => ({ path, isWritable: (mode & write) !== 0 })),
    ),
    unseen: found.filter(({ open }) => open === null).map(({ folder }) => folder),
  };
}

/** Null where that could not be seen. What is in a folder through which others may not pass is safe unseen. */
async function look(
  folder: string,
  isSecret: (path: string) => boolean,
  modes: FileModes,
): Promise<readonly FileMode[] | null> {
  const listed = await modes.list(folder);
  const open = listed.ok
    ? listed.value.filter(({ path, mode }) => (mode & (read | write)) !== 0 && isSecret(path))
    : null;
  if (open?.length === 0) return [];
  const isReachable = await modes.isOpenToAll(folder);
  if (!isReachable.ok) return null;
  return isReachable.value ? open : [];
}

function isKey(path: string): boolean {
  return path.endsWith('.key');
}
