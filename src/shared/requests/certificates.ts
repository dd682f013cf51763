import * as z from 'zod';
import { certificateRoleSchema } from '../certificates-state.ts';
import { accepted } from './reply.ts';

/** Requests about certificates. */
export const certificateRequests = {
  /** Puts the command that renews such a certificate of the open cluster on the clipboard. */
  'certificates:copy-command': {
    act: true,
    input: z.strictObject({ role: certificateRoleSchema }),
    output: accepted,
  },
} as const;
