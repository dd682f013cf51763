import { fileLimits } from '../../files/text/file-limits.ts';
import { utf8 } from '../../files/text/utf8.ts';
import type { SnapDataFiles } from '../../ports/files.ts';
import { readAssignments, type Dialect, type NamedKubeconfigs, type ShellUser } from './shell-assignments.ts';

/** A line of a start file that names kubeconfigs in a way that only a shell can follow. */
export interface UnfollowedLine {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
}

/** What the start files say, and which of them could not be read. */
export interface StartFiles extends Pick<NamedKubeconfigs, 'paths'> {
  readonly unread: readonly string[];
  readonly unfollowed: readonly UnfollowedLine[];
}

interface StartFile {
  readonly file: string;
  readonly dialect: Dialect;
}

const zshFiles = ['.zshenv', '.zprofile', '.zshrc', '.zlogin'];
/** Below the home folder, where people say what KUBECONFIG is. */
const startFiles: readonly (readonly [string, Dialect])[] = [
  ...[
    ...['.profile', '.bashrc', '.bash_profile', '.bash_login', '.bash_aliases', '.kshrc', '.mkshrc'],
    ...zshFiles.flatMap((name) => [name, `.config/zsh/${name}`]),
    ...['.xprofile', '.xsessionrc', '.xsession', '.xinitrc', '.gnomerc'],
  ].map((file) => [file, 'sh'] as const),
  ...['.cshrc', '.tcshrc', '.login'].map((file) => [file, 'csh'] as const),
  ['.config/fish/config.fish', 'fish'],
  ['.config/fish/fish_variables', 'fish-variables'],
];
const startFolders: readonly (readonly [string, RegExp, Dialect])[] = [
  ['.config/environment.d', /\.conf$/, 'environment'],
  ['.config/plasma-workspace/env', /\.sh$/, 'sh'],
  ['.config/fish/conf.d', /\.fish$/, 'fish'],
  ['.bashrc.d', /(?:)/, 'sh'],
  ['.zshrc.d', /(?:)/, 'sh'],
  ['.oh-my-zsh/custom', /\.zsh$/, 'sh'],
];

const mostFiles = 200;

/** Reads what the start files of shells and sessions in a home folder name, and the files there that they read in turn. */
export async function readStartFiles(
  user: ShellUser,
  files: Pick<SnapDataFiles, 'read' | 'list'>,
): Promise<StartFiles> {
  const paths = new Set<string>();
  const unread: string[] = [];
  const unfollowed: UnfollowedLine[] = [];
  const found = new Map((await findStartFiles(user.home, files, unread)).map((each) => [each.file, each]));
  for (const { file, dialect } of found.values()) {
    const content = await files.read(file, fileLimits.startFile);
    if (!content.ok) {
      // A shell reads no folder.
      if (!['file-missing', 'file-not-regular'].includes(content.error.code)) unread.push(file);
      continue;
    }
    const said = readAssignments(utf8(content.value.bytes), dialect, user);
    for (const path of said.paths) paths.add(path);
    unfollowed.push(...said.unfollowed.map((line) => ({ file, line })));
    for (const each of said.sourced) {
      // What lies elsewhere came with the system.
      if (!each.startsWith(`${user.home}/`) || found.has(each)) continue;
      if (found.size >= mostFiles) unread.push(each);
      else found.set(each, { file: each, dialect });
    }
  }
  return { paths: [...paths], unread, unfollowed };
}

async function findStartFiles(
  home: string,
  { list }: Pick<SnapDataFiles, 'list'>,
  unread: string[],
): Promise<StartFile[]> {
  const found = startFiles.map(([file, dialect]) => ({ file: `${home}/${file}`, dialect }));
  for (const [folder, ending, dialect] of startFolders) {
    const listed = await list(`${home}/${folder}`);
    if (!listed.ok && listed.error.code !== 'file-missing') unread.push(`${home}/${folder}`);
    const names = listed.ok ? listed.value.filter((name) => ending.test(name)) : [];
    found.push(...names.map((name) => ({ file: `${home}/${folder}/${name}`, dialect })));
  }
  return found;
}
