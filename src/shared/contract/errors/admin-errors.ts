import * as z from 'zod';

const file = z.string();

/** Failures of looking at the admin credential and its copies, and of starting the engine that rotates it. */
export const adminErrors = [
  z.strictObject({ code: z.literal('no-token-file') }),
  z.strictObject({ code: z.literal('copy-unknown') }),
  z.strictObject({ code: z.literal('copy-not-yours'), file }),
  z.strictObject({ code: z.literal('copy-changed'), file }),
  z.strictObject({ code: z.literal('copy-unusable'), file }),
  z.strictObject({ code: z.literal('copy-not-written'), file }),
  z.strictObject({ code: z.literal('engine-dismissed') }),
  z.strictObject({ code: z.literal('engine-not-allowed') }),
  z.strictObject({ code: z.literal('engine-not-started'), command: z.string() }),
  z.strictObject({ code: z.literal('engine-lost') }),
] as const;
