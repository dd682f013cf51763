import { isRbacOff } from '../../../../shared/contract/state/authorization-in-force.ts';
import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { FoundDashboard, SessionPower } from '../../../../shared/contract/state/dashboard-state.ts';
import { ok, type Result } from '../../../../shared/contract/values/result.ts';
import { actPhrases } from '../../../../shared/words/en/act-phrases.ts';
import { dashboardSessionPhrases } from '../../../../shared/words/en/dashboard-session-phrases.ts';
import { visibleText } from '../../../../shared/words/text/visible-text.ts';
import { isOwnAccount } from '../access/access-objects.ts';
import { askWhetherEverything } from '../rights/may-do-everything.ts';
import type { ClusterActivity } from '../scope/cluster-activity.ts';
import type { ClusterScope } from '../scope/cluster-scope.ts';
import type { PersonAsker } from '../scope/desk.ts';
import { showFacts } from '../scope/facts.ts';
import type { OpenState } from '../scope/open-state.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ClusterApi, ServiceAccountRef } from '../../ports/cluster-api.ts';
import { findReadOnly, makeReadOnly, requireReadOnly } from './read-only-account.ts';

/** As whom a browser is to be signed in, and what that account may do: everything only where a person agreed to that. */
export interface SignInChoice {
  readonly account: ServiceAccountRef;
  readonly power: SessionPower;
}

/** What asking needs. */
export interface SignInQuestionParts {
  readonly cluster: Pick<ClusterScope, 'lifetime'> & {
    readonly api: Pick<ClusterApi, 'objects' | 'rights'>;
    readonly state: Pick<OpenState, 'facts' | 'cluster'>;
  };
  readonly asker: PersonAsker;
  readonly activity: Pick<ClusterActivity, 'note'>;
  readonly clock: Clock;
}

/** Asks a person before a browser is signed in as an account that may do everything, once an account in each run. */
export class SignInQuestion {
  readonly #parts: SignInQuestionParts;
  /** As whom a person chose to be signed in in this run, by the account that would have been. */
  readonly #chosen = new Map<string, ServiceAccountRef>();

  constructor(parts: SignInQuestionParts) {
    this.#parts = parts;
  }

  /**
   * Asks where the account may do everything: every page of the dashboard has this power while the session lasts. A look
   * that failed rules nothing out. It is looked each time; only the question is put once.
   */
  async ask(dashboard: FoundDashboard, account: ServiceAccountRef): Promise<Result<SignInChoice, AppError>> {
    const { rights } = this.#parts.cluster.api;
    const chosen = this.#chosen.get(nameOf(account));
    if (chosen !== undefined && nameOf(chosen) !== nameOf(account))
      return this.#signInInstead(dashboard, account, chosen);
    const mayAll = await askWhetherEverything(rights, account);
    if (mayAll.ok && !mayAll.value) return ok({ account, power: this.#powerOf(account) });
    if (chosen !== undefined) return ok({ account, power: 'everything' });
    const other = this.#isRbacOff() ? ok(null) : await findReadOnly(this.#parts.cluster.api.objects);
    const isOffered = other.ok && other.value !== null && nameOf(other.value) !== nameOf(account);
    return isOffered
      ? this.#offer(dashboard, account, mayAll.ok, other.value)
      : this.#confirm(dashboard, account, mayAll.ok);
  }

  /** `isSeen`: the account was seen to be allowed everything; else nobody could look. */
  async #confirm(
    dashboard: FoundDashboard,
    account: ServiceAccountRef,
    isSeen: boolean,
  ): Promise<Result<SignInChoice, AppError>> {
    const { cluster, asker } = this.#parts;
    const chosen = this.#chosen.get(nameOf(account));
    if (chosen !== undefined && nameOf(chosen) === nameOf(account))
      return ok({ account, power: 'everything' });
    const say = actPhrases().signInWithEverything;
    const name = visibleText(nameOf(account));
    const isOff = this.#isRbacOff();
    const question = {
      message: say.message(dashboardSessionPhrases().kinds[dashboard.kind], isSeen || isOff),
      detail: isOff ? say.detailWithoutRbac(name) : say.detail(name, isSeen),
      agree: say.agree,
    };
    const asked = await cluster.lifetime.during(asker.ask(question, true));
    if (!asked.ok) return asked;
    this.#chosen.set(nameOf(account), account);
    return ok({ account, power: 'everything' });
  }

  async #offer(
    dashboard: FoundDashboard,
    account: ServiceAccountRef,
    isSeen: boolean,
    other: ServiceAccountRef,
  ): Promise<Result<SignInChoice, AppError>> {
    const { cluster, asker } = this.#parts;
    const say = actPhrases().signInWithEverything;
    const question = {
      message: say.message(dashboardSessionPhrases().kinds[dashboard.kind], isSeen),
      detail: say.detailOrInstead(visibleText(nameOf(account)), isSeen, nameOf(other)),
      agree: say.agree,
      instead: say.instead,
    };
    const asked = await cluster.lifetime.during(asker.choose(question, true));
    if (!asked.ok) return asked;
    this.#chosen.set(nameOf(account), asked.value === 'agree' ? account : other);
    return asked.value === 'agree'
      ? ok({ account, power: 'everything' })
      : this.#signInInstead(dashboard, account, other);
  }

  /** Somebody may have given it more meanwhile: then it stands for the account no more, and a person is asked. */
  async #signInInstead(
    dashboard: FoundDashboard,
    account: ServiceAccountRef,
    other: ServiceAccountRef,
  ): Promise<Result<SignInChoice, AppError>> {
    const { cluster, activity } = this.#parts;
    const { objects, rights } = cluster.api;
    const made = await makeReadOnly(objects, other, activity);
    if (!made.ok) return made;
    const mayAll = await askWhetherEverything(rights, other);
    if (!mayAll.ok || mayAll.value) return this.#confirm(dashboard, other, mayAll.ok);
    const power = await requireReadOnly(objects, other);
    if (power.ok) return ok({ account: other, power: power.value });
    this.#chosen.delete(nameOf(account));
    return power;
  }

  /** Known of Keyfob’s own account alone, by its binding; others may have rights in any namespace. */
  #powerOf(account: ServiceAccountRef): SessionPower {
    const access = this.#parts.cluster.state.facts.access?.value;
    const binding = access?.status === 'ready' ? access.binding : null;
    const isRead = binding?.status === 'bound' && binding.role === 'view';
    return isOwnAccount(account) && isRead ? 'read-only' : null;
  }

  #isRbacOff(): boolean {
    const { cluster, clock } = this.#parts;
    const { facts, cluster: shown } = cluster.state;
    return isRbacOff(showFacts(facts, shown.api, clock.now()).authorization);
  }
}

function nameOf({ namespace, name }: ServiceAccountRef): string {
  return `${namespace}/${name}`;
}
