import type { SnapDataFiles } from '../../ports/files.ts';
import { readStartFiles, type UnfollowedLine } from './start-files.ts';
import { walkFolder, type WalkedFile } from './walk-folder.ts';

/** The user who runs Keyfob, and how it was started. */
export interface UserHome {
  /** The home folder, absolute. */
  readonly home: string;
  /** The account's name; null where it is not known. */
  readonly name: string | null;
  /** Where Keyfob was started: what its KUBECONFIG names without a folder is there. */
  readonly workingFolder: string;
  /** KUBECONFIG as Keyfob was started with. */
  readonly kubeconfig: string | undefined;
}

/** Where the user keeps kubeconfigs. */
export interface UserKubeconfigs {
  readonly files: readonly (WalkedFile & {
    /** Whether it is `~/.kube/config` or is named by KUBECONFIG, rather than any file below `~/.kube`. */
    readonly isNamed: boolean;
  })[];
  /** What was looked at: folders and files. */
  readonly looked: readonly string[];
  readonly unread: readonly string[];
  readonly unfollowed: readonly UnfollowedLine[];
}

/** Of `~/.kube`, what kubectl keeps of API servers. */
const caches = ['cache', 'http-cache'];

/**
 * Finds the files that may be kubeconfigs of this user: all below `~/.kube`, and those that KUBECONFIG names, here and in
 * the start files of shells. A relative name in a start file leads to whichever folder kubectl is started in.
 */
export async function findUserKubeconfigs(
  { home, name, workingFolder, kubeconfig }: UserHome,
  files: Pick<SnapDataFiles, 'read' | 'list' | 'follow'>,
): Promise<UserKubeconfigs> {
  const own = (kubeconfig ?? '')
    .split(':')
    .filter((path) => path !== '')
    .map((path) => (path.startsWith('/') ? path : `${workingFolder}/${path.replace(/^(?:\.\/+)+/, '')}`));
  const said = await readStartFiles({ home, name }, files);
  const named = new Set([...own, `${home}/.kube/config`, ...said.paths]);
  const unread = [...said.unread];
  const walked = await walkFolder(`${home}/.kube`, caches, files);
  const found = new Map<string, UserKubeconfigs['files'][number]>();
  for (const file of named) {
    const real = await files.follow(file);
    if (real.ok && !found.has(real.value.path))
      found.set(real.value.path, { file, real: real.value.path, isNamed: true });
    if (!real.ok && real.error.code !== 'file-missing') unread.push(file);
  }
  for (const each of walked.files)
    if (!found.has(each.real)) found.set(each.real, { ...each, isNamed: false });
  const elsewhere = [...named].filter((file) => !file.startsWith(`${home}/.kube/`));
  return {
    files: [...found.values()],
    looked: [`${home}/.kube`, ...elsewhere],
    unread: [...unread, ...walked.unread.filter((path) => !unread.includes(path))],
    unfollowed: said.unfollowed,
  };
}
