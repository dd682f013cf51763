import type { PageBug } from '../../../../shared/contract/state/page-bug.ts';
import type { PageBreach } from '../../../../shared/contract/errors/app-errors.ts';
import { describe } from '../../../../shared/words/describe.ts';
import { nothingKnown } from '../../../../shared/words/known/known.ts';
import type { Clock, Identifiers } from '../../ports/clock.ts';
import type { Windows } from '../../ports/desktop.ts';
import type { Log } from '../../ports/machine.ts';

/** What noting them needs. */
export interface PageBugsParts {
  readonly log: Log;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
  readonly windows: Pick<Windows, 'tell'>;
}

const most = 20;
const spanMs = 60_000;

/** Notes what the page reports of its own bugs: so many a minute, so that one that never stops leaves room for others in the log. */
export class PageBugs {
  readonly #parts: PageBugsParts;
  #reported = 0;

  constructor(parts: PageBugsParts) {
    this.#parts = parts;
  }

  /** Notes one; beyond that number they are only counted. */
  note(bug: PageBug): void {
    const { log, clock } = this.#parts;
    if (this.#reported === 0) clock.after(spanMs, () => this.#begin());
    this.#reported += 1;
    if (this.#reported <= most) log.pageBug(bug);
  }

  /** Tells that the window went because its page did what ours never does. */
  async tellOfBreach(breach: PageBreach): Promise<void> {
    const { identifiers, log, windows } = this.#parts;
    const incident = identifiers.next();
    log.write('page-breach', { incident, breach });
    const { message, remedy } = describe({ code: 'page-broken', breach, incident }, nothingKnown);
    await windows.tell(message, remedy);
  }

  #begin(): void {
    const leftOut = this.#reported - most;
    if (leftOut > 0) this.#parts.log.write('page-bugs-left-out', { number: leftOut });
    this.#reported = 0;
  }
}
