import * as z from 'zod';
import { appErrorSchema } from '../errors/errors.ts';
import { epochMs } from '../values/epoch-ms.ts';

/** A token that is out of the list; `id` is that of its entry. */
export const leavingTokenSchema = z.strictObject({
  id: z.string(),
  namespace: z.string(),
  serviceAccount: z.string(),
});
export type LeavingToken = z.infer<typeof leavingTokenSchema>;

/** What was just forgotten, the newest first; all of it is deleted at `until`, unless that is taken back. */
export const forgottenTokensSchema = z.strictObject({
  tokens: z.array(leavingTokenSchema).min(1),
  until: epochMs,
});
export type ForgottenTokens = z.infer<typeof forgottenTokensSchema>;

/** What can be taken back, and why the last one that was due could not be deleted; times are epoch milliseconds. */
export const forgettingSchema = z.strictObject({
  leaving: forgottenTokensSchema.nullable(),
  failed: z.strictObject({ error: appErrorSchema, at: epochMs }).nullable(),
});
export type Forgetting = z.infer<typeof forgettingSchema>;

/** Nothing was forgotten. */
export const nothingForgotten: Forgetting = { leaving: null, failed: null };
