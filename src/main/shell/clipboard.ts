import { clipboard } from 'electron';
import { fail, ok } from '../../shared/result.ts';
import type { Clipboard } from '../core/ports/clipboard.ts';
import type { Secret } from '../core/secret.ts';

/**
 * Electron's clipboard. Under Wayland it can be set only from a focused window and does not tell when it could not, and
 * reading answers from Electron's own cache; so there nothing is tried without the focus.
 */
export function createClipboard(isWayland: boolean, isFocused: () => boolean): Clipboard {
  let held: Secret | null = null;
  const needsWindow = () => isWayland && !isFocused();
  return {
    async put(secret) {
      if (needsWindow()) return fail({ code: 'clipboard-needs-window' });
      const text = secret.reveal();
      await clipboard.writeText(text);
      clearPrimary();
      if ((await clipboard.readText()) !== text) return fail({ code: 'clipboard-failed' });
      held = secret;
      return ok(null);
    },
    async clearIfOurs() {
      if (held === null) return 'not-ours';
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
