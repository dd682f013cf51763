import { hasWarnings } from '../../../../shared/contract/state/warnings.ts';
import { trayPhrases } from '../../../../shared/words/en/tray-phrases.ts';
import type { NoticeBoard } from '../notices/notice-board.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Windows } from '../../ports/desktop.ts';
import type { Store } from '../state/store.ts';

/** What keeping Keyfob within reach needs. */
export interface TrayPresenceParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly windows: Windows;
  readonly notices: NoticeBoard;
  /** Ends the app. */
  readonly endApp: () => void;
}

/** A tray host comes after the programs that start at login, and leaves for seconds when a panel is loaded anew. */
const patienceMs = 30_000;

/** Keeps a person able to find Keyfob on a desktop whose tray host comes late, leaves, or is not there at all. */
export class TrayPresence {
  readonly #parts: TrayPresenceParts;
  #isLocked = false;
  /** The absence of the tray host has lasted, and whoever could see that was told. */
  #isMissed = false;
  #cancel: () => void = () => undefined;

  constructor(parts: TrayPresenceParts) {
    this.#parts = parts;
  }

  /** The tray host came, left, or was looked for. */
  hostIs(isThere: boolean): void {
    const { store, notices } = this.#parts;
    const wasThere = store.snapshot.tray;
    if (isThere !== wasThere) store.change({ tray: isThere });
    if (!isThere) {
      if (wasThere) this.wait();
      return;
    }
    this.#cancel();
    if (this.#isMissed) notices.trayIsBack();
    this.#isMissed = false;
  }

  /** The screen was locked or unlocked: nothing may come up over a lock screen, and desktops take their tray away under it. */
  screenIs(isLocked: boolean): void {
    this.#isLocked = isLocked;
    this.wait();
  }

  /** Gives the tray host its time anew, as after the start or a wake. */
  wait(): void {
    this.#cancel();
    if (this.#isLocked || this.#isMissed || this.#parts.store.snapshot.tray) return;
    this.#cancel = this.#parts.clock.after(patienceMs, () => void this.#miss());
  }

  /** A person closed the window: without a tray Keyfob goes on only to warn, and says so. */
  async windowClosed(): Promise<void> {
    const { store, windows, notices, endApp } = this.#parts;
    if (store.snapshot.tray) return;
    if (!hasWarnings(store.snapshot.settings)) endApp();
    else if (!this.#isMissed) this.wait();
    else if (!(await notices.goesOnUnseen(endApp))) {
      if (await windows.confirm(trayPhrases().lastQuestion)) endApp();
      else windows.show();
    }
  }

  async #miss(): Promise<void> {
    const { store, windows, notices, endApp } = this.#parts;
    this.#isMissed = true;
    if (windows.isOpen() || (await notices.goesOnUnseen(endApp))) return;
    if (!store.snapshot.tray) windows.show();
  }
}
