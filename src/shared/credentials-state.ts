import * as z from 'zod';
import { epochMs } from './epoch-ms.ts';
import { tokenPurposeSchema } from './token-state.ts';

/** How many credentials the snapshot holds at most; the rest is only counted. */
export const shownCredentials = 200;

/** One way into the cluster and how long it lives; times are epoch milliseconds. */
export const credentialSchema = z.strictObject({
  /** Stays the same when the credential is renewed; of a minted token it is the token's id. */
  id: z.string(),
  kind: z.enum(['token', 'admin-token', 'admin-certificate', 'static-token', 'certificate']),
  /** Whose it is: `namespace/account`, a user of the token file, or a certificate's file. */
  name: z.string(),
  /** Since when it is valid; of a static token since when at least; null where that is not known. */
  notBefore: epochMs.nullable(),
  /** Null: it never expires. */
  expiresAt: epochMs.nullable(),
  /** Of a minted token what it is for, and whether Keyfob renews it in time by itself. */
  token: z.strictObject({ purpose: tokenPurposeSchema, renewsItself: z.boolean() }).nullable(),
});
export type Credential = z.infer<typeof credentialSchema>;

/** Every credential of the open cluster, the soonest to expire first and those that never do last. */
export const credentialsStateSchema = z.strictObject({
  soonest: z.array(credentialSchema).max(shownCredentials),
  /** How many there are in all. */
  total: z.int(),
  /** How many more there are than those listed, by state; legacy and join tokens are only counted. */
  others: z.strictObject({
    'not-yet': z.int(),
    expired: z.int(),
    soon: z.int(),
    fine: z.int(),
    never: z.int(),
  }),
});
export type CredentialsState = z.infer<typeof credentialsStateSchema>;
