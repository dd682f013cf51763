import type { SnapDataFiles } from '../../ports/files.ts';
import { utf8 } from '../../files/text/utf8.ts';
import { readAssignments, type Dialect } from './shell-assignments.ts';
import { walkFolder, type WalkedFile } from './walk-folder.ts';
import { fileLimits } from '../../files/text/file-limits.ts';

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

/** A line of a start file that names kubeconfigs in a way that only a shell can follow. */
export interface UnfollowedLine {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
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

/** Below the home folder, where people say what KUBECONFIG is. */
const startFiles: readonly (readonly [string, Dialect])[] = [
  ...[
    ...['.profile', '.bashrc', '.bash_profile', '.bash_login', '.bash_aliases'],
    ...['.zshenv', '.zprofile', '.zshrc', '.zlogin', '.xprofile', '.xsessionrc'],
  ].map((file) => [file, 'sh'] as const),
  ['.config/fish/config.fish', 'fish'],
  ['.config/fish/fish_variables', 'fish-variables'],
];
const startFolders: readonly (readonly [string, RegExp, Dialect])[] = [
  ['.config/environment.d', /\.conf$/, 'environment'],
  ['.config/fish/conf.d', /\.fish$/, 'fish'],
];

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
  const unread: string[] = [];
  const unfollowed: UnfollowedLine[] = [];
  const own = (kubeconfig ?? '')
    .split(':')
    .filter((path) => path !== '')
    .map((path) => (path.startsWith('/') ? path : `${workingFolder}/${path.replace(/^(?:\.\/+)+/, '')}`));
  const named = new Set([...own, `${home}/.kube/config`]);
  for (const { file, dialect } of await findStartFiles(home, files, unread)) {
    const content = await files.read(file, fileLimits.startFile);
    if (!content.ok) {
      if (content.error.code !== 'file-missing') unread.push(file);
      continue;
    }
    const read = readAssignments(utf8(content.value.bytes), dialect, { home, name });
    for (const path of read.paths) named.add(path);
    unfollowed.push(...read.unfollowed.map((line) => ({ file, line })));
  }
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
    unfollowed,
  };
}

async function findStartFiles(
  home: string,
  { list }: Pick<SnapDataFiles, 'list'>,
  unread: string[],
): Promise<{ readonly file: string; readonly dialect: Dialect }[]> {
  const found = startFiles.map(([file, dialect]) => ({ file: `${home}/${file}`, dialect }));
  for (const [folder, ending, dialect] of startFolders) {
    const listed = await list(`${home}/${folder}`);
    if (!listed.ok && listed.error.code !== 'file-missing') unread.push(`${home}/${folder}`);
    const names = listed.ok ? listed.value.filter((name) => ending.test(name)) : [];
    found.push(...names.map((name) => ({ file: `${home}/${folder}/${name}`, dialect })));
  }
  return found;
}
