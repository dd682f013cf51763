import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import {
  mostNamedObjects,
  type AccountRun,
  type AccountStep,
  type AccountStepName,
} from '../../../../shared/contract/state/own-account-state.ts';
import { ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ClusterScope } from '../scope/cluster-scope.ts';

/** What a step tells of itself beside how it stands. */
export type StepFacts = Partial<Pick<AccountStep, 'note' | 'seconds'>> & {
  /** What it is about, by kind and name. */
  readonly objects?: readonly string[];
};

/** Shows step by step how far something done with an account is. */
export class AccountProgress {
  readonly #cluster: ClusterScope;
  readonly #clock: Clock;
  #run: AccountRun;

  constructor(
    { cluster, clock }: { readonly cluster: ClusterScope; readonly clock: Clock },
    { name, uid }: { readonly name: string; readonly uid: string },
    deed: AccountRun['deed'],
    steps: readonly AccountStepName[],
  ) {
    this.#cluster = cluster;
    this.#clock = clock;
    this.#run = {
      ...{ uid, name, deed, status: 'working', error: null, endedAt: null },
      startedAt: clock.now(),
      steps: steps.map((step) => ({
        ...{ name: step, status: 'waiting', total: 0, objects: [], note: null, seconds: null },
      })),
    };
    this.#publish();
  }

  /** Says what a step is or was about. */
  tell(name: AccountStepName, { objects, ...facts }: StepFacts): void {
    const named =
      objects === undefined ? {} : { total: objects.length, objects: objects.slice(0, mostNamedObjects) };
    this.#change(name, { ...facts, ...named });
  }

  /** Does a step, which succeeds or ends all of it. */
  async step(
    name: AccountStepName,
    task: () => Promise<Result<null, AppError>>,
  ): Promise<Result<null, AppError>> {
    this.#change(name, { status: 'doing' });
    const done = await task();
    this.#change(name, { status: done.ok ? 'done' : 'failed' });
    return done;
  }

  /** Ends it. */
  end(result: Result<null, AppError>): void {
    const { steps } = this.#run;
    this.#run = {
      ...this.#run,
      // A step under way now is one that threw.
      steps: steps.map((step) => (step.status === 'doing' ? { ...step, status: 'failed' } : step)),
      status: result.ok ? 'done' : 'failed',
      error: result.ok ? null : result.error,
      endedAt: this.#clock.now(),
    };
    this.#publish();
  }

  #change(name: AccountStepName, change: Partial<AccountStep>): void {
    const steps = this.#run.steps.map((step) => (step.name === name ? { ...step, ...change } : step));
    this.#run = { ...this.#run, steps };
    this.#publish();
  }

  #publish(): void {
    this.#cluster.change({ accountRun: this.#run });
  }
}

/** Does things one after the other until one fails. */
export async function inTurn(
  tasks: readonly (() => Promise<Result<null, AppError>>)[],
): Promise<Result<null, AppError>> {
  for (const task of tasks) {
    const done = await task();
    if (!done.ok) return done;
  }
  return ok(null);
}
