import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { Clock } from '../../ports/clock.ts';
import type { PersonAsker } from '../../cluster/scope/desk.ts';
import type { Agreed, NativeChoice, NativeQuestion, Windows } from '../../ports/desktop.ts';

/** So long nothing is asked after a refusal, and twice as long after each further one: a page must not wear a person out. */
const refusedMs = 5000;
const mostDoublings = 7;

/** Asks a person outside the page, one question at a time. */
export class Asker implements PersonAsker {
  readonly #windows: Windows;
  readonly #clock: Clock;
  #isAsking = false;
  /** How often a person has refused since they last agreed. */
  #refusals = 0;
  /** Set while nothing is asked after a refusal. */
  #refused: AppError | null = null;

  constructor(windows: Windows, clock: Clock) {
    this.#windows = windows;
    this.#clock = clock;
  }

  /** Success when the person agrees; one who refused just now is asked again only for an act of their own. */
  async ask(question: NativeQuestion, isByAct: boolean): Promise<Result<null, AppError>> {
    const agreed = await this.#ask(
      async () => ((await this.#windows.confirm(question)) ? 'agree' : null),
      isByAct,
    );
    return agreed.ok ? ok(null) : agreed;
  }

  choose(question: NativeChoice, isByAct: boolean): Promise<Result<Agreed, AppError>> {
    return this.#ask(() => this.#windows.choose(question), isByAct);
  }

  async #ask(show: () => Promise<Agreed | null>, isByAct: boolean): Promise<Result<Agreed, AppError>> {
    if (this.#isAsking) return fail({ code: 'question-open' });
    if (this.#refused !== null && !isByAct) return fail(this.#refused);
    this.#isAsking = true;
    try {
      const agreed = await show();
      if (agreed === null) this.#pause();
      else this.#refusals = 0;
      return agreed === null ? fail({ code: 'unconfirmed' }) : ok(agreed);
    } finally {
      this.#isAsking = false;
    }
  }

  #pause(): void {
    const lengthMs = refusedMs * 2 ** Math.min(this.#refusals, mostDoublings);
    this.#refusals += 1;
    const refused = { code: 'refused-just-now', seconds: lengthMs / 1000 } as const;
    this.#refused = refused;
    this.#clock.after(lengthMs, () => {
      if (this.#refused === refused) this.#refused = null;
    });
  }
}
