import electron, { clipboard } from 'electron';
import { fail, ok } from '../../shared/contract/values/result.ts';
import { copyNoticePhrases } from '../../shared/words/en/copy-notice-phrases.ts';
import { replacementMs, takeAway } from '../core/desk/clipboard/take-away.ts';
import type { Clipboard, ClipboardHand, Removal, WindowlessClipboard } from '../core/ports/desktop.ts';
import type { Secret } from '../core/ports/secret.ts';
import { secretTypes } from './secret-types.ts';

/** What the clipboard of a Wayland session needs. */
export interface WaylandParts {
  readonly windowless: WindowlessClipboard;
  readonly isFocused: () => boolean;
}

/**
 * Electron's clipboard. Under Wayland (`wayland` not null) it can be set only from a focused window and does not tell when
 * it could not, and without the focus reading answers from Electron's own cache; so there secrets go the windowless way
 * first, which also takes them away without a window, and where something puts them back in spite of the focus.
 */
export function createClipboard(wayland: WaylandParts | null): Clipboard {
  let held: Secret | null = null;
  let isWindowless = false;
  let hasWindowlessFailed = false;
  const hasFocus = () => wayland === null || wayland.isFocused();

  /** With the focus it is not waited again for a way that has failed: there is the other one. */
  const putWindowless = async (secret: Secret): Promise<boolean> => {
    if (wayland === null || (hasWindowlessFailed && wayland.isFocused())) return false;
    const isPut = await wayland.windowless.put(secret);
    hasWindowlessFailed = !isPut;
    return isPut;
  };

  const clearWindowless = async () => {
    if (isWindowless) await wayland?.windowless.clear();
    isWindowless = false;
  };

  const remove = async (secret: Secret): Promise<Removal> => {
    if (wayland !== null && (isWindowless || !hasFocus())) {
      const removal = await takeAway(wayland.windowless, secret, wait);
      if (removal !== 'unseen') return removal;
      if (!hasFocus()) return 'needs-window';
    }
    const removal = await takeAway(wayland === null ? xHand : focusedHand, secret, wait);
    if (removal !== 'put-back' || wayland === null) return removal;
    const otherwise = await takeAway(wayland.windowless, secret, wait);
    if (otherwise === 'unseen') return removal;
    return otherwise === 'not-ours' ? 'cleared' : otherwise;
  };

  return {
    async put(secret) {
      if (await putWindowless(secret)) {
        held = secret;
        isWindowless = true;
        return ok({ clearsAlone: true });
      }
      if (!hasFocus()) return fail({ code: 'clipboard-needs-window' });
      await clearWindowless();
      held = secret;
      await write(secret);
      clearPrimary();
      if ((await clipboard.readText()) !== secret.reveal()) return fail({ code: 'clipboard-failed' });
      return ok({ clearsAlone: wayland === null || (await wayland.windowless.canTakeAway()) });
    },
    async clearIfOurs() {
      if (held === null) return 'not-ours';
      const secret = held;
      const removal = await remove(secret);
      // On X11 it is looked for once more later, which under Wayland could take the focus from another window.
      if (removal === 'not-ours' || (removal === 'cleared' && wayland !== null)) held = null;
      return removal;
    },
    async putText(text) {
      held = null;
      await clearWindowless();
      await clipboard.writeText(text);
    },
  };
}

const holds = async (secret: Secret) => (await clipboard.readText()) === secret.reveal();

async function replaceAndClear(): Promise<void> {
  const { replacement } = copyNoticePhrases();
  await replaceBy(replacement);
  await wait(replacementMs);
  if ((await clipboard.readText()) !== replacement) return;
  clipboard.clear();
  clearPrimary();
}

const xHand: ClipboardHand = {
  holds,
  ways: [replaceAndClear, () => replaceBy(copyNoticePhrases().replacement)],
};

/**
 * A look shows what is there only after Electron has cleared: to its own text it answers from its cache, also when the
 * compositor has refused it because a clipboard manager had put the secret back with a newer serial.
 */
const focusedHand: ClipboardHand = { holds, ways: [replaceAndClear] };

/** Another text and not an empty one, which Chromium takes for nothing to do. */
async function replaceBy(text: string): Promise<void> {
  await clipboard.writeText(text);
  clearPrimary();
}

/** Electron from 44 on can mark a text as a secret for clipboard managers. */
async function write(secret: Secret): Promise<void> {
  const { ClipboardItem } = electron as Partial<Pick<typeof electron, 'ClipboardItem'>>;
  if (ClipboardItem === undefined) await clipboard.writeText(secret.reveal());
  else await clipboard.write([new ClipboardItem(secretTypes(secret.reveal()))]);
}

/** Electron before 44 has no `clipboard.selection`: there PRIMARY is named by an argument. */
function clearPrimary(): void {
  const selection = (clipboard as Partial<Pick<typeof clipboard, 'selection'>>).selection;
  if (selection === undefined) (clipboard.clear as (type: 'selection') => void)('selection');
  else selection.clear();
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
