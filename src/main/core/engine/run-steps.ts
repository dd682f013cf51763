import type { AppError } from '../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../shared/contract/values/result.ts';
import type { RotationPhase, RotationStep } from '../../../shared/contract/state/rotation.ts';

/** What a step's parts answer. */
export type StepResult = Result<null, AppError>;

/** One step of a change that must not be half done. */
export interface Step {
  readonly name: RotationStep;
  do(): Promise<StepResult>;
  /** Whether it is done, told by looking and not by what `do` returned. */
  check(): Promise<StepResult>;
  /** Takes it back as far as it was done; can be repeated. Null where there is nothing to take back. */
  readonly undo: (() => Promise<StepResult>) | null;
}

/** Hears of each step; what `intend` returns `ok` for survives a power loss. */
export interface StepNotes {
  intend(phase: RotationPhase, step: RotationStep): Promise<StepResult>;
  done(phase: RotationPhase, step: RotationStep): void;
  failed(phase: RotationPhase, step: RotationStep, error: AppError): void;
  /** The failure that stands for what a step threw. */
  bug(error: unknown): AppError;
}

/** A change and its way back. */
export interface Steps {
  readonly forward: readonly Step[];
  /** What makes and proves the old state after the steps were taken back; each is done and checked. */
  readonly afterUndo: readonly Step[];
}

/** How it went; `undo-failed` means that a person is needed. */
export type StepsEnd =
  | { readonly status: 'done' }
  | { readonly status: 'undone'; readonly error: AppError }
  | { readonly status: 'undo-failed'; readonly error: AppError };

/** Does and checks each step, its intent noted first; after a failure takes the begun ones back in reverse. */
export async function runSteps(steps: Steps, notes: StepNotes): Promise<StepsEnd> {
  for (const [index, step] of steps.forward.entries()) {
    const done = await perform(step, 'do', notes);
    if (done.ok) continue;
    const undone = await undoSteps({ ...steps, forward: steps.forward.slice(0, index + 1) }, notes);
    return undone.ok
      ? { status: 'undone', error: done.error }
      : { status: 'undo-failed', error: undone.error };
  }
  return { status: 'done' };
}

/** Takes all steps back in reverse, then makes and proves the old state; stops at the first that fails. */
export async function undoSteps({ forward, afterUndo }: Steps, notes: StepNotes): Promise<StepResult> {
  for (const { name, undo } of forward.toReversed()) {
    if (undo === null) continue;
    const undone = await perform({ name, do: undo, check: () => Promise.resolve(ok(null)) }, 'undo', notes);
    if (!undone.ok) return undone;
  }
  for (const step of afterUndo) {
    const done = await perform(step, 'undo', notes);
    if (!done.ok) return done;
  }
  return ok(null);
}

async function perform(
  { name, ...step }: Pick<Step, 'name' | 'do' | 'check'>,
  phase: RotationPhase,
  notes: StepNotes,
): Promise<StepResult> {
  // A step that throws has left as much behind as one that fails.
  const attempt = async (part: () => Promise<StepResult>): Promise<StepResult> => {
    try {
      return await part();
    } catch (error) {
      return fail(notes.bug(error));
    }
  };
  const noted = await attempt(() => notes.intend(phase, name));
  // On the way back the old token comes first: a journal that cannot be written does not stop it.
  const begun = noted.ok || phase === 'undo' ? await attempt(() => step.do()) : noted;
  const result = begun.ok ? await attempt(() => step.check()) : begun;
  if (result.ok) notes.done(phase, name);
  else notes.failed(phase, name, result.error);
  return result;
}
