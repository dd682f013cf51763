import type { PageBug } from '../../../../shared/contract/state/page-bug.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/machine.ts';

/** What noting them needs. */
export interface PageBugsParts {
  readonly log: Log;
  readonly clock: Clock;
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

  #begin(): void {
    const leftOut = this.#reported - most;
    if (leftOut > 0) this.#parts.log.write('page-bugs-left-out', { number: leftOut });
    this.#reported = 0;
  }
}
