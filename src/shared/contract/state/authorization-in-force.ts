import type { Authorization, AuthorizationState } from './authorization.ts';
import type { Shown } from './seen.ts';

/** The fact that counts: the API server's word, or once that is past the files'; null where nobody can tell. */
export function authorizationInForce({ server, files }: AuthorizationState): Shown<Authorization> | null {
  return [server, files].find((each) => each !== null && each.standing !== 'past') ?? server ?? files;
}

/** Whether every token may do everything, as far as is known. */
export function isRbacOff(state: AuthorizationState): boolean {
  const inForce = authorizationInForce(state);
  return inForce?.value === 'always-allow' && inForce.standing !== 'past';
}
