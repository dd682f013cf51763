import * as z from 'zod';
import { credentialSchema, credentialsStateSchema } from './credentials-state.ts';
import { lifetimeStateSchema } from './lifetime-state.ts';
import { safetyKindSchema } from './safety-state.ts';
import { degreeSchema, verdictSchema } from './verdict-state.ts';

/**
 * What `keyfob status --json` tells beside the rotation: the same as the window, each null where it was not looked (as
 * root). Its names and sentences are in English, whatever language the person speaks: scripts read them.
 */
export const surveySchema = z.strictObject({
  verdict: verdictSchema,
  /** The verdict in words; null without one. */
  verdictLine: z.string().nullable(),
  credentials: z
    .strictObject({
      /** As many as the window shows, the soonest to end first. */
      listed: z.array(credentialSchema.extend({ name: z.string(), state: lifetimeStateSchema })),
      /** How many there are in all. */
      total: z.int(),
      /** How many more there are, by state. */
      others: credentialsStateSchema.shape.others,
    })
    .nullable(),
  findings: z
    .array(
      z.strictObject({
        kind: safetyKindSchema,
        degree: degreeSchema,
        what: z.string(),
        why: z.string(),
        remedy: z.string(),
        /** What to run in a terminal; null where no command helps. */
        command: z.string().nullable(),
      }),
    )
    .nullable(),
});
export type Survey = z.infer<typeof surveySchema>;

/** What is told where nobody looked. */
export const noSurvey: Survey = { verdict: null, verdictLine: null, credentials: null, findings: null };
