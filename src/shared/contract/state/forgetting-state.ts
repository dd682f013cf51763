import * as z from 'zod';
import { appErrorSchema } from '../errors/errors.ts';
import { epochMs } from '../values/epoch-ms.ts';

/** A token that is out of the list and deleted at `until`, unless that is taken back; `id` is that of its entry. */
export const leavingTokenSchema = z.strictObject({
  id: z.string(),
  namespace: z.string(),
  serviceAccount: z.string(),
  until: epochMs,
});
export type LeavingToken = z.infer<typeof leavingTokenSchema>;

/** What was just forgotten, the newest first, and why the last one that was due could not be deleted; times are epoch milliseconds. */
export const forgettingSchema = z.strictObject({
  leaving: z.array(leavingTokenSchema),
  failed: z.strictObject({ error: appErrorSchema, at: epochMs }).nullable(),
});
export type Forgetting = z.infer<typeof forgettingSchema>;

/** Nothing was forgotten. */
export const nothingForgotten: Forgetting = { leaving: [], failed: null };
