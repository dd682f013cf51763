import * as z from 'zod';
import { shownSchema } from './seen.ts';

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
