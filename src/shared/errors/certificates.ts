import * as z from 'zod';
import type { Words } from './words.ts';

/** Failures of certificates. */
export const certificateErrors = [
  z.strictObject({ code: z.literal('certificate-unusable'), file: z.string() }),
] as const;

/** The words of these failures. */
export const certificateErrorWords: Words<typeof certificateErrors> = {
  'certificate-unusable': (error) => ({
    message: `${error.file} holds no certificate that can be read.`,
    remedy: 'Restore it from a backup or let MicroK8s make it again.',
    action: 'retry',
  }),
};
