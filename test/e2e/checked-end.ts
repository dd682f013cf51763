import { expect } from 'vitest';
import { runClipboardCase, whyNotHere, type ClipboardCase } from '../field/clipboard-matrix.ts';

/** One copy and its end, and whether the token may still be there: then it must be told. */
export interface ExpectedEnd extends ClipboardCase {
  readonly stays: boolean;
}

export const onX = { desktop: 'X11', wlClipboard: 'none', hasWindow: true } as const;
export const onSway = { desktop: 'sway', manager: null, hasWindow: false } as const;
export const onGnome = { desktop: 'GNOME (mutter)', manager: null, hasWindow: false } as const;

/** What a test of an end is called. */
export const endTitle =
  'on $desktop with $manager, wl-clipboard $wlClipboard, window $hasWindow, after $end: stays $stays, and so it is said';

/** Lets a token on the clipboard come to its end, and holds it to what is expected. */
export async function checkEnd(
  { stays, ...each }: ExpectedEnd,
  skip: (condition: boolean, why: string) => void,
): Promise<void> {
  const why = await whyNotHere(each);
  skip(why !== null, why ?? '');
  const row = await runClipboardCase(each, [1, 10]);
  expect(row.thereAfter).toEqual(stays ? [1, 10] : []);
  expect(row.said).toBe(each.end === 'SIGKILL' ? 'nothing' : stays ? 'left' : 'cleared');
  expect(row.notices.some((title) => title.endsWith('check the clipboard'))).toBe(stays);
  // A manager keeps it unless it was asked not to, and then it has seen it.
  expect(row.isInHistory).toBe(each.manager !== null && !row.isMarked);
}
