import * as z from 'zod';
import { epochMs } from '../values/epoch-ms.ts';
import { appErrorSchema } from '../errors/errors.ts';

/** The steps of a rotation and of its undoing, by what they do or prove. */
export const rotationStepSchema = z.enum([
  'preflight',
  'new-token',
  /** An interrupted rotation that settled by itself is brought to its end. */
  'close-earlier',
  'backup',
  'token-file',
  'client-config',
  'restart',
  'new-accepted',
  'old-refused',
  'old-accepted',
  'clean-up',
]);
export type RotationStep = z.infer<typeof rotationStepSchema>;

/** `do`: towards the new token; `undo`: back to the old one. */
export const rotationPhaseSchema = z.enum(['do', 'undo']);
export type RotationPhase = z.infer<typeof rotationPhaseSchema>;

/** What the engine was asked for: `resume` settles an unfinished rotation, `forget` removes the backup. */
export const rotationCommandSchema = z.enum(['rotate', 'resume', 'undo', 'forget']);
export type RotationCommand = z.infer<typeof rotationCommandSchema>;

/**
 * What another API server of the cluster says to the old token; `unknown` when it could not be asked, `away` when the
 * cluster knows the node and announces no API server there, so that nothing was sent to it.
 */
export const otherServerSchema = z.strictObject({
  /** `https://host:port`. */
  server: z.string(),
  oldToken: z.enum(['accepted', 'refused', 'unknown', 'away']),
});
export type OtherServer = z.infer<typeof otherServerSchema>;

/** A row of the token file beside the admin's that is of the group system:masters: a rotation leaves it as it is; its first line is 1-based. */
export const otherMasterSchema = z.strictObject({ line: z.int(), user: z.string() });
export type OtherMaster = z.infer<typeof otherMasterSchema>;

/** How a run of the engine ended. */
export const rotationOutcomeSchema = z.discriminatedUnion('result', [
  /** The new token works, the old one is refused; until `forgetAt` (epoch milliseconds) the backup is kept for an undo. */
  z.strictObject({
    result: z.literal('rotated'),
    forgetAt: epochMs,
    /** Null when they could not be looked for. */
    others: z.array(otherServerSchema).nullable(),
    masters: z.array(otherMasterSchema).default([]),
  }),
  /** It failed on its way for the reason told; the old token works again. */
  z.strictObject({ result: z.literal('undone'), error: appErrorSchema }),
  /** A rotation was undone because it was asked for: the old token works again. */
  z.strictObject({ result: z.literal('reverted') }),
  /** An unfinished rotation had nothing left to do: this token works; `other` is one that somebody else put there. */
  z.strictObject({ result: z.literal('settled'), works: z.enum(['old', 'new', 'other']) }),
  z.strictObject({ result: z.literal('forgotten') }),
  /** There was nothing to resume, undo or forget. */
  z.strictObject({ result: z.literal('nothing') }),
  /** The person said no before anything was touched. */
  z.strictObject({ result: z.literal('cancelled') }),
  /** Nothing was touched. */
  z.strictObject({ result: z.literal('refused'), error: appErrorSchema }),
  /**
   * Neither token could be proven: the error names the backup and the command, the cause says what stood in the way of
   * the last step; null where an earlier version told none.
   */
  z.strictObject({
    result: z.literal('stuck'),
    error: appErrorSchema,
    cause: appErrorSchema.nullable().default(null),
  }),
]);
export type RotationOutcome = z.infer<typeof rotationOutcomeSchema>;

/** The exit codes of `keyfob rotate` and `keyfob status`; pkexec adds 126 (dismissed) and 127 (not allowed). */
export const rotationExitCodes = {
  done: 0,
  bug: 1,
  usage: 2,
  refused: 3,
  undone: 4,
  stuck: 5,
  busy: 6,
} as const;

/** The exit code that says how a run ended. */
export function rotationExitCode(outcome: RotationOutcome): number {
  switch (outcome.result) {
    case 'refused':
      return outcome.error.code === 'rotation-busy' ? rotationExitCodes.busy : rotationExitCodes.refused;
    case 'cancelled':
      return rotationExitCodes.refused;
    case 'undone':
      return rotationExitCodes.undone;
    case 'stuck':
      return rotationExitCodes.stuck;
    case 'rotated':
    case 'reverted':
    case 'settled':
    case 'forgotten':
    case 'nothing':
      return rotationExitCodes.done;
  }
}

