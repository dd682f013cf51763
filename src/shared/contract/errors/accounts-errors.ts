import * as z from 'zod';

/** Failures of what is done with an account as a whole. */
export const accountErrors = [
  /** `account`: the one that something is being done with. */
  z.strictObject({ code: z.literal('account-busy'), account: z.string() }),
  z.strictObject({ code: z.literal('account-not-there'), account: z.string() }),
  /** A binding of Keyfob’s that somebody gave more subjects. */
  z.strictObject({
    code: z.literal('binding-shared'),
    kind: z.string(),
    name: z.string(),
    account: z.string(),
  }),
  z.strictObject({ code: z.literal('token-still-accepted'), account: z.string(), seconds: z.int() }),
] as const;
