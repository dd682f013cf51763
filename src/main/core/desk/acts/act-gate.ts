import {
  contract,
  type ActName,
  type Input,
  type RequestName,
} from '../../../../shared/contract/contract.ts';
import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { actPhrases } from '../../../../shared/words/en/act-phrases.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { PersonAsker } from '../../cluster/scope/desk.ts';
import { actWords, type ActWording } from './act-words.ts';
import type { Acts } from './acts.ts';
import { whyEverything, type ActedOn, type WhyEverything } from './why-everything.ts';

/** What letting through needs. */
export interface ActGateParts extends ActedOn {
  readonly asker: PersonAsker;
}

/** Lets a request of the page through: by an act of the person, or after a question outside the page. */
export class ActGate {
  readonly #app: ActGateParts;
  readonly #acts: Acts;

  constructor(app: ActGateParts, acts: Acts) {
    this.#app = app;
    this.#acts = acts;
  }

  /** Spends an act at once, so that requests count in the order in which they arrived. */
  async pass<Name extends RequestName>(
    name: Name,
    input: Input<Name>,
    arrivedAt: number,
  ): Promise<Result<null, AppError>> {
    if (!needsAct(name)) return ok(null);
    const hasAct = this.#acts.take(arrivedAt);
    return this.#passBy(name, input as Input<ActName>, hasAct);
  }

  async #passBy(name: ActName, input: Input<ActName>, hasAct: boolean): Promise<Result<null, AppError>> {
    const { clusters } = this.#app;
    const before = clusters.open();
    const why = await whyEverything(name, input, this.#app);
    const passed = hasAct && why === null ? ok(null) : await this.#ask(name, input, hasAct, why);
    if (!passed.ok) return passed;
    // What was asked for, and agreed to, was meant for the cluster that was open then.
    const now = clusters.open();
    const isSame = before.ok ? now.ok && now.value === before.value : !now.ok;
    return isSame ? passed : fail({ code: 'cluster-changed' });
  }

  #ask(
    name: ActName,
    input: Input<ActName>,
    hasAct: boolean,
    why: WhyEverything | null,
  ): Promise<Result<null, AppError>> {
    const say = actPhrases();
    const words = actWords[name] as ActWording<ActName>;
    const { asks, agree } = words(say, input, this.#app);
    const reasons = [...(why === null ? [] : [say.givesAll[why]]), ...(hasAct ? [] : [say.withoutAct])];
    return this.#app.asker.ask({ message: asks, detail: reasons.join('\n\n'), agree }, hasAct);
  }
}

function needsAct(name: RequestName): name is ActName {
  return contract.requests[name].act;
}
