import type { TokenRow } from '../../../shared/contract/state/token-state.ts';

/** The server rounds to whole seconds. */
const roundingSeconds = 2;

/** The lifetime in seconds that the server granted where it is not the one asked for, else null. */
export function grantedOtherwise({ issuedAt, expiresAt, lifetimeSeconds }: TokenRow): number | null {
  const granted = Math.round((expiresAt - issuedAt) / 1000);
  return Math.abs(granted - lifetimeSeconds) > roundingSeconds ? granted : null;
}
