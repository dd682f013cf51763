import * as z from 'zod';

/** Failures of inspecting a token. */
export const inspectErrors = [
  z.strictObject({ code: z.literal('token-empty') }),
  z.strictObject({ code: z.literal('token-too-long'), length: z.int(), most: z.int() }),
  z.strictObject({ code: z.literal('token-not-held') }),
  z.strictObject({ code: z.literal('token-not-ours') }),
  z.strictObject({ code: z.literal('account-name-unusable') }),
  z.strictObject({ code: z.literal('export-failed'), file: z.string() }),
] as const;
