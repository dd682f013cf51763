import type { Windows } from '../../src/main/core/ports/desktop.ts';

/** A window that is open and has the focus, and whose dialogs are dismissed, but for what `parts` do otherwise. */
export function fakeWindows(parts: Partial<Windows> = {}): Windows {
  return {
    show: () => undefined,
    reload: () => undefined,
    isOpen: () => true,
    isFocused: () => true,
    isAsking: () => false,
    chooseFolder: () => Promise.resolve(null),
    chooseNewFile: () => Promise.resolve(null),
    confirm: () => Promise.resolve(false),
    choose: () => Promise.resolve(null),
    tell: () => Promise.resolve(),
    ...parts,
  };
}
