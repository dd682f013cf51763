import { fail, ok, type Result } from '../../shared/result.ts';
import type { Clock } from './ports/clock.ts';
import type { Question, Windows } from './ports/windows.ts';

/** So long nothing is asked after a refusal, and twice as long after each further one: a page must not wear a person out. */
const refusedMs = 5000;
const mostDoublings = 7;

/** Nobody agreed; with `seconds` nobody was even asked, and is not before so long after the last refusal. */
export interface Refusal {
  readonly seconds: number | null;
}

/** Asks a person outside the page, one question at a time. */
export class Confirmation {
  readonly #windows: Pick<Windows, 'confirm'>;
  readonly #clock: Clock;
  #isAsking = false;
  /** How often a person has refused since they last agreed. */
  #refusals = 0;
  /** Set while nothing is asked after a refusal. */
  #refused: Refusal | null = null;

  constructor(windows: Pick<Windows, 'confirm'>, clock: Clock) {
    this.#windows = windows;
    this.#clock = clock;
  }

  /** Whether a person agrees. */
  async ask(question: Question): Promise<Result<null, Refusal>> {
    if (this.#refused !== null) return fail(this.#refused);
    if (this.#isAsking) return fail({ seconds: null });
    this.#isAsking = true;
    try {
      const isWanted = await this.#windows.confirm(question);
      if (isWanted) this.#refusals = 0;
      else this.#pause();
      return isWanted ? ok(null) : fail({ seconds: null });
    } finally {
      this.#isAsking = false;
    }
  }

  #pause(): void {
    const lengthMs = refusedMs * 2 ** Math.min(this.#refusals, mostDoublings);
    this.#refusals += 1;
    this.#refused = { seconds: lengthMs / 1000 };
    this.#clock.after(lengthMs, () => (this.#refused = null));
  }
}
