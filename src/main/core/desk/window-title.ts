import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { shortVerdict } from '../../../shared/words/verdict-words.ts';

/** The title of the window: the product, and how the open cluster stands. */
export function windowTitle({ demo, verdict }: Pick<Snapshot, 'demo' | 'verdict'>, now: number): string {
  const product = demo ? 'Keyfob demo' : 'Keyfob';
  const text = shortVerdict(verdict, now);
  return text === null ? product : `${product} – ${text}`;
}
