import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { RotationRun } from '../../../../shared/contract/state/admin-state.ts';
import type { RotationJournal, RotationProgress } from '../../../../shared/contract/state/rotation.ts';

type Step = RotationRun['steps'][number];

/** pkexec's own exit codes. */
const dismissed = 126;
const notAllowed = 127;

/** A run that has said nothing yet. */
export function newRun(
  begun: Pick<RotationRun, 'command' | 'status' | 'startedAt'> & Partial<Pick<RotationRun, 'line'>>,
): RotationRun {
  return {
    line: null,
    planned: [],
    service: null,
    warnings: [],
    steps: [],
    outcome: null,
    error: null,
    ...begun,
  };
}

/** The run after one more line of the engine. */
export function addProgress(run: RotationRun, line: RotationProgress): RotationRun {
  const running = { ...run, status: 'running' as const };
  switch (line.kind) {
    case 'plan':
      return { ...running, planned: line.steps, service: line.service };
    case 'warning':
      return { ...running, warnings: [...run.warnings, line.warning] };
    case 'started':
      return { ...running, steps: withStep(run.steps, { ...stepOf(line), status: 'intended' }) };
    case 'done':
    case 'failed':
      return { ...running, steps: withStep(run.steps, { ...stepOf(line), status: line.kind }) };
    case 'end':
      return { ...run, status: 'ended', outcome: line.outcome };
  }
}

/** The run as its journal tells it, for an engine that somebody else started. */
export function followJournal(run: RotationRun, { steps, outcome }: RotationJournal): RotationRun {
  return {
    ...run,
    status: outcome === null ? 'running' : 'ended',
    steps: steps.reduce<Step[]>(withStep, []),
    outcome,
  };
}

/** Why an engine that is over did not say how it ended; null when it did. `line` runs it by hand. */
export function whyNoOutcome(
  code: number | null,
  way: 'direct' | 'pkexec',
  { status, steps, outcome }: RotationRun,
  line: string,
): AppError | null {
  if (outcome !== null) return null;
  if (status === 'authorising' && way === 'pkexec') {
    if (code === dismissed) return { code: 'engine-dismissed' };
    if (code === notAllowed) return { code: 'engine-not-allowed' };
  }
  return steps.length === 0 ? { code: 'engine-not-started', command: line } : { code: 'engine-lost' };
}

function stepOf({ phase, step, at }: Omit<Step, 'status'>): Omit<Step, 'status'> {
  return { phase, step, at };
}

function withStep(steps: readonly Step[], step: Step): Step[] {
  const isOther = (each: Step) => each.phase !== step.phase || each.step !== step.step;
  return [...steps.filter(isOther), step];
}
