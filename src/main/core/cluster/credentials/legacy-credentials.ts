import type { Credential } from '../../../../shared/contract/state/credentials-state.ts';
import type { ShownLegacyTokens } from '../scope/read-legacy-tokens.ts';

/** The legacy tokens that were seen, as far as they are listed. */
export function legacyCredentials(shown: ShownLegacyTokens['shown']): Credential[] {
  if (shown === null) return [];
  const { at, by, standing, value } = shown;
  return value.rows.map(({ uid, namespace, name, createdAt }) => ({
    id: `legacy-token:${uid}`,
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
