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
export type ShownAlert = z.infer<typeof alertSchema>;

/** What a notice was about that a person clicked: one kind of credential, or null where it named several; and the one, or null of more. */
export const soughtSchema = z.strictObject({
  kind: alertSchema.shape.kind.nullable(),
  id: z.string().nullable(),
});
export type Sought = z.infer<typeof soughtSchema>;
