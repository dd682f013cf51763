import * as z from 'zod';
import { tokenRowSchema } from '../token-state.ts';
import { reply } from './reply.ts';

/** The least and the most that a TokenRequest grants, in seconds. */
export const lifetimeLimits = { least: 600, most: 2 ** 32 } as const;

/** Names a service account. */
export const accountSchema = z.strictObject({
  namespace: z.string().min(1).max(63),
  name: z.string().min(1).max(253),
});
export type Account = z.infer<typeof accountSchema>;

/** Requests of the New token dialog. */
export const newTokenRequests = {
  /** Mints a token and keeps it; answers with its row, which says what the server granted. */
  'token:mint': {
    input: z.strictObject({
      account: accountSchema,
      lifetimeSeconds: z.int().min(lifetimeLimits.least).max(lifetimeLimits.most),
      /** Empty for the API server itself. */
      audiences: z.array(z.string().min(1).max(256)).max(8),
      purpose: z.string().trim().min(1).max(80),
      revocable: z.boolean(),
    }),
    output: reply(z.strictObject({ row: tokenRowSchema })),
  },
} as const;
