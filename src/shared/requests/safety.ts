import * as z from 'zod';
import { safetyFindingSchema } from '../safety-state.ts';
import { accepted } from './reply.ts';

/** Requests about what was found unsafe. */
export const safetyRequests = {
  /** Puts the command that `describeFinding` gives for this finding on the clipboard. */
  'safety:copy-command': { input: z.strictObject({ finding: safetyFindingSchema }), output: accepted },
} as const;
