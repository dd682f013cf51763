import type { NoticeBoard } from '../notices/notice-board.ts';
import type { Windows } from '../../ports/desktop.ts';
import type { Restart } from '../../vault/restarts.ts';
import type { Store } from '../state/store.ts';
import type { TokenStore } from '../../vault/token-store.ts';

/** What the notice of a start anew needs. */
export interface RestartNoticeParts {
  readonly store: Store;
  readonly tokens: TokenStore;
  readonly notices: NoticeBoard;
  readonly windows: Windows;
  /** What the process before left. */
  readonly restart: Restart | null;
}

/** More names than these say no more. */
const mostNames = 5;

/** Tells that Keyfob started anew for a bug, and which tokens are gone, until that is put away. */
export class RestartNotice {
  readonly #parts: RestartNoticeParts;
  #restart: Restart | null;

  constructor(parts: RestartNoticeParts) {
    this.#parts = parts;
    this.#restart = parts.restart;
  }

  /** Tells it now, also on the desktop where no window shows it. */
  tell(): void {
    this.show();
    const { store, notices, windows } = this.#parts;
    const { restarted } = store.snapshot;
    if (restarted !== null && !windows.isOpen()) notices.startedAnew(restarted);
  }

  /** Shows which tokens are gone as far as is known: one that was just being kept may turn out to be in the keyring. */
  show(): void {
    if (this.#restart === null) return;
    const { store, tokens } = this.#parts;
    const { incident, lost } = this.#restart;
    const accounts = new Set(
      lost.filter(({ id }) => tokens.all().every((each) => each.id !== id)).map(({ account }) => account),
    );
    const gone = [...accounts].slice(0, mostNames);
    const { demo } = store.snapshot;
    store.change({
      restarted: {
        code: 'restarted',
        incident,
        demo: demo !== null,
        gone,
        more: accounts.size - gone.length,
      },
    });
  }

  /** Puts it away. */
  putAway(): void {
    this.#restart = null;
    this.#parts.store.change({ restarted: null });
  }
}
