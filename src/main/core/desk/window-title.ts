import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { windowPhrases } from '../../../shared/words/en/window-phrases.ts';
import { shortVerdict } from '../../../shared/words/verdict-words.ts';
import { productOf } from '../../../shared/contract/values/product.ts';

/** The title of the window: the product, and how the open cluster stands. */
export function windowTitle({ demo, verdict }: Pick<Snapshot, 'demo' | 'verdict'>, now: number): string {
  const product = productOf({ demo });
  const text = shortVerdict(verdict, now);
  return text === null ? product : windowPhrases().title(product, text);
}
