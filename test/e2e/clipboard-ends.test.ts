import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  runClipboardCase,
  whyNotHere,
  type ClipboardCase,
  type ClipboardRow,
} from '../field/clipboard-matrix.ts';

/** Each as it ends, and whether the token may still be there: then it must be told. */
const cases: readonly (ClipboardCase & { readonly stays: boolean })[] = [
  { desktop: 'X11', wlClipboard: 'none', hasWindow: true, end: 'SIGTERM', stays: false },
  {
    desktop: 'X11, a manager that puts back',
    wlClipboard: 'none',
    hasWindow: true,
    end: 'quit',
    stays: false,
  },
  { desktop: 'X11, CopyQ', wlClipboard: 'none', hasWindow: true, end: 'time', stays: false },
  { desktop: 'sway', wlClipboard: 'none', hasWindow: false, end: 'time', stays: true },
  { desktop: 'GNOME (mutter)', wlClipboard: 'none', hasWindow: true, end: 'clear now', stays: false },
  { desktop: 'GNOME (mutter)', wlClipboard: 'none', hasWindow: false, end: 'SIGTERM', stays: true },
  { desktop: 'GNOME (mutter)', wlClipboard: '2.1', hasWindow: false, end: 'time', stays: false },
  { desktop: 'GNOME (mutter)', wlClipboard: 'from 2.2', hasWindow: false, end: 'quit', stays: false },
  { desktop: 'GNOME (mutter)', wlClipboard: 'from 2.2', hasWindow: false, end: 'SIGKILL', stays: false },
];

describe.skipIf(existsSync('/var/snap/microk8s/current'))(
  'a token on the clipboard, as another program reads it',
  () => {
    it.for(cases)(
      'on $desktop, wl-clipboard $wlClipboard, window $hasWindow, after $end: stays $stays, and so it is said',
      async ({ stays, ...each }, { skip }) => {
        const why = await whyNotHere(each);
        skip(why !== null, why ?? '');
        const row = await runClipboardCase(each, [1, 10]);
        expect(row.thereAfter).toEqual(stays ? [1, 10] : []);
        expect(row.said).toBe(each.end === 'SIGKILL' ? 'nothing' : stays ? 'left' : 'cleared');
        expect(row.notices.some((title) => title.endsWith('look after the clipboard'))).toBe(stays);
        // Else CopyQ has not seen it, and nothing was tried.
        expect(row.isInHistory).toBe(each.desktop === 'X11, CopyQ');
        expectQuickEnd(row);
      },
    );
  },
);

/** What a person waits for at the end of Keyfob; the process itself takes a while too. */
function expectQuickEnd({ endMs }: ClipboardRow): void {
  if (endMs !== null) expect(endMs).toBeLessThan(1500);
}
