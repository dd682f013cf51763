import type { JournalState } from './admin-state.ts';

/** What the last rotation made of this machine's token, closed by the engine or not; null for neither, or not known. */
export function tokenChange(journal: JournalState): 'rotated' | 'reverted' | null {
  if (journal.status === 'unfinished') return journal.inForce === 'new' ? 'rotated' : null;
  const result = journal.status === 'ended' ? journal.outcome.result : null;
  return result === 'rotated' || result === 'reverted' ? result : null;
}
