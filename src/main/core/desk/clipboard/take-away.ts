import type { ClipboardHand } from '../../ports/desktop.ts';
import type { Secret } from '../../ports/secret.ts';

/** How long a text stays that takes the place of a secret, so that a clipboard manager which looks twice a second, as Parcellite does, has seen it. */
export const replacementMs = 600;

/** Within this time a desktop or a clipboard manager puts back what was taken away. */
const comesBackMs = 250;

/** Takes a secret away if it is still there; it counts as cleared when a look a moment later does not find it. */
export async function takeAway(
  hand: ClipboardHand,
  secret: Secret,
  wait: (ms: number) => Promise<void>,
): Promise<'cleared' | 'not-ours' | 'put-back' | 'unseen'> {
  const isThere = await hand.holds(secret);
  if (isThere === false) return 'not-ours';
  for (const way of hand.ways) {
    await way();
    await wait(comesBackMs);
    const isBack = await hand.holds(secret);
    if (isBack !== true) return isBack === null ? 'unseen' : 'cleared';
  }
  return 'put-back';
}
