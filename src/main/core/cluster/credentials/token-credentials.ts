import type { Credential } from '../../../../shared/contract/state/credentials-state.ts';
import type { AccessState } from '../../../../shared/contract/state/snapshot.ts';
import type { TokenRow } from '../../../../shared/contract/state/token-state.ts';
import { isOwnAccount } from '../access/access-objects.ts';
import { foldTokens } from '../tokens/token-entries.ts';
import { legacyTokenId, type ShownLegacyTokens } from '../scope/read-legacy-tokens.ts';

/** The minted tokens: those that renew each other are one, which has the id of the first. */
export function tokenCredentials(tokens: readonly TokenRow[], access: AccessState | null): Credential[] {
  return foldTokens(tokens).map(({ id, token }) => toCredential(id, token, access));
}

function toCredential(id: string, row: TokenRow, access: AccessState | null): Credential {
  const { purpose, renewal, issuedAt, expiresAt, revocation, chain } = row;
  const account = `${row.namespace}/${row.serviceAccount}`;
  return {
    id,
    kind: 'token',
    name: purpose.kind === 'named' ? `${account} (${purpose.name})` : account,
    notBefore: issuedAt,
    expiresAt,
    ended: revocation === null ? null : 'revoked',
    isAdministrator: isOwnAccount({ namespace: row.namespace, name: row.serviceAccount })
      ? ofDashboards(access)
      : null,
    seen: null,
    token: {
      id: row.id,
      purpose,
      renewal,
      renewals: chain?.renewals ?? 0,
      issuedBefore: chain?.issuedBefore ?? [],
    },
  };
}

/** What Keyfob’s own account for dashboards may do is known from its binding. */
function ofDashboards(access: AccessState | null): boolean | null {
  if (access?.status !== 'ready' || access.binding.status !== 'bound') return null;
  return access.binding.role === 'cluster-admin';
}

/** The legacy tokens that were seen, as far as they are listed. */
export function legacyCredentials(shown: ShownLegacyTokens['shown']): Credential[] {
  if (shown === null) return [];
  const { at, by, standing, value } = shown;
  return value.rows.map(({ uid, namespace, name, createdAt }) => ({
    id: legacyTokenId(uid),
    kind: 'legacy-token',
    name: `${namespace}/${name}`,
    notBefore: createdAt,
    expiresAt: null,
    ended: null,
    isAdministrator: null,
    seen: { at, by, standing },
    token: null,
  }));
}
