import * as z from 'zod';
import { epochMs } from '../values/epoch-ms.ts';
import { appErrorSchema } from '../errors/errors.ts';

/** The token that is inspected: a saved one, or one that was pasted and is held until the view closes. */
export const tokenSubjectSchema = z.strictObject({
  kind: z.enum(['saved', 'pasted']),
  id: z.string().min(1).max(64),
});
export type TokenSubject = z.infer<typeof tokenSubjectSchema>;

/** One claim or header field of a token: its path, and its value as text. */
export const claimSchema = z.strictObject({
  part: z.enum(['header', 'payload']),
  path: z.string(),
  value: z.string(),
  /** For dates, epoch milliseconds; null for what is none. */
  at: epochMs.nullable(),
  /** It should be a date. */
  isNoDate: z.boolean(),
});
export type Claim = z.infer<typeof claimSchema>;

/** Why a text is no JWT that can be read. */
export const jwtProblemSchema = z.enum([
  'no-jwt',
  'encrypted',
  'no-base64',
  'no-text',
  'no-json',
  'no-object',
  'too-deep',
  'critical',
]);
export type JwtProblem = z.infer<typeof jwtProblemSchema>;

/** When a token ends, as far as it says so itself. */
export const expirySchema = z.discriminatedUnion('kind', [
  /** Epoch milliseconds. */
  z.strictObject({ kind: z.literal('at'), at: epochMs }),
  z.strictObject({ kind: z.literal('never') }),
  /** It has an `exp` that is no date: the API server refuses it. */
  z.strictObject({ kind: z.literal('unreadable') }),
  /** Only who issued it knows. */
  z.strictObject({ kind: z.literal('unknown') }),
]);
export type Expiry = z.infer<typeof expirySchema>;

/** What a token is and says of itself; nothing in here was verified. */
export const inspectionSchema = z.strictObject({
  /**
   * `bound`: minted through TokenRequest; `legacy`: from a Secret; `static`: a row of the token file; `foreign`: another
   * issuer's JWT; `cut`: the beginning of a JWT, whose end is missing; `unreadable`: looks like a JWT and is none;
   * `opaque`: any other text.
   */
  kind: z.enum(['bound', 'legacy', 'static', 'foreign', 'cut', 'unreadable', 'opaque']),
  /** First and last characters. */
  masked: z.string(),
  /** How many characters it has. */
  length: z.int(),
  /** Why it is no JWT that can be read; null where it is one, and for a row of the token file. */
  problem: jwtProblemSchema.nullable(),
  /** Whom it stands for: a service account, or the user and groups of the token file; null where it does not say. */
  user: z.string().nullable(),
  groups: z.array(z.string()),
  /** The namespace of the service account; null for whatever is none. */
  namespace: z.string().nullable(),
  expiry: expirySchema,
  /** Epoch milliseconds; null when it does not say. */
  issuedAt: epochMs.nullable(),
  /** From when on it counts, epoch milliseconds; null when it does not say. */
  notBefore: epochMs.nullable(),
  /** What `sub` and the claims of Kubernetes name where that is not the same; null where nothing contradicts. */
  contradiction: z.strictObject({ subject: z.string(), account: z.string() }).nullable(),
  claims: z.array(claimSchema),
  /** How many claims were left out because there are too many to show. */
  omittedClaims: z.int(),
  /** Names that occur more than once in one object. */
  duplicates: z.array(z.string()),
  /** Why it was not compared with the token file; null where it was, or there is none. */
  tokenFileError: appErrorSchema.nullable(),
});
export type Inspection = z.infer<typeof inspectionSchema>;

/** When keys were told by the API server, epoch milliseconds; `isSaved` when it could not be asked just now. */
export const keyOriginSchema = z.strictObject({ askedAt: epochMs, isSaved: z.boolean() });
export type KeyOrigin = z.infer<typeof keyOriginSchema>;

