import * as z from 'zod';
import { epochMs } from '../values/epoch-ms.ts';
import { certificateRoleSchema } from './certificates-state.ts';
import { sightSchema } from './seen.ts';
import { renewalSchema, tokenPurposeSchema } from './token-state.ts';

/** How many credentials the snapshot holds at most; the rest is only counted. */
export const mostShownCredentials = 200;

/**
 * What a credential is: `token` was minted by Keyfob, `legacy-token` lies in a Secret, the next three are MicroK8s’ cluster
 * agent’s, `static-token` is a row of the token file, and a `kubeconfig-copy` holds the admin credential elsewhere.
 */
export const credentialKindSchema = z.enum([
  'token',
  'legacy-token',
  'join-token',
  'certificate-request-token',
  'callback-token',
  'static-token',
  'admin-token',
  'admin-certificate',
  'certificate',
  'kubeconfig-copy',
]);
export type CredentialKind = z.infer<typeof credentialKindSchema>;

/** What one of MicroK8s' token files is for. */
export const nodeTokenKindSchema = z.enum(['join', 'persistent-join', 'certificate-request', 'callback']);
export type NodeTokenKind = z.infer<typeof nodeTokenKindSchema>;

/**
 * What a credential is called: the name that the cluster or a file has for it, such as `namespace/account` or a user of the
 * token file, or what it is and where it lies, for which each language has words.
 */
export const credentialNameSchema = z.union([
  z.string(),
  /** `place`: the name of a certificate's row. */
  z.strictObject({ is: z.literal('certificate'), role: certificateRoleSchema, place: z.string() }),
  /** The `nth` token of its file, from 1. */
  z.strictObject({ is: nodeTokenKindSchema, file: z.string(), nth: z.int() }),
  z.strictObject({ is: z.literal('copy'), file: z.string() }),
]);
export type CredentialName = z.infer<typeof credentialNameSchema>;

/** One way into the cluster and how long it lives; times are epoch milliseconds. */
export const credentialSchema = z.strictObject({
  /** Stays the same when the credential is renewed. */
  id: z.string(),
  kind: credentialKindSchema,
  /** `namespace/account` of a token, with what it is for; one that a file holds is named by that. */
  name: credentialNameSchema,
  /** Since when it is valid; of a static token since when at least; null where that is not known. */
  notBefore: epochMs.nullable(),
  /** When it is over; null: it never expires. */
  expiresAt: epochMs.nullable(),
  /** Why it counts no more, whatever its time: it was revoked, or another one is used in its place; null while neither is so. */
  ended: z.enum(['revoked', 'replaced']).nullable(),
  /** Whether its holder is administrator of the cluster, or can become it; null where that is not known. */
  isAdministrator: z.boolean().nullable(),
  /** When and by whom it was seen; null where no later look at it can fail. */
  seen: sightSchema.nullable(),
  /** Of a minted token the one of now, and those that it renewed; null for other kinds. */
  token: z
    .strictObject({
      /** The kept token’s own id. */
      id: z.string(),
      purpose: tokenPurposeSchema,
      renewal: renewalSchema,
      /** How often it was renewed. */
      renewals: z.int(),
      /** When the last of those before were issued, newest first. */
      issuedBefore: z.array(epochMs),
    })
    .nullable(),
});
export type Credential = z.infer<typeof credentialSchema>;

/** Every credential of the open cluster: the soonest to expire first, then those that never do, and last what counts no more. */
export const credentialsStateSchema = z.strictObject({
  soonest: z.array(credentialSchema).max(mostShownCredentials),
  /** How many there are in all. */
  total: z.int(),
  /** How many more there are than those listed, by state: counts. */
  others: z.strictObject({
    'not-yet': z.int(),
    expired: z.int(),
    soon: z.int(),
    fine: z.int(),
    never: z.int(),
    revoked: z.int(),
    replaced: z.int(),
  }),
});
export type CredentialsState = z.infer<typeof credentialsStateSchema>;
