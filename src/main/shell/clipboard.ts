import { clipboard } from 'electron';
import { fail, ok } from '../../shared/result.ts';
import type { Clipboard } from '../core/ports/clipboard.ts';
import type { WindowlessClipboard } from '../core/ports/windowless-clipboard.ts';
import type { Secret } from '../core/secret.ts';

/** What the clipboard of a Wayland session needs. */
export interface WaylandParts {
  readonly windowless: WindowlessClipboard;
  readonly isFocused: () => boolean;
}

/**
 * Electron's clipboard. Under Wayland (`wayland` not null) it can be set only from a focused window and does not tell when
 * it could not, and reading answers from Electron's own cache; so there secrets go the windowless way first, which also
 * clears them without a window, and without the focus nothing else is tried.
 */
export function createClipboard(wayland: WaylandParts | null): Clipboard {
  let held: Secret | null = null;
  let hasWindowlessFailed = false;
  const needsWindow = () => wayland !== null && !wayland.isFocused();

  /** With the focus it is not waited again for a way that has failed: there is the other one. */
  const putWindowless = async (secret: Secret): Promise<boolean> => {
    if (wayland === null || (hasWindowlessFailed && wayland.isFocused())) return false;
    const isPut = await wayland.windowless.put(secret);
    hasWindowlessFailed = !isPut;
    return isPut;
  };

  return {
    async put(secret) {
      if (await putWindowless(secret)) {
        held = null;
        return ok(null);
      }
      if (needsWindow()) return fail({ code: 'clipboard-needs-window' });
      const text = secret.reveal();
      held = secret;
      await clipboard.writeText(text);
      clearPrimary();
      if ((await clipboard.readText()) !== text) return fail({ code: 'clipboard-failed' });
      await wayland?.windowless.clear();
      return ok(null);
    },
    async clearIfOurs() {
      if (held === null) return (await wayland?.windowless.clear()) === true ? 'cleared' : 'not-ours';
      if (needsWindow()) return 'needs-window';
      const put = held;
      const isOurs = (await clipboard.readText()) === put.reveal();
      held = null;
      if (!isOurs) return 'not-ours';
      clipboard.clear();
      clearPrimary();
      return 'cleared';
    },
    async putText(text) {
      held = null;
      await wayland?.windowless.clear();
      await clipboard.writeText(text);
    },
  };
}

/** Electron before 40 has no `clipboard.selection`: there PRIMARY is named by an argument. */
function clearPrimary(): void {
  const selection = (clipboard as Partial<Pick<typeof clipboard, 'selection'>>).selection;
  if (selection === undefined) (clipboard.clear as (type: 'selection') => void)('selection');
  else selection.clear();
}
