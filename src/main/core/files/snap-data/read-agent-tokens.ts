import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { NodeTokenKind } from '../../../../shared/contract/state/credentials-state.ts';
import type { SnapDataFiles } from '../../ports/files.ts';
import { agentTokenId, nodeTokenFiles, readNodeTokenFile } from './read-node-tokens.ts';

/** One token of MicroK8s’ cluster agent, without it. */
export interface AgentToken {
  readonly kind: NodeTokenKind;
  /** The name of its file. */
  readonly file: string;
  /** Which one of its file it is, from 1. */
  readonly nth: number;
  /** Null for never. */
  readonly expiresAt: number | null;
}

/** The tokens of MicroK8s’ cluster agent, and of the join tokens among them those that never expire. */
export interface SeenAgentTokens {
  readonly tokens: readonly AgentToken[];
  readonly total: number;
  /** How many of `total` join any number of machines. */
  readonly reusable: number;
  /** The credential’s id of the first of `total`; null where there is none. */
  readonly first: string | null;
  /** Why a file of join tokens could not be read. */
  readonly error: AppError | null;
  /** The names of the files that could not be read, whichever. */
  readonly unread: readonly string[];
}

const joinKinds: readonly NodeTokenKind[] = ['join', 'persistent-join'];

/** The files that hold join tokens, below the snap data folder. */
export const joinTokenFiles: readonly string[] = nodeTokenFiles
  .filter(({ kind }) => joinKinds.includes(kind))
  .map(({ name }) => `credentials/${name}`);

/** Reads the files of MicroK8s’ cluster agent. */
export async function readAgentTokens(
  root: string,
  files: Pick<SnapDataFiles, 'read'>,
): Promise<SeenAgentTokens> {
  const looks = await Promise.all(
    nodeTokenFiles.map(async ({ name, kind }) => ({
      ...{ name, kind },
      read: await readNodeTokenFile(`${root}/credentials/${name}`, files),
    })),
  );
  const tokens = looks.flatMap(({ name, kind, read }): readonly AgentToken[] =>
    read.ok ? read.value.map(({ expiresAt }, at) => ({ kind, file: name, nth: at + 1, expiresAt })) : [],
  );
  const neverExpiring = tokens.filter(
    ({ kind, expiresAt }) => joinKinds.includes(kind) && expiresAt === null,
  );
  const [first] = neverExpiring;
  const failed = looks.flatMap(({ name, kind, read }) =>
    read.ok ? [] : [{ name, kind, error: read.error }],
  );
  return {
    tokens,
    total: neverExpiring.length,
    reusable: neverExpiring.filter(({ kind }) => kind === 'persistent-join').length,
    first: first === undefined ? null : agentTokenId(first.file, first.nth),
    error: failed.find(({ kind }) => joinKinds.includes(kind))?.error ?? null,
    unread: failed.map(({ name }) => name),
  };
}