/** What does not stop a rotation but must be said. */
export const rotationWarningSchema = z.discriminatedUnion('code', [
  /** MicroK8s' own scripts find the admin row by the text "admin", and this host's name holds it. */
  z.strictObject({ code: z.literal('hostname-admin'), hostname: z.string() }),
  /** Other control plane nodes: each has a token file of its own and must be given the same token. */
  z.strictObject({ code: z.literal('other-nodes'), servers: z.array(z.string()) }),
  /** Rows whose tokens go on opening everything. */
  z.strictObject({ code: z.literal('other-masters'), masters: z.array(otherMasterSchema) }),
  /** Whether there are such nodes could not be found out. */
  z.strictObject({ code: z.literal('other-nodes-unseen') }),
]);
export type RotationWarning = z.infer<typeof rotationWarningSchema>;

/** `at` in epoch milliseconds. */
const stepShape = { phase: rotationPhaseSchema, step: rotationStepSchema, at: epochMs };
const stepEnds = [
  z.strictObject({ kind: z.literal('done'), ...stepShape }),
  z.strictObject({ kind: z.literal('failed'), ...stepShape, error: appErrorSchema }),
] as const;

/** One line of the engine's stdout with `--json`, times in epoch milliseconds; none holds a secret. */
export const rotationProgressSchema = z.discriminatedUnion('kind', [
  /** What will be done, after the preflight allowed it. */
  z.strictObject({
    kind: z.literal('plan'),
    command: rotationCommandSchema,
    server: z.string(),
    tokenFile: z.string(),
    /** Null in mixed mode, where client.config holds no token. */
    clientConfig: z.string().nullable(),
    /** The service that restarts. */
    service: z.string(),
    steps: z.array(rotationStepSchema),
  }),
  z.strictObject({ kind: z.literal('warning'), warning: rotationWarningSchema }),
  z.strictObject({ kind: z.literal('started'), ...stepShape }),
  ...stepEnds,
  z.strictObject({ kind: z.literal('end'), outcome: rotationOutcomeSchema, at: epochMs }),
]);
export type RotationProgress = z.infer<typeof rotationProgressSchema>;

/** The process that runs or ran a rotation, told apart from a later one with the same number. */
export const rotationEngineSchema = z.strictObject({
  pid: z.int(),
  /** `/proc/sys/kernel/random/boot_id`. */
  bootId: z.string(),
  /** Field 22 of `/proc/PID/stat`: clock ticks from boot to the process's start. */
  startTicks: z.string(),
});
export type RotationEngine = z.infer<typeof rotationEngineSchema>;

/** One line of the journal, which anyone may read, times in epoch milliseconds; none holds a secret. */
export const rotationRecordSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('begun'),
    version: z.literal(1),
    rotation: z.string(),
    snapData: z.string(),
    tokenFile: z.string(),
    /** Null in mixed mode, where client.config holds no token. */
    clientConfig: z.string().nullable(),
    engine: rotationEngineSchema,
    at: epochMs,
  }),
  /** Another run of the engine took the rotation up. */
  z.strictObject({
    kind: z.literal('taken-up'),
    command: rotationCommandSchema,
    engine: rotationEngineSchema,
    at: epochMs,
  }),
  z.strictObject({ kind: z.literal('intended'), ...stepShape }),
  ...stepEnds,
  z.strictObject({ kind: z.literal('ended'), outcome: rotationOutcomeSchema, at: epochMs }),
  z.strictObject({ kind: z.literal('forgotten'), at: epochMs }),
]);
export type RotationRecord = z.infer<typeof rotationRecordSchema>;

/** One step as the journal has it; `at` in epoch milliseconds. */
export const journalStepSchema = z.strictObject({
  phase: rotationPhaseSchema,
  step: rotationStepSchema,
  status: z.enum(['intended', 'done', 'failed']),
  at: epochMs,
});

/** What the journal of the last rotation says, all records taken together; times are epoch milliseconds. */
export const rotationJournalSchema = z.strictObject({
  rotation: z.string(),
  snapData: z.string(),
  tokenFile: z.string(),
  /** Null in mixed mode, where client.config holds no token. */
  clientConfig: z.string().nullable(),
  startedAt: epochMs,
  /** The last process that worked on it. */
  engine: rotationEngineSchema,
  /** The direction of the last step that was intended. */
  phase: rotationPhaseSchema,
  steps: z.array(journalStepSchema),
  /** Null while it is unfinished; `stuck` counts as unfinished too: see `isUnfinished`. */
  outcome: rotationOutcomeSchema.nullable(),
  /** When the outcome was reached; null while there is none. */
  endedAt: epochMs.nullable(),
  /** True once the backup was removed. */
  forgotten: z.boolean(),
});
export type RotationJournal = z.infer<typeof rotationJournalSchema>;

/** Whether a rotation has still to be settled: it never ended, or it ended stuck. */
export function isUnfinished({ outcome }: RotationJournal): boolean {
  return outcome === null || outcome.result === 'stuck';
}
