import type { AppError } from '../../../shared/errors.ts';
import type { SnapDataFiles } from '../ports/snap-data-files.ts';
import { nodeTokenFiles, readNodeTokenFile } from './read-node-tokens.ts';

/** The join tokens of a cluster that never expire. */
export interface SeenJoinTokens {
  readonly total: number;
  /** How many of them join any number of machines. */
  readonly reusable: number;
  /** Why a file could not be read. */
  readonly error: AppError | null;
}

const joinFiles = nodeTokenFiles
  .filter(({ kind }) => kind === 'join' || kind === 'persistent-join')
  .map(({ name, kind }) => ({ path: `credentials/${name}`, kind }));

/** The files that hold join tokens, below the snap data folder. */
export const joinTokenFiles: readonly string[] = joinFiles.map(({ path }) => path);

/** Counts the join tokens that never expire. */
export async function readJoinTokens(
  root: string,
  files: Pick<SnapDataFiles, 'read'>,
): Promise<SeenJoinTokens> {
  const looks = await Promise.all(
    joinFiles.map(async ({ path, kind }) => ({
      kind,
      read: await readNodeTokenFile(`${root}/${path}`, files),
    })),
  );
  const forever = looks.flatMap(({ kind, read }) =>
    read.ok ? read.value.filter(({ expiresAt }) => expiresAt === null).map(() => kind) : [],
  );
  const [error = null] = looks.flatMap(({ read }) => (read.ok ? [] : [read.error]));
  return {
    total: forever.length,
    reusable: forever.filter((kind) => kind === 'persistent-join').length,
    error,
  };
}
