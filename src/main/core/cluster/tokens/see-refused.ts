import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { refusedWithinMs } from '../../../../shared/contract/values/refused-within.ts';
import type { Result } from '../../../../shared/contract/values/result.ts';
import type { Lifetime } from '../scope/lifetime.ts';
import type { Clock } from '../../ports/clock.ts';

const pauseMs = 500;

/** Asks until a token is refused; false when it was not seen to be, in half a minute or before its cluster was left. */
export async function seeRefused(
  accepts: () => Promise<Result<boolean, AppError>>,
  lifetime: Lifetime,
  clock: Clock,
): Promise<boolean> {
  const time = { isUp: false };
  // A timer: a clock that is set in the meantime must not make the watch longer.
  const cancel = clock.after(refusedWithinMs, () => (time.isUp = true));
  try {
    while (!time.isUp && !lifetime.isOver) {
      const accepted = await accepts();
      if (accepted.ok && !accepted.value) return true;
      await new Promise<void>((resolve) => void clock.after(pauseMs, resolve));
    }
    return false;
  } finally {
    cancel();
  }
}
