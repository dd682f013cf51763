import * as z from 'zod';

const file = z.string();

/** Failures of certificates. */
export const certificateErrors = [
  z.strictObject({
    code: z.literal('certificate-unusable'),
    file,
    problem: z.enum(['empty', 'cut', 'der', 'other-text', 'damaged']),
  }),
  z.strictObject({
    code: z.literal('certificate-key-unusable'),
    file,
    problem: z.enum(['empty', 'damaged', 'other-key']),
  }),
] as const;
