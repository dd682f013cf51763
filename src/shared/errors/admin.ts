import * as z from 'zod';
import type { Words } from './words.ts';

/** Failures of looking at the admin credential and its copies. */
export const adminErrors = [z.strictObject({ code: z.literal('no-token-file') })] as const;

/** The words of these failures. */
export const adminErrorWords: Words<typeof adminErrors> = {
  'no-token-file': () => ({
    message:
      'This cluster has no token file: its API server knows its administrator by a client certificate.',
    remedy: 'Look at the certificate instead.',
  }),
};
