import type { OtherMaster } from '../contract/state/rotation.ts';
import { visibleText } from './text/visible-text.ts';

/** What a new token does not change, as a sentence for screens and terminals. */
export const rotationLimits =
  'Whoever copied ca.key or serviceaccount.key can go on signing credentials of their own: only new keys end that.';

/** The rows that a rotation leaves as mighty as they were. */
export function mastersWords(masters: readonly OtherMaster[]): string {
  const rows = masters.map(({ line, user }) => `${visibleText(user)} (line ${line})`).join(', ');
  return `The token file has other rows of the group system:masters, whose tokens stay as they are and open everything: ${rows}.`;
}
