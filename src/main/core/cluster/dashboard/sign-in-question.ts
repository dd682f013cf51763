import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { FoundDashboard } from '../../../../shared/contract/state/dashboard-state.ts';
import { ok, type Result } from '../../../../shared/contract/values/result.ts';
import { actPhrases } from '../../../../shared/words/en/act-phrases.ts';
import { dashboardSessionPhrases } from '../../../../shared/words/en/dashboard-session-phrases.ts';
import { visibleText } from '../../../../shared/words/text/visible-text.ts';
import { mayDoEverything } from '../rights/may-do-everything.ts';
import type { ClusterScope } from '../scope/cluster-scope.ts';
import type { PersonAsker } from '../scope/desk.ts';
import type { ServiceAccountRef } from '../../ports/cluster-api.ts';

/** Asks a person before a browser is signed in as an account that may do everything, once an account in each run. */
export class SignInQuestion {
  readonly #cluster: ClusterScope;
  readonly #asker: PersonAsker;
  /** What a person agreed to in this run, by account. */
  readonly #agreed = new Set<string>();

  constructor({ cluster, asker }: { readonly cluster: ClusterScope; readonly asker: PersonAsker }) {
    this.#cluster = cluster;
    this.#asker = asker;
  }

  /**
   * Whether it may do everything, which a person agreed to then: every page of the dashboard has this power while the session
   * lasts. A look that failed rules nothing out.
   */
  async ask(
    dashboard: FoundDashboard,
    account: ServiceAccountRef,
  ): Promise<Result<{ readonly hasEverything: boolean }, AppError>> {
    const { api, lifetime } = this.#cluster;
    const user = `${account.namespace}/${account.name}`;
    if (this.#agreed.has(user)) return ok({ hasEverything: true });
    if (!(await mayDoEverything(api.rights, account))) return ok({ hasEverything: false });
    const say = actPhrases().signInWithEverything;
    const question = {
      message: say.message(dashboardSessionPhrases().kinds[dashboard.kind]),
      detail: say.detail(visibleText(user)),
      agree: say.agree,
    };
    const asked = await lifetime.during(this.#asker.ask(question, true));
    if (!asked.ok) return asked;
    this.#agreed.add(user);
    return ok({ hasEverything: true });
  }
}
