import * as z from 'zod';

/** Failures of the OS keyring. */
export const keyringErrors = [
  z.strictObject({ code: z.literal('keyring-locked') }),
  z.strictObject({ code: z.literal('keyring-absent') }),
  z.strictObject({ code: z.literal('keyring-gone') }),
  z.strictObject({ code: z.literal('keyring-no-default') }),
  z.strictObject({ code: z.literal('keyring-elsewhere'), keyring: z.string() }),
  z.strictObject({ code: z.literal('keyring-asks') }),
  z.strictObject({ code: z.literal('keyring-denied') }),
  z.strictObject({ code: z.literal('keyring-unanswered'), seconds: z.number() }),
  z.strictObject({ code: z.literal('keyring-timeout'), seconds: z.number() }),
  z.strictObject({ code: z.literal('keyring-failed') }),
  z.strictObject({ code: z.literal('unlock-dismissed') }),
] as const;

/** The failures that tell of one entry, and nothing of how the keyring is. */
export const entryErrors: ReadonlySet<string> = new Set([
  'keyring-elsewhere',
  'keyring-asks',
  'keyring-denied',
  'keyring-unanswered',
]);
