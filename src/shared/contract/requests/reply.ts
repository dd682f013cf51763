import * as z from 'zod';
import { appErrorSchema } from '../errors/errors.ts';

/** The input of a request that takes nothing. */
export const nothing = z.strictObject({});

/** The input of a request about one kept token. */
export const tokenId = z.strictObject({ id: z.string().min(1).max(64) });

/** What a request answers: `{ok: true, value}` or `{ok: false, error}`. */
export function reply<Value extends z.ZodType>(value: Value) {
  return z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), value }),
    z.strictObject({ ok: z.literal(false), error: appErrorSchema }),
  ]);
}

/** The answer of a command: what changed comes out as a new snapshot. */
export const acceptedSchema = reply(nothing);
