import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { lastMoment } from '../../../../shared/contract/values/epoch-ms.ts';
import type { NodeTokenKind } from '../../../../shared/contract/state/credentials-state.ts';
import { ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { SnapDataFiles } from '../../ports/files.ts';
import { Secret } from '../../ports/secret.ts';
import { utf8 } from '../text/utf8.ts';
import { fileLimits } from '../text/file-limits.ts';

/** The files of MicroK8s' cluster agent below `credentials`, and what their tokens are for. */
export const nodeTokenFiles: readonly { readonly name: string; readonly kind: NodeTokenKind }[] = [
  { name: 'cluster-tokens.txt', kind: 'join' },
  { name: 'persistent-cluster-tokens.txt', kind: 'persistent-join' },
  { name: 'certs-request-tokens.txt', kind: 'certificate-request' },
  { name: 'callback-token.txt', kind: 'callback' },
  { name: 'callback-tokens.txt', kind: 'callback' },
];

/** The id of a credential that is the `nth` token of this file, from 1. */
export function agentTokenId(file: string, nth: number): string {
  return `agent-token:${file}:${nth}`;
}

/** One line: its token, and when it expires (epoch milliseconds), null for never. */
export interface NodeTokenLine {
  readonly token: Secret;
  readonly expiresAt: number | null;
}

/** The lines of the file at a path; one that is not there holds none. */
export async function readNodeTokenFile(
  path: string,
  files: Pick<SnapDataFiles, 'read'>,
): Promise<Result<readonly NodeTokenLine[], AppError>> {
  const read = await files.read(path, fileLimits.agentTokens);
  if (read.ok) return ok(readNodeTokens(utf8(read.value.bytes)));
  return read.error.code === 'file-missing' ? ok([]) : read;
}

/** The lines of a file. Join tokens may have `|` and a Unix time behind them, `callback-tokens.txt` a host before them. */
export function readNodeTokens(text: string): NodeTokenLine[] {
  return text.split('\n').flatMap((line) => {
    const [before = '', expiry] = line.trim().split('|');
    const token = before.trim().split(/\s+/).at(-1) ?? '';
    if (token === '') return [];
    const seconds = expiry === undefined ? Number.NaN : Number(expiry.trim());
    return [
      {
        token: new Secret(token),
        expiresAt: seconds > 0 && seconds * 1000 <= lastMoment ? seconds * 1000 : null,
      },
    ];
  });
}
