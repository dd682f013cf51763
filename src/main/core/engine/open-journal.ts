import type { AppError } from '../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../shared/contract/values/result.ts';
import type { RotationJournal } from '../../../shared/contract/state/rotation.ts';
import type { OpenRotationState } from './engine-ports.ts';
import { readJournal } from '../files/journal/journal.ts';

/** The journal of a state folder. */
export async function openJournal(
  state: OpenRotationState,
): Promise<Result<RotationJournal | null, AppError>> {
  const text = await state.readJournal();
  if (!text.ok) return text;
  const journal = readJournal(text.value);
  return journal.ok
    ? ok(journal.value)
    : fail({ code: 'rotation-journal-unreadable', file: state.paths.journal });
}

/** Takes a last line away that the power cut off, so that what is added stands on lines of its own. */
export async function mendJournal(state: OpenRotationState): Promise<Result<null, AppError>> {
  const text = await state.readJournal();
  if (!text.ok) return text;
  const whole = text.value.slice(0, text.value.lastIndexOf('\n') + 1);
  return whole === text.value ? ok(null) : state.beginJournal(whole);
}
