import type { AppError } from '../../../shared/contract/errors/errors.ts';
import { fail, type Result } from '../../../shared/contract/values/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { Keyring } from '../ports/desktop.ts';

/**
 * Waits for an answer that may hang on a person for `patienceMs`, then for `keyring-unanswered`.
 * `onLate` is called for one that comes later.
 */
export async function withPatience<Value>(
  answer: Promise<Result<Value, AppError>>,
  clock: Clock,
  patienceMs: number,
  onLate: () => void = () => undefined,
): Promise<Result<Value, AppError>> {
  let cancel: () => void = () => undefined;
  const late = new Promise<Result<Value, AppError>>((resolve) => {
    cancel = clock.after(patienceMs, () => {
      resolve(fail({ code: 'keyring-unanswered', seconds: patienceMs / 1000 }));
      void answer.then(onLate);
    });
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    cancel();
  }
}

/** A keyring whose entries are waited for no longer than that; opening it takes as long as a person needs. */
export function patientKeyring(
  keyring: Keyring,
  clock: Clock,
  patienceMs: number,
  onLate: () => void,
): Keyring {
  const wait = <Value>(answer: Promise<Result<Value, AppError>>) =>
    withPatience(answer, clock, patienceMs, onLate);
  return {
    check: () => keyring.check(),
    unlock: () => keyring.unlock(),
    store: (account, secret) => wait(keyring.store(account, secret)),
    load: (entry, presence) => wait(keyring.load(entry, presence)),
    delete: (entry, presence) => wait(keyring.delete(entry, presence)),
  };
}
