import * as z from 'zod';
import { authenticationModeSchema } from './authentication-mode.ts';
import { certificateRowSchema, unreadCertificateSchema } from './certificates-state.ts';
import { epochMs } from '../values/epoch-ms.ts';
import { lifetimeStateSchema } from './lifetime-state.ts';
import { rotationJournalSchema } from './rotation.ts';
import { surveySchema } from './survey.ts';

/** What `keyfob status --json` prints; times are epoch milliseconds. */
export const statusSchema = z.strictObject({
  snapData: z.string(),
  mode: authenticationModeSchema,
  /** The static tokens are at least that old; null without a token file. */
  tokenFileChangedAt: epochMs.nullable(),
  /** The journal of a rotation that has still to be settled; null without one. */
  unfinished: rotationJournalSchema.nullable(),
  /** The token that works, where the files and the API server agree about it: such a one is settled; null where they do not, and without one. */
  inForce: z.enum(['old', 'new']).nullable(),
  /** When the backup of the last rotation is due to be removed; null without a backup. */
  forgetAt: epochMs.nullable(),
  /** Every certificate that was seen and how its lifetime stands, the soonest to end first. */
  certificates: z.array(
    certificateRowSchema
      .pick({ id: true, name: true, role: true, standing: true, notBefore: true, notAfter: true })
      .extend({ state: lifetimeStateSchema }),
  ),
  /** The files of certificates and keys that could not be read or used. */
  unread: z.array(unreadCertificateSchema),
  ...surveySchema.shape,
});
export type Status = z.infer<typeof statusSchema>;
