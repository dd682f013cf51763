import { describe } from '../../../../shared/words/describe.ts';
import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { Restarted } from '../../../../shared/contract/errors/app-errors.ts';
import { noticePhrases } from '../../../../shared/words/en/notice-phrases.ts';
import type { EndedSession, OpenSession } from '../../../../shared/contract/state/dashboard-state.ts';
import type { Known } from '../../../../shared/words/known/known.ts';
import { knownOf } from '../../../../shared/words/known-of.ts';
import type { Result } from '../../../../shared/contract/values/result.ts';
import { copyNotice, copySubject, notSavedNotice, waitingNotice } from './copy-notice.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Notice, NoticeAction, Notifier, Windows } from '../../ports/desktop.ts';
import type { Store } from '../state/store.ts';
import type { ClusterNotices } from '../../cluster/scope/desk.ts';
import type { Copied } from '../../cluster/tokens/fresh-token.ts';
import { sessionSubject, signedInNotice, signedOutNotice } from './session-notice.ts';
import { renewalNotice, renewalStoppedNotice } from './renewal-notice.ts';
import type { NewToken } from '../../vault/token-store.ts';
import { productOf } from '../../../../shared/contract/values/product.ts';

/** What telling on the desktop needs. */
export interface NoticeBoardParts {
  readonly store: Store;
  readonly notifier: Notifier;
  readonly windows: Windows;
  readonly clock: Clock;
  /** Opens the keyring, or makes one. */
  readonly unlock: () => void;
}

const unseen = 'unseen';

/** After so long a window that was shown has the focus, or does not get it. */
const comesToFrontMs = 2_000;

/** Tells on the desktop how something ended that was asked for outside the window; a click shows the window. */
export class NoticeBoard implements ClusterNotices {
  readonly #parts: NoticeBoardParts;
  /** The token of which the notice says that it is in memory only. */
  #inMemoryOnly: string | null = null;

  constructor(parts: NoticeBoardParts) {
    this.#parts = parts;
  }

  /** A copy ended. */
  copied(result: Copied | AppError): void {
    this.#inMemoryOnly = null;
    this.#show(copyNotice(result, this.#parts.store.snapshot, this.#parts.clock.now()));
  }

  /** A token that was copied could not be saved, and why. */
  notSaved(copied: Copied, why: AppError | null): void {
    this.#inMemoryOnly = copied.record.id;
    this.#show(notSavedNotice(copied, why, this.#parts.store.snapshot, this.#parts.clock.now()));
  }

  /** Takes that back when the token is saved after all. */
  takeBackNotSaved(isSaved: (id: string) => boolean): void {
    if (this.#inMemoryOnly === null || !isSaved(this.#inMemoryOnly)) return;
    this.#inMemoryOnly = null;
    void this.#parts.notifier.withdraw(copySubject);
  }

  /** A renewal ended that was asked for in a notice. */
  renewed(result: Result<NewToken, AppError>): void {
    this.#show(renewalNotice(result, this.#parts.store.snapshot, this.#parts.clock.now()));
  }

  /** A token is no longer renewed by itself. */
  renewalStopped(error: AppError): void {
    this.#show(renewalStoppedNotice(error, this.#parts.store.snapshot, this.#parts.clock.now()));
  }

  /** A copy put a question into the window; told where the desktop left that behind others and nobody answered. */
  questionAsked(): void {
    const { clock, store, windows } = this.#parts;
    const { question } = store.snapshot;
    clock.after(comesToFrontMs, () => {
      if (question === null || store.snapshot.question !== question) return;
      if (windows.isFocused() || windows.isAsking()) return;
      this.#show(waitingNotice(store.snapshot));
    });
  }

  /** The words of an error that fit what is known. */
  readonly describe: ClusterNotices['describe'] = (error) => describe(error, this.#known());

  /** The dashboard could not be opened. */
  dashboardNotOpened(error: AppError): void {
    const { message, remedy } = describe(error, this.#known());
    const title = noticePhrases().dashboardNotOpened(this.#product());
    this.#show({ subject: 'dashboard', title, body: `${message} ${remedy}`, buttons: [] });
  }

  /** A browser was signed in to the dashboard; who looks at the window sees that. */
  signedIn(session: OpenSession, end: () => void): void {
    const { windows, store, clock } = this.#parts;
    if (windows.isFocused()) return;
    this.#show(signedInNotice(session, productOf(store.snapshot), clock.now()), { 'end-session': end });
  }

  /** The session that was told of ended as somebody wished. */
  sessionOver(): void {
    void this.#parts.notifier.withdraw(sessionSubject);
  }

  /** A browser was signed out of the dashboard; who locked the screen knows. */
  signedOut(ended: EndedSession, open: (() => void) | null): void {
    const { windows, store } = this.#parts;
    if (ended.why.kind === 'locked' || windows.isFocused()) this.sessionOver();
    else
      this.#show(
        signedOutNotice(ended, {
          product: productOf(store.snapshot),
          describe: this.describe,
          isOpen: open !== null,
        }),
        open === null ? {} : { 'open-dashboard': open },
      );
  }

  /** Keyfob took the place of a process that ended for a bug. */
  startedAnew(restarted: Restarted): void {
    const { message, remedy } = describe(restarted, this.#known());
    const title = noticePhrases().startedAnew(this.#product());
    this.#show({ subject: 'restart', title, body: `${message} ${remedy}`, buttons: [] });
  }

  /** Keyfob goes on where nothing shows that; whether the desktop took the notice, whose button ends the app. */
  goesOnUnseen(endApp: () => void): Promise<boolean> {
    const product = this.#product();
    const say = noticePhrases().goesOnUnseen;
    const notice: Notice = {
      subject: unseen,
      title: say.title(product),
      body: say.body(product),
      buttons: [{ action: 'quit', label: say.quit(product) }],
    };
    const { notifier, windows } = this.#parts;
    return notifier.show(notice, (action) => {
      if (action === 'quit') endApp();
      else windows.show();
    });
  }

  /** The tray icon can be seen again. */
  trayIsBack(): void {
    void this.#parts.notifier.withdraw(unseen);
  }

  #known(): Known {
    const { store, clock } = this.#parts;
    return knownOf(store.snapshot, clock.now());
  }

  #product(): string {
    return productOf(this.#parts.store.snapshot);
  }

  /** `acts` are those of its buttons that are about one cluster. */
  #show(notice: Notice, acts: Partial<Record<NoticeAction, () => void>> = {}): void {
    const { notifier, windows, unlock } = this.#parts;
    void notifier.show(notice, (action) => {
      const act = acts[action];
      if (act !== undefined) act();
      else if (action === 'unlock-keyring') unlock();
      else windows.show();
    });
  }
}
