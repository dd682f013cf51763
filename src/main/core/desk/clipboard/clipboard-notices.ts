import { copyNoticePhrases } from '../../../../shared/words/en/copy-notice-phrases.ts';
import { tokenCopyPhrases } from '../../../../shared/words/en/token-copy-phrases.ts';
import type { WhyLeft } from '../../../../shared/contract/state/why-left.ts';
import type { Removal, Notice, Notifier, Windows } from '../../ports/desktop.ts';
import type { Store } from '../state/store.ts';
import type { TokenOwner } from '../../cluster/scope/cluster-clipboard.ts';
import { productOf } from '../../../../shared/contract/values/product.ts';

/** What telling of the clipboard needs. */
export interface ClipboardNoticesParts {
  readonly store: Store;
  readonly notifier: Notifier;
  readonly windows: Windows;
  readonly clear: () => Promise<Removal>;
}

const subject = 'clipboard';

/** Notes what came of a token on the clipboard, and tells on the desktop while one may still be there. */
export class ClipboardNotices {
  readonly #parts: ClipboardNoticesParts;

  constructor(parts: ClipboardNoticesParts) {
    this.#parts = parts;
  }

  /** It was taken away, and was seen to be gone. */
  cleared(owner: TokenOwner | null): void {
    owner?.activity.note('clipboard-cleared');
  }

  /** It may still be there. */
  left(why: WhyLeft, owner: TokenOwner | null): void {
    owner?.activity.note('clipboard-left');
    this.#tell(why);
  }

  /** What was told to be left is not there any more. */
  gone(): void {
    void this.#parts.notifier.withdraw(subject);
  }

  /** The last word before the end, after which only the person can do something. */
  async leftAtEnd(): Promise<void> {
    await this.#parts.notifier.show(this.#notice(copyNoticePhrases().left.atEnd), () => undefined);
  }

  #tell(why: WhyLeft): void {
    const { notifier, windows } = this.#parts;
    const { message, remedy } = tokenCopyPhrases().clipboard.whyLeft[why];
    const notice: Notice = {
      ...this.#notice(`${message} ${remedy}`),
      buttons: [{ action: 'clear-clipboard', label: copyNoticePhrases().left.clear }],
    };
    void notifier.show(notice, (action) => {
      if (action === 'clear-clipboard') void this.#tryAgain();
      else windows.show();
    });
  }

  /** In the window where it takes one. */
  async #tryAgain(): Promise<void> {
    const removal = await this.#parts.clear();
    if (removal === 'needs-window') this.#parts.windows.show();
    else if (removal !== 'cleared' && removal !== 'not-ours') this.#tell(removal);
  }

  #notice(body: string): Notice {
    const product = productOf(this.#parts.store.snapshot);
    return { subject, title: copyNoticePhrases().left.title(product), body, buttons: [] };
  }
}
