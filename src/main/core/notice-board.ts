import { describe } from '../../shared/describe.ts';
import type { AppError } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';
import { copyNotice } from './copy-notice.ts';
import type { Clock } from './ports/clock.ts';
import type { Notice, Notifier } from './ports/notifier.ts';
import type { Windows } from './ports/windows.ts';
import type { Store } from './state/store.ts';
import type { Copied } from './tokens/copy-fresh.ts';
import { renewalNotice, renewalStoppedNotice } from './tokens/renewal-notice.ts';
import type { NewToken } from './tokens/token-keeper.ts';

/** What telling on the desktop needs. */
export interface NoticeBoardParts {
  readonly store: Store;
  readonly notifier: Notifier;
  readonly windows: Windows;
  readonly clock: Clock;
}

const unseen = 'unseen';

/** Tells on the desktop how something ended that was asked for outside the window; a click shows the window. */
export class NoticeBoard {
  readonly #parts: NoticeBoardParts;

  constructor(parts: NoticeBoardParts) {
    this.#parts = parts;
  }

  /** A copy ended. */
  copied(result: Copied | AppError): void {
    this.#show(copyNotice(result, this.#parts.store.snapshot, this.#parts.clock.now()));
  }

  /** A renewal ended that was asked for in a notice. */
  renewed(result: Result<NewToken, AppError>): void {
    this.#show(renewalNotice(result, this.#product(), this.#parts.clock.now()));
  }

  /** A token is no longer renewed by itself. */
  renewalStopped(error: AppError): void {
    this.#show(renewalStoppedNotice(error, this.#product()));
  }

  /** The dashboard could not be opened. */
  dashboardNotOpened(error: AppError): void {
    const { message, remedy } = describe(error);
    const title = `${this.#product()}: the dashboard was not opened`;
    this.#show({ subject: 'dashboard', title, body: `${message} ${remedy}`, buttons: [] });
  }

  /** Keyfob goes on where nothing shows that; whether the desktop took the notice, whose button ends the app. */
  goesOnUnseen(endApp: () => void): Promise<boolean> {
    const product = this.#product();
    const notice: Notice = {
      subject: unseen,
      title: `${product} goes on without a tray icon`,
      body: `This desktop shows none. ${product} goes on to warn you before a credential expires; start it again to open its window.`,
      buttons: [{ action: 'quit', label: `Quit ${product}` }],
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

  #product(): string {
    return this.#parts.store.snapshot.demo ? 'Keyfob demo' : 'Keyfob';
  }

  #show(notice: Notice): void {
    const { notifier, windows } = this.#parts;
    void notifier.show(notice, () => windows.show());
  }
}
