import type { CredentialName } from '../../../../shared/contract/state/credentials-state.ts';

/** Tells names apart, in every language alike. */
export function nameKey(name: CredentialName): string {
  return typeof name === 'string' ? name : Object.values(name).join(' ');
}
