import * as z from 'zod';
import { epochMs } from '../values/epoch-ms.ts';
import { appErrorSchema } from '../errors/errors.ts';
import {
  journalStepSchema,
  rotationCommandSchema,
  rotationOutcomeSchema,
  rotationStepSchema,
  rotationWarningSchema,
} from './rotation.ts';

/** How this window can start the engine: as it is, through the desktop's authorisation (polkit), or by a line that the person runs. */
export const rotationWaySchema = z.enum(['direct', 'pkexec', 'by-hand']);
export type RotationWay = z.infer<typeof rotationWaySchema>;

/** A run of the engine that this window started or follows; times are epoch milliseconds. */
export const rotationRunSchema = z.strictObject({
  command: rotationCommandSchema,
  /** `authorising`: the desktop asks for a password; `by-hand`: the line is shown, and nobody ran it yet. */
  status: z.enum(['authorising', 'by-hand', 'running', 'ended']),
  /** The line to run in a terminal, for a run by hand; null for another. */
  line: z.string().nullable(),
  startedAt: epochMs,
  /** What will be done, once the engine said it. */
  planned: z.array(rotationStepSchema),
  /** The service that restarts; null until the engine said it. */
  service: z.string().nullable(),
  warnings: z.array(rotationWarningSchema),
  /** The newest state of each step. */
  steps: z.array(journalStepSchema),
  /** How it ended; null while it runs, and where its end is not known. */
  outcome: rotationOutcomeSchema.nullable(),
  /** Why the engine did not start, or why its end is not known; null for neither. */
  error: appErrorSchema.nullable(),
});
export type RotationRun = z.infer<typeof rotationRunSchema>;

/** What the journal of the cluster's last rotation says, and what a look at files and API server adds; times are epoch milliseconds. */
export const journalStateSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('unknown') }),
  /** This machine never rotated the cluster's token. */
  z.strictObject({ status: z.literal('none') }),
  z.strictObject({ status: z.literal('unreadable'), error: appErrorSchema }),
  z.strictObject({
    status: z.literal('unfinished'),
    rotation: z.string(),
    startedAt: epochMs,
    steps: z.array(journalStepSchema),
    /** Whether token file and client.config hold the same admin token. */
    files: z.enum(['agree', 'differ', 'unknown']),
    /** What the API server says to that token. */
    server: z.enum(['accepts', 'refuses', 'unknown']),
    /** The token that works, where files and server agree: it is settled then; null: a person must say Finish or Undo. */
    inForce: z.enum(['old', 'new']).nullable(),
    /** Whether an earlier start has told of it already. */
    isAcknowledged: z.boolean(),
    /** What stood in its way, where it ended stuck; null where it did not, or does not say. */
    cause: appErrorSchema.nullable(),
    /** The line that closes the journal of a settled one. */
    resumeLine: z.string(),
  }),
  z.strictObject({
    status: z.literal('ended'),
    startedAt: epochMs,
    endedAt: epochMs,
    outcome: rotationOutcomeSchema,
    /** Until when the backup is kept for an undo; null once it is gone. */
    undoUntil: epochMs.nullable(),
    /** The line that removes the backup before that. */
    forgetLine: z.string(),
  }),
]);
export type JournalState = z.infer<typeof journalStateSchema>;

/** Everything about rotating the static admin token. */
export const rotationStateSchema = z.strictObject({
  /** Null before that was looked at. */
  way: rotationWaySchema.nullable(),
  /** The last run since the cluster was entered; null without one. */
  run: rotationRunSchema.nullable(),
  journal: journalStateSchema,
});
export type RotationState = z.infer<typeof rotationStateSchema>;

/** The state of a window that has not looked yet. */
export const firstRotationState: RotationState = { way: null, run: null, journal: { status: 'unknown' } };
