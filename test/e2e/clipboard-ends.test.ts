import { describe, expect, it } from 'vitest';
import {
  runClipboardCase,
  whyNotHere,
  type ClipboardCase,
  type ClipboardRow,
} from '../field/clipboard-matrix.ts';

const onX = { desktop: 'X11', wlClipboard: 'none', hasWindow: true } as const;
const onSway = { desktop: 'sway', manager: null, hasWindow: false } as const;
const onGnome = { desktop: 'GNOME (mutter)', manager: null, hasWindow: false } as const;

/** Each as it ends, and whether the token may still be there: then it must be told. */
const cases: readonly (ClipboardCase & { readonly stays: boolean })[] = [
  { ...onX, manager: null, end: 'SIGTERM', stays: false },
  { ...onX, manager: 'Klipper', end: 'quit', stays: false },
  { ...onX, manager: 'CopyQ', end: 'time', stays: false },
  { ...onSway, wlClipboard: 'none', end: 'time', stays: true },
  { ...onSway, manager: 'Klipper', wlClipboard: 'none', hasWindow: true, end: 'time', stays: true },
  { ...onSway, manager: 'Klipper', wlClipboard: '2.1', hasWindow: true, end: 'time', stays: false },
  { ...onSway, manager: 'Klipper', wlClipboard: 'from 2.2', end: 'time', stays: false },
  { ...onGnome, wlClipboard: 'none', hasWindow: true, end: 'clear now', stays: false },
  { ...onGnome, wlClipboard: 'none', end: 'SIGTERM', stays: true },
  { ...onGnome, wlClipboard: '2.1', end: 'time', stays: false },
  { ...onGnome, wlClipboard: 'from 2.2', end: 'quit', stays: false },
  { ...onGnome, wlClipboard: 'from 2.2', end: 'SIGKILL', stays: false },
];

describe('a token on the clipboard, as another program reads it', () => {
  it.for(cases)(
    'on $desktop with $manager, wl-clipboard $wlClipboard, window $hasWindow, after $end: stays $stays, and so it is said',
    async ({ stays, ...each }, { skip }) => {
      const why = await whyNotHere(each);
      skip(why !== null, why ?? '');
      const row = await runClipboardCase(each, [1, 10]);
      expect(row.thereAfter).toEqual(stays ? [1, 10] : []);
      expect(row.said).toBe(each.end === 'SIGKILL' ? 'nothing' : stays ? 'left' : 'cleared');
      expect(row.notices.some((title) => title.endsWith('check the clipboard'))).toBe(stays);
      // A manager keeps it unless it was asked not to, and then it has seen it.
      expect(row.isInHistory).toBe(each.manager !== null && !row.isMarked);
      expectQuickEnd(row);
    },
  );
});

/** What a person waits for at the end of Keyfob; the process itself takes a while too. */
function expectQuickEnd({ endMs }: ClipboardRow): void {
  if (endMs !== null) expect(endMs).toBeLessThan(1500);
}
