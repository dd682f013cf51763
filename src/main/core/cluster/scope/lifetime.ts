import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { Clock } from '../../ports/clock.ts';

/** The time from when a cluster is entered until it is left; what was begun in it ends with it. */
export class Lifetime {
  #ends: Set<() => void> | null = new Set();

  /** Whether the cluster was left. */
  get isOver(): boolean {
    return this.#ends === null;
  }

  /** Calls back once at the end, at once when it is over; the returned function takes that back. */
  onEnd(act: () => void): () => void {
    if (this.#ends === null) act();
    else this.#ends.add(act);
    return () => void this.#ends?.delete(act);
  }

  /** Calls back after this time, unless the cluster is left before or the returned function called. */
  after(clock: Clock, milliseconds: number, act: () => void): () => void {
    let forget: () => void = () => undefined;
    const cancel = clock.after(milliseconds, () => {
      forget();
      act();
    });
    forget = this.onEnd(cancel);
    return () => {
      forget();
      cancel();
    };
  }

  /** Waits for something that knows nothing of clusters; `cluster-changed` when this one was left meanwhile. */
  async during<Value>(task: Promise<Result<Value, AppError>>): Promise<Result<Value, AppError>> {
    const result = await task;
    return this.isOver ? fail({ code: 'cluster-changed' }) : result;
  }

  /** The same for something that cannot fail. */
  duringSure<Value>(task: Promise<Value>): Promise<Result<Value, AppError>> {
    return this.during(task.then((value): Result<Value, AppError> => ok(value)));
  }

  /** Ends it. */
  end(): void {
    const ends = this.#ends ?? new Set();
    this.#ends = null;
    for (const end of ends) end();
  }
}
