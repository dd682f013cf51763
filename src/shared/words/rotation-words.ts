import type { OtherMaster } from '../contract/state/rotation.ts';
import { rotationPhrases } from './en/rotation-phrases.ts';
import { visibleText } from './text/visible-text.ts';

/** The rows that a rotation leaves as mighty as they were. */
export function mastersWords(masters: readonly OtherMaster[]): string {
  const { masters: sayMasters, masterRow } = rotationPhrases();
  return sayMasters(masters.map(({ line, user }) => masterRow(visibleText(user), line)).join(', '));
}
