import * as z from 'zod';
import { safetyKindSchema } from '../state/safety-state.ts';
import { acceptedSchema } from './reply.ts';

/** Requests about what was found unsafe. */
export const safetyRequests = {
  /** Puts the command of a finding that holds now on the clipboard; `id` tells those apart that have one. */
  'safety:copy-command': {
    act: true,
    input: z.strictObject({ kind: safetyKindSchema, id: z.string().nullable() }),
    output: acceptedSchema,
  },
} as const;
