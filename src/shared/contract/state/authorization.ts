import * as z from 'zod';
import { shownSchema, type Shown } from './seen.ts';

/** Whether RBAC decides: with `always-allow` every token is cluster admin. */
export const authorizationSchema = z.enum(['rbac', 'always-allow']);
export type Authorization = z.infer<typeof authorizationSchema>;

/** What the API server does, and what its arguments tell it to do when it starts; each null while nobody saw it. */
export const authorizationStateSchema = z.strictObject({
  server: shownSchema(authorizationSchema).nullable(),
  files: shownSchema(authorizationSchema).nullable(),
  /** Whether MicroK8s’ add-on can turn RBAC on in the arguments as they are. */
  fitsAddOn: z.boolean(),
});
export type AuthorizationState = z.infer<typeof authorizationStateSchema>;

/** The fact that counts: the API server's word, or once that is past the files'; null where nobody can tell. */
export function authorizationInForce({ server, files }: AuthorizationState): Shown<Authorization> | null {
  return [server, files].find((each) => each !== null && each.standing !== 'past') ?? server ?? files;
}

/** Whether every token may do everything, as far as is known. */
export function isRbacOff(state: AuthorizationState): boolean {
  const inForce = authorizationInForce(state);
  return inForce?.value === 'always-allow' && inForce.standing !== 'past';
}
