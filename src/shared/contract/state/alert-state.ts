import * as z from 'zod';
import { epochMs } from '../values/epoch-ms.ts';
import { credentialNameSchema } from './credentials-state.ts';

/** What a person is told about one credential. */
export const alertSchema = z.strictObject({
  kind: z.enum(['token', 'certificate', 'static-token']),
  name: credentialNameSchema,
  expiresAt: epochMs.nullable(),
  reason: z.enum(['not-yet', 'expires', 'expired', 'old']),
});
export type ToldAlert = z.infer<typeof alertSchema>;
