import type { AppError } from '../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../shared/contract/values/result.ts';
import type { OtherMaster, RotationWarning } from '../../../shared/contract/state/rotation.ts';
import { readTokenFile, type TokenFileRow } from '../files/token-file/token-file.ts';
import type { Secret } from '../ports/secret.ts';
import type { RotatedFile, EngineLook } from './look.ts';
import {
  adminUser,
  isRotationToken,
  isSendable,
  mayHaveToken,
  spliceKubeconfig,
  spliceTokenFile,
} from '../files/token-file/splice.ts';

/** A rotation that may begin. */
export interface RotationPlan {
  readonly old: Secret;
  readonly new: Secret;
  readonly tokenFile: RotatedFile;
  /** Null in mixed mode, where client.config holds no token. */
  readonly clientConfig: RotatedFile | null;
  readonly warnings: readonly RotationWarning[];
}

const mastersGroup = 'system:masters';

/** Whether the files allow the rotation; refuses with the reason else. */
export function judge(seen: EngineLook, newToken: Secret, hostname: string): Result<RotationPlan, AppError> {
  const admin = findAdmin(seen);
  if (!admin.ok) return admin;
  const { file, rows, row } = admin.value;
  if (!isRotationToken(newToken)) return fail({ code: 'rotation-token-unusable', problem: 'form' });
  if (newToken.equals(row.token)) return fail({ code: 'rotation-token-unusable', problem: 'same' });
  if (rows.some(({ token }) => token.equals(newToken)))
    return fail({ code: 'rotation-token-unusable', problem: 'taken' });

  const table = spliceTokenFile(file.bytes, row.token, newToken);
  if (table.status !== 'spliced') return fail({ code: 'rotation-file-form', file: file.path });
  const clientConfig = seen.clientToken === null ? null : seen.clientConfig;
  if (clientConfig !== null && spliceKubeconfig(clientConfig.bytes, row.token, newToken).status !== 'spliced')
    return fail({ code: 'rotation-file-form', file: clientConfig.path });
  const masters = otherMasters(file.bytes);
  return ok({
    old: row.token,
    new: newToken,
    tokenFile: file,
    clientConfig,
    warnings: [
      ...(masters.length > 0 ? [{ code: 'other-masters', masters } as const] : []),
      ...(hostname.includes(adminUser) ? [{ code: 'hostname-admin', hostname } as const] : []),
    ],
  });
}

/** The rows of a token file that are as mighty as the admin's, and stay. */
export function otherMasters(bytes: Uint8Array): OtherMaster[] {
  const read = readTokenFile(bytes);
  const rows = read.ok ? read.rows : [];
  return rows
    .filter(({ user, groups }) => user !== adminUser && groups.includes(mastersGroup))
    .map(({ line, user }) => ({ line, user }));
}

interface AdminRow {
  readonly file: RotatedFile;
  readonly rows: readonly TokenFileRow[];
  readonly row: TokenFileRow;
}

/** The one admin row, of a token file that the API server accepts whole and that client.config agrees with. */
export function findAdmin({ tokenFile, clientToken }: EngineLook): Result<AdminRow, AppError> {
  if (tokenFile === null) return fail({ code: 'rotation-no-static-token' });
  const { path: file, bytes } = tokenFile;
  const read = readTokenFile(bytes);
  if (!read.ok) return fail({ code: 'token-file-refused', file, ...read.error });
  const { rows } = read;
  const duplicate = read.warnings.find(({ problem }) => problem === 'duplicate-token');
  if (duplicate !== undefined) return fail({ code: 'rotation-duplicate-token', file, line: duplicate.line });
  const [row, another] = rows.filter(({ user }) => user === adminUser);
  if (row === undefined) return fail({ code: 'rotation-no-admin-row', file });
  if (another !== undefined)
    return fail({ code: 'rotation-admin-rows', file, first: row.line, second: another.line });
  if (!row.groups.includes(mastersGroup))
    return fail({ code: 'rotation-admin-not-master', file, line: row.line });
  if (!isSendable(row.token)) return fail({ code: 'rotation-old-token-form', file });
  if (clientToken !== null && !clientToken.equals(row.token))
    return fail({ code: 'admin-token-differs', file });
  return ok({ file: tokenFile, rows, row });
}

/** Whether a TokenReview describes the administrator. */
export function isAdministrator({
  user,
  groups,
}: {
  readonly user: string;
  readonly groups: readonly string[];
}): boolean {
  return user === adminUser && groups.includes(mastersGroup);
}

/** Which token of a rotation a file holds. */
export type Holds = 'old' | 'new' | 'other';

/** Which of the two tokens the admin row has. */
export function tokenFileHolds(bytes: Uint8Array, old: Secret, fresh: Secret): Holds {
  if (mayHaveToken(bytes, fresh)) return 'new';
  return mayHaveToken(bytes, old) ? 'old' : 'other';
}

/** Which of the two tokens client.config has. */
export function clientConfigHolds(token: Secret, old: Secret, fresh: Secret): Holds {
  if (token.equals(fresh)) return 'new';
  return token.equals(old) ? 'old' : 'other';
}
