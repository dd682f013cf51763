import type { AppError } from '../../../shared/contract/errors/errors.ts';
import { ok } from '../../../shared/contract/values/result.ts';
import type {
  RotationJournal,
  RotationOutcome,
  RotationPhase,
  RotationRecord,
  RotationStep,
} from '../../../shared/contract/state/rotation.ts';
import type { OpenRotationState } from './engine-ports.ts';
import { addRecord, journalLine } from '../files/journal/journal.ts';
import type { RotationParts } from './rotation-parts.ts';
import type { StepNotes, StepResult } from './run-steps.ts';

/** What the recorder needs. */
export type RecorderParts = Pick<RotationParts, 'clock' | 'report' | 'noteBug'>;

/**
 * Writes what happens to the journal and reports it. A record of what is over waits for the next intent, so that
 * each step costs one sync.
 */
export class Recorder implements StepNotes {
  readonly #state: OpenRotationState;
  readonly #parts: RecorderParts;
  #journal: RotationJournal | null;
  #waiting: RotationRecord[] = [];

  constructor(state: OpenRotationState, parts: RecorderParts, journal: RotationJournal | null) {
    this.#state = state;
    this.#parts = parts;
    this.#journal = journal;
  }

  /** Whether a step was ever intended, now or before an interruption. */
  wasIntended(phase: RotationPhase, step: RotationStep): boolean {
    return this.#journal?.steps.some((each) => each.phase === phase && each.step === step) ?? false;
  }

  /** Starts the journal of a new rotation. */
  async begin(record: Extract<RotationRecord, { kind: 'begun' }>): Promise<StepResult> {
    const begun = await this.#state.beginJournal(journalLine(record));
    if (begun.ok) this.#journal = addRecord(null, record);
    return begun;
  }

  /** Adds records at once. */
  async add(...records: readonly RotationRecord[]): Promise<StepResult> {
    const lines = [...this.#waiting, ...records];
    this.#waiting = [];
    for (const record of records) this.#journal = addRecord(this.#journal, record);
    return this.#state.appendJournal(lines.map(journalLine).join(''));
  }

  intend(phase: RotationPhase, step: RotationStep): Promise<StepResult> {
    const at = this.#parts.clock.now();
    this.#parts.report({ kind: 'started', phase, step, at });
    return this.add({ kind: 'intended', phase, step, at });
  }

  done(phase: RotationPhase, step: RotationStep): void {
    this.#wait({ kind: 'done', phase, step, at: this.#parts.clock.now() });
  }

  failed(phase: RotationPhase, step: RotationStep, error: AppError): void {
    this.#wait({ kind: 'failed', phase, step, at: this.#parts.clock.now(), error });
  }

  bug(error: unknown): AppError {
    return this.#parts.noteBug(error);
  }

  /** Ends the run; a journal that cannot be written is found unfinished and settled by the next run. */
  async end(outcome: RotationOutcome): Promise<RotationOutcome> {
    await this.add({ kind: 'ended', outcome, at: this.#parts.clock.now() });
    return outcome;
  }

  #wait(record: Extract<RotationRecord, { kind: 'done' | 'failed' }>): void {
    this.#waiting.push(record);
    this.#journal = addRecord(this.#journal, record);
    this.#parts.report(record);
  }
}

/** The answer of a step part that has nothing to do. */
export const nothingToDo = (): Promise<StepResult> => Promise.resolve(ok(null));
