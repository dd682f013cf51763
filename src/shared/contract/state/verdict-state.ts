import * as z from 'zod';
import { epochMs } from '../values/epoch-ms.ts';

/** What a verdict rests on, and could not be seen within its time. */
export const unknownSourceSchema = z.enum([
  'api-server',
  'authorization',
  'legacy-tokens',
  'dashboards',
  'agent-tokens',
  'copies',
  'certificates',
  'token-file',
  'files',
  'nodes',
  'rotation',
  'clock',
]);

/** One of them, and the file that could not be read; null where it is none. */
export const unknownSchema = z.strictObject({ source: unknownSourceSchema, file: z.string().nullable() });
export type Unknown = z.infer<typeof unknownSchema>;

/**
 * How the open cluster stands; null while none is open. *Urgent*: somebody who should not can act as administrator today, or
 * something breaks within 7 days; *soon*: within 30 days, or it never expires and is administrator, or whoever listens to the
 * network can become that.
 */
export const verdictSchema = z
  .discriminatedUnion('kind', [
    /** Not everything was looked at by now. */
    z.strictObject({ kind: z.literal('looking') }),
    /** How many findings, by their degree, each cause once. */
    z.strictObject({
      kind: z.literal('unsafe'),
      urgent: z.int(),
      soon: z.int(),
      unknown: z.array(unknownSchema),
    }),
    z.strictObject({ kind: z.literal('unknown'), unknown: z.array(unknownSchema).min(1) }),
    /** Until then nothing that was seen needs a hand; null where nothing ever will. Epoch milliseconds. */
    z.strictObject({ kind: z.literal('fine'), until: epochMs.nullable() }),
  ])
  .nullable();
export type Verdict = z.infer<typeof verdictSchema>;

/** How much a finding presses; advice is not counted. */
export const degreeSchema = z.enum(['urgent', 'soon', 'advice']);
export type Degree = z.infer<typeof degreeSchema>;
