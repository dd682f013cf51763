import * as z from 'zod';
import { epochMs } from '../values/epoch-ms.ts';

/** What a token is for: dashboards, whose tokens the tray copies, or what its maker wrote. */
export const tokenPurposeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('dashboard') }),
  z.strictObject({ kind: z.literal('named'), name: z.string().min(1).max(80) }),
]);
export type TokenPurpose = z.infer<typeof tokenPurposeSchema>;

/** A deleted binding: when that was done, and when the API server was first seen to refuse the token, null before; epoch milliseconds. */
export const revocationSchema = z.strictObject({ revokedAt: epochMs, refusedAt: epochMs.nullable() });
export type Revocation = z.infer<typeof revocationSchema>;

/** Who renews a token: a person, Keyfob by itself, or a person again since Keyfob failed three times. */
export const renewalSchema = z.enum(['by-hand', 'by-itself', 'stopped']);
export type Renewal = z.infer<typeof renewalSchema>;

/** The tokens that one renews: the id that all of them share, how many they were, and when the last were issued, newest first, epoch milliseconds. */
export const tokenChainSchema = z.strictObject({
  id: z.string(),
  renewals: z.int(),
  issuedBefore: z.array(epochMs).max(10),
});
export type TokenChain = z.infer<typeof tokenChainSchema>;

/** One minted token, without the token itself; times are epoch milliseconds. */
export const tokenRowSchema = z.strictObject({
  id: z.string(),
  purpose: tokenPurposeSchema,
  namespace: z.string(),
  serviceAccount: z.string(),
  /** As asked for; empty for the API server itself. */
  audiences: z.array(z.string()),
  /** The lifetime that was asked for, in seconds; the server may have granted another. */
  lifetimeSeconds: z.number(),
  issuedAt: epochMs,
  expiresAt: epochMs,
  /** Its JWT ID, which the API server's audit log names too; null for one without. */
  jti: z.string().nullable(),
  /** `shared`: bound to the one Secret of all tray tokens, so that revoking ends all of them. */
  revocable: z.enum(['alone', 'shared', 'no']),
  /** Null for a token that was not revoked. */
  revocation: revocationSchema.nullable(),
  renewal: renewalSchema,
  /** Null for one that renews no other. */
  chain: tokenChainSchema.nullable(),
  /** `keyring`: kept there; `memory`: only until Keyfob quits; `saving`: on its way into the keyring. */
  place: z.enum(['keyring', 'memory', 'saving']),
});
export type TokenRow = z.infer<typeof tokenRowSchema>;

/** A token and those that it renews, as one entry, which has the id of the first of them. */
export const tokenEntrySchema = z.strictObject({
  id: z.string(),
  /** The one of now: the newest that was not revoked, else the newest. */
  token: tokenRowSchema,
  /** How many others of them are kept and neither revoked nor expired. */
  othersValid: z.int(),
});
export type TokenEntry = z.infer<typeof tokenEntrySchema>;
