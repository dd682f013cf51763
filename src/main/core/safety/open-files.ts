import type { FileMode, FileModes } from '../ports/file-modes.ts';

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

/** The files with secrets that others may read or write: by their own mode, and with every folder above open to them. */
export async function findOpenFiles(
  root: string,
  tokenFile: string | null,
  modes: FileModes,
): Promise<OpenFile[]> {
  const looked = new Set(folders.map(({ folder }) => `${root}/${folder}`));
  const tokenFolder = tokenFile?.slice(0, tokenFile.lastIndexOf('/')) ?? null;
  const found = await Promise.all([
    ...folders.map(({ folder, isSecret }) => look(`${root}/${folder}`, isSecret, modes)),
    ...(tokenFolder === null || looked.has(tokenFolder)
      ? []
      : [look(tokenFolder, (path) => path === tokenFile, modes)]),
  ]);
  return found.flat().map(({ path, mode }) => ({ path, isWritable: (mode & write) !== 0 }));
}

async function look(
  folder: string,
  isSecret: (path: string) => boolean,
  modes: FileModes,
): Promise<readonly FileMode[]> {
  const listed = await modes.list(folder);
  if (!listed.ok) return [];
  const open = listed.value.filter(({ path, mode }) => (mode & (read | write)) !== 0 && isSecret(path));
  if (open.length === 0) return [];
  const isReachable = await modes.isOpenToAll(folder);
  return isReachable.ok && isReachable.value ? open : [];
}

function isKey(path: string): boolean {
  return path.endsWith('.key');
}
