import * as z from 'zod';
import { epochMs } from '../values/epoch-ms.ts';
import { rotationCommandSchema } from '../state/rotation.ts';
import { lookedSchema } from '../state/looked.ts';
import { acceptedSchema, nothing, reply } from './reply.ts';

/** One row of the token file, its token masked. */
export const tokenFileRowSchema = z.strictObject({
  /** 1-based line on which the row starts. */
  line: z.int(),
  user: z.string(),
  uid: z.string(),
  groups: z.array(z.string()),
  maskedToken: z.string(),
  /** Whether client.config holds this token. */
  isAdmin: z.boolean(),
  /** It is at least that old. */
  knownSince: epochMs,
});
export type ShownTokenFileRow = z.infer<typeof tokenFileRowSchema>;

/** A file beside client.config and the token file that holds the admin credential of now or of before. */
export const tokenCopySchema = z.strictObject({
  id: z.string(),
  file: z.string(),
  /** What it is: a file of the user, a backup that MicroK8s made, or the files of an older snap revision. */
  place: z.enum(['own-kubeconfig', 'backup', 'older-revision']),
  format: z.enum(['kubeconfig', 'token-file']),
  /** `certificate`: the client certificate with its key. */
  credential: z.enum(['token', 'certificate']),
  /**
   * `current`: that of now; `former`: a token that a rotation replaced, or a certificate for this address of a CA that the
   * cluster does not have; `other`: another certificate by which this cluster knows an administrator.
   */
  holds: z.enum(['current', 'former', 'other']),
  /** Epoch milliseconds; null of a token. */
  expiresAt: epochMs.nullable(),
  /**
   * Whether Keyfob may exchange its token: only in a kubeconfig that is this user's own. `kept-for-revert`: the files of
   * another revision, which the cluster would run on after `snap revert`; `set-aside`: what Keyfob kept of a kubeconfig
   * whose token it exchanged; `yours-unused`: a file of the user that no program reads; `refers`: a kubeconfig whose token lies
   * in another file.
   */
  change: z.enum([
    ...['possible', 'not-yours', 'not-in-use', 'kept-for-revert', 'several-names'],
    ...['set-aside', 'yours-unused', 'not-a-token', 'refers'],
  ] as const),
});
export type TokenCopy = z.infer<typeof tokenCopySchema>;

/** Requests about what client.config and the token file hold. */
export const adminRequests = {
  /** A page of the token file's rows. */
  'admin:token-file': {
    act: false,
    input: z.strictObject({ offset: z.int().min(0), limit: z.int().min(1).max(200) }),
    output: reply(
      z.strictObject({
        file: z.string(),
        changedAt: epochMs,
        total: z.int(),
        rows: z.array(tokenFileRowSchema),
      }),
    ),
  },
  /** Where else the admin credential lies. */
  'admin:copies': {
    act: false,
    input: nothing,
    output: reply(z.strictObject({ copies: z.array(tokenCopySchema), ...lookedSchema.shape })),
  },
  /** Puts one of the commands that the screen shows on the clipboard. */
  'admin:copy-command': {
    act: true,
    input: z.strictObject({ command: z.enum(['new-authority', 'rotation', 'rotate-node', 'resume']) }),
    output: acceptedSchema,
  },
  /** Puts the admin token of now on the clipboard, for another node of the cluster. */
  'admin:copy-token': { act: true, input: nothing, output: acceptedSchema },
  /** Exchanges the former admin token in one of the user's own kubeconfigs, after a backup. */
  'admin:update-copy': {
    act: true,
    input: z.strictObject({ id: z.string().min(1).max(64) }),
    output: reply(z.strictObject({ backup: z.string() })),
  },
  /** Tells how the engine would be started. */
  'rotation:prepare': { act: false, input: nothing, output: acceptedSchema },
  /** Starts the engine; its steps come out as snapshots. */
  'rotation:start': {
    act: true,
    input: z.strictObject({ command: rotationCommandSchema }),
    output: acceptedSchema,
  },
  /** Puts the proof of the last rotation on the clipboard; no secret is in it. */
  'rotation:copy-proof': { act: true, input: nothing, output: acceptedSchema },
  /** Writes the proof of the last rotation to a file that the user chooses; null when no file was chosen. */
  'rotation:save-proof': {
    act: true,
    input: nothing,
    output: reply(z.strictObject({ file: z.string().nullable() })),
  },
  /** Takes a run that is over, or that nobody began, off the screen. */
  'rotation:dismiss': { act: false, input: nothing, output: acceptedSchema },
} as const;
