import type { SnapDataFiles } from '../../ports/files.ts';

/** A regular file by its name below the folder, and by the path without links. */
export interface WalkedFile {
  readonly file: string;
  readonly real: string;
}

/** The regular files below a folder, and the folders and links that were not, or not wholly, looked into. */
export interface Walked {
  readonly files: readonly WalkedFile[];
  readonly unread: readonly string[];
}

const mostDepth = 5;
const mostNames = 2000;
const mostFiles = 500;

interface Folder {
  readonly path: string;
  readonly real: string;
  readonly depth: number;
  /** Whether a link led out of the folder that is walked. */
  readonly isOutside: boolean;
}

/** Walks a folder, without those of the names `skip` right below it. A link that leads out of it is followed, but no other from there. */
export async function walkFolder(
  top: string,
  skip: readonly string[],
  { list, follow }: Pick<SnapDataFiles, 'list' | 'follow'>,
): Promise<Walked> {
  const files: WalkedFile[] = [];
  const unread: string[] = [];
  const start = await follow(top);
  if (!start.ok) return { files, unread: start.error.code === 'file-missing' ? [] : [top] };
  const { path: realTop } = start.value;
  const isInside = (real: string) => real === realTop || real.startsWith(`${realTop}/`);
  const seen = new Set([realTop]);
  const folders: Folder[] = [{ path: top, real: realTop, depth: 0, isOutside: false }];
  let names = 0;
  for (const [at, folder] of folders.entries()) {
    const listed = await list(folder.path);
    if (!listed.ok) {
      if (listed.error.code !== 'file-missing') unread.push(folder.path);
      continue;
    }
    for (const name of listed.value) {
      if (folder.depth === 0 && skip.includes(name)) continue;
      names += 1;
      if (names > mostNames || files.length >= mostFiles) {
        unread.push(...folders.slice(at).map(({ path }) => path));
        return { files, unread };
      }
      const path = `${folder.path}/${name}`;
      const found = await follow(path);
      if (!found.ok) {
        if (found.error.code !== 'file-missing') unread.push(path);
        continue;
      }
      const { path: real, kind } = found.value;
      if (seen.has(real)) continue;
      seen.add(real);
      const leadsOut = real !== `${folder.real}/${name}` && !isInside(real);
      if (kind === 'file') files.push({ file: path, real });
      if (kind !== 'folder') continue;
      if (folder.depth >= mostDepth || (leadsOut && folder.isOutside)) unread.push(path);
      else folders.push({ path, real, depth: folder.depth + 1, isOutside: folder.isOutside || leadsOut });
    }
  }
  return { files, unread };
}
