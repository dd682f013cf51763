import * as z from 'zod';
import { epochMs } from '../values/epoch-ms.ts';

/** Who saw a fact: the API server said it, or the cluster's files hold it. */
const witnessSchema = z.enum(['api-server', 'files']);

/** A fact with when and by whom it was seen; it stays when a later look fails. */
export interface Seen<Value> {
  readonly value: Value;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly by: z.infer<typeof witnessSchema>;
}

/**
 * What a fact seen then says now: `now`: the newest look saw it; `then`: a later one failed, and it counts as of its time;
 * `past`: it only tells how it was.
 */
export const standingSchema = z.enum(['now', 'then', 'past']);
export type Standing = z.infer<typeof standingSchema>;

/** A fact as it is shown. */
export type Shown<Value> = Seen<Value> & { readonly standing: Standing };

/** When, in epoch milliseconds, and by whom a fact was seen. */
export const sightSchema = z.strictObject({ at: epochMs, by: witnessSchema, standing: standingSchema });
export type Sight = z.infer<typeof sightSchema>;

/** The schema of a shown fact. */
export function shownSchema<Value extends z.ZodType>(value: Value) {
  return sightSchema.extend({ value });
}