/** Whether one of the cluster's keys signed a token. */
export const signatureSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('valid'), origin: keyOriginSchema }),
  z.strictObject({ status: z.literal('invalid'), origin: keyOriginSchema }),
  /** It is shorter than the key that it names makes any: its end is missing. */
  z.strictObject({ status: z.literal('cut'), origin: keyOriginSchema }),
  /** The cluster has no key of this name; null where the token names none, and none of them made its signature. */
  z.strictObject({ status: z.literal('unknown-key'), kid: z.string().nullable(), origin: keyOriginSchema }),
  /** `none`, an HMAC or a made-up algorithm: nothing that proves anything. */
  z.strictObject({ status: z.literal('refused-algorithm'), algorithm: z.string() }),
  /** A static token, or no JWT at all. */
  z.strictObject({ status: z.literal('unsigned') }),
]);
export type Signature = z.infer<typeof signatureSchema>;

/** What the API server answered about a token, and whether the objects in its claims are still there. */
export const acceptanceSchema = z.strictObject({
  /** Whether it opens the API server. */
  accepted: z.boolean(),
  /** Whom it is meant for, as it says itself; nobody is named in a static or a legacy token. */
  audiences: z.array(z.string()),
  /** Whether it is valid for these although it does not open the API server. */
  isValidElsewhere: z.boolean(),
  /** Whom the API server takes its bearer for; null where it does not accept it, or does not say. */
  user: z.string().nullable(),
  /** Epoch milliseconds. */
  checkedAt: epochMs,
  /** `none`: it names no objects; `unknown`: they could not be looked at, or are of another kind. */
  objects: z.enum([
    'none',
    'there',
    'account-gone',
    'account-remade',
    'secret-gone',
    'secret-remade',
    'unknown',
  ]),
});
export type Acceptance = z.infer<typeof acceptanceSchema>;

/** One place where the token is, or where it is certain not to be. */
export const tokenPlaceSchema = z.discriminatedUnion('kind', [
  /** A token of TokenRequest: the cluster checks it and keeps no copy. */
  z.strictObject({ kind: z.literal('nowhere-in-cluster') }),
  /** A legacy token: in plain text in this Secret. */
  z.strictObject({ kind: z.literal('secret'), namespace: z.string(), name: z.string() }),
  /** In this row, by its first line (1-based). */
  z.strictObject({ kind: z.literal('token-file'), file: z.string(), line: z.int() }),
  z.strictObject({ kind: z.literal('keyring'), id: z.string() }),
  /** In Keyfob’s memory until it quits. */
  z.strictObject({ kind: z.literal('memory') }),
  /** In Keyfob’s memory until the view closes. */
  z.strictObject({ kind: z.literal('view') }),
  /** Epoch milliseconds; null when its time is over, and it may still be there. */
  z.strictObject({ kind: z.literal('clipboard'), clearsAt: epochMs.nullable() }),
  z.strictObject({ kind: z.literal('file'), file: z.string() }),
]);
export type TokenPlace = z.infer<typeof tokenPlaceSchema>;

/** The lines for a terminal. */
export const useLineNameSchema = z.enum(['kubectl', 'curl']);
export type UseLineName = z.infer<typeof useLineNameSchema>;

/** What listing the pods of all namespaces came to. */
export const tryOutSchema = z.strictObject({
  /** Of HTTP. */
  status: z.int(),
  /** How long the answer took. */
  milliseconds: z.number(),
  /** How many there are; null where listing them was not allowed or not accepted. */
  pods: z.int().nullable(),
});
export type TryOut = z.infer<typeof tryOutSchema>;

/** Where an exported kubeconfig can lead. */
export const exportWaysSchema = z.strictObject({
  /** The address that client.config has. */
  server: z.string(),
  /** Whether that leads to the machine on which it is used. */
  isLocal: z.boolean(),
  /** Whether other machines can reach the API server. */
  isOnNetwork: z.boolean(),
  /** The addresses for another machine, the likeliest first. */
  others: z.array(
    z.strictObject({
      address: z.string(),
      server: z.string(),
      /**
       * Whether the API server's certificate covers it; `by-name`: not it, but the name `kubernetes`; `unknown`: the
       * certificate could not be seen.
       */
      check: z.enum(['covered', 'by-name', 'uncovered', 'unknown']),
    }),
  ),
  /** The file from which MicroK8s takes what server.crt covers. */
  template: z.string(),
});
export type ExportWays = z.infer<typeof exportWaysSchema>;
