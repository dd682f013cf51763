import * as z from 'zod';
import { acceptedSchema } from './reply.ts';

/** Requests about certificates. */
export const certificateRequests = {
  /** Puts the command that renews a certificate of the open cluster on the clipboard. */
  'certificates:copy-command': {
    act: true,
    input: z.strictObject({ id: z.string().regex(/^certificate:.{1,4200}$/s) }),
    output: acceptedSchema,
  },
} as const;
