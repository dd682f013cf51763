import * as z from 'zod';
import { appErrorSchema } from './errors.ts';

const epochMs = z.number();

/** What is unsafe about the open cluster, as plain data; `describeFinding` gives its words. */
export const safetyFindingSchema = z.discriminatedUnion('kind', [
  /** Every token is cluster admin. */
  z.strictObject({ kind: z.literal('rbac-off') }),
  /** The token file does not hold the token of client.config. */
  z.strictObject({ kind: z.literal('admin-token-differs'), file: z.string() }),
  /** The token file cannot be read, or the API server would refuse it. */
  z.strictObject({ kind: z.literal('token-file-unusable'), error: appErrorSchema }),
  /** Its tokens are at least a year old. */
  z.strictObject({ kind: z.literal('token-file-old'), file: z.string(), changedAt: epochMs }),
]);
export type SafetyFinding = z.infer<typeof safetyFindingSchema>;

/** The findings of the open cluster, the gravest first. */
export const safetyStateSchema = z.array(safetyFindingSchema);
