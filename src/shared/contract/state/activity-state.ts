import * as z from 'zod';
import { epochMs } from '../values/epoch-ms.ts';

/** What Keyfob did. */
export const activityEventSchema = z.enum([
  'token-minted',
  'token-copied',
  'token-renewed',
  'token-revoked',
  'token-forgotten',
  'clipboard-cleared',
  'clipboard-left',
  'access-set-up',
  'account-made',
  'account-rights-changed',
  'account-rights-taken',
  'account-removed',
  'token-copied-in-line',
  'kubeconfig-exported',
  'legacy-token-deleted',
  'static-token-rotated',
  'static-token-restored',
  'admin-token-copied',
  'kubeconfig-updated',
  'renewal-stopped',
  'file-set-aside',
  'dashboard-session-begun',
  'dashboard-session-ended',
]);
export type ActivityEvent = z.infer<typeof activityEventSchema>;

/** How long the texts of an entry may be: the file must not grow by what a server names its tokens. */
export const activityLengths = { cluster: 300, subject: 600, jti: 100 } as const;

/** One line of the activity list; it names tokens by their JWT ID and never holds one. */
export const activityEntrySchema = z.strictObject({
  /** Epoch milliseconds. */
  at: epochMs,
  event: activityEventSchema,
  /** The open cluster's name; null without one. */
  cluster: z.string().max(activityLengths.cluster).nullable(),
  /** Whose or which credential it was, such as `namespace/account`; null where it was nobody's. */
  subject: z.string().max(activityLengths.subject).nullable(),
  /** The token's JWT ID, which the API server's audit log names too; null where no token is meant, or it has none. */
  jti: z.string().max(activityLengths.jti).nullable(),
});
export type ActivityEntry = z.infer<typeof activityEntrySchema>;

/** An entry as the list shows it. */
export const activityRowSchema = activityEntrySchema.extend({ id: z.string() });
export type ActivityRow = z.infer<typeof activityRowSchema>;
