import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { FoundDashboard } from '../../../../shared/contract/state/dashboard-state.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import { actPhrases } from '../../../../shared/words/en/act-phrases.ts';
import { dashboardSessionPhrases } from '../../../../shared/words/en/dashboard-session-phrases.ts';
import { visibleText } from '../../../../shared/words/text/visible-text.ts';
import type { TrayAccount } from '../access/tray-account.ts';
import { mayDoEverything } from '../rights/may-do-everything.ts';
import type { AlarmSource } from '../scope/alarm-source.ts';
import type { ClusterActivity } from '../scope/cluster-activity.ts';
import type { AppState, ClusterNotices, PersonAsker } from '../scope/desk.ts';
import type { ServiceAccountRef } from '../../ports/cluster-api.ts';
import type { DashboardDoor, SignedIn, SignInParts } from '../../ports/dashboard.ts';
import { isOf, renewalOf, type Session, type SessionBasis } from './session.ts';
import { secretOf } from './session-token.ts';
import { SessionTokens, type SessionTokensParts } from './session-tokens.ts';
import type { Minted } from '../tokens/mint-token.ts';

/** What signing in to dashboards needs. */
export interface DashboardSessionsParts extends SessionTokensParts {
  readonly door: DashboardDoor;
  readonly trayAccount: TrayAccount;
  readonly asker: PersonAsker;
  readonly activity: ClusterActivity;
  readonly notices: ClusterNotices;
  readonly app: AppState;
  /** Called when the moment of what becomes due by itself has changed. */
  readonly onMoment: () => void;
}

/** Between tries to renew. */
const pauseMs = 60_000;

type Failed = Extract<Result<never, AppError>, { ok: false }>;

/** The session of one cluster with its dashboard: a browser that is signed in as the dashboard account, until it ends. */
export class DashboardSessions implements AlarmSource {
  readonly #parts: DashboardSessionsParts;
  readonly #tokens: SessionTokens;
  #session: Session | null = null;
  /** Whether one is being begun, whose token may be noted already. */
  #isBeginning = false;
  /** What a person agreed to in this run, by account. */
  readonly #agreed = new Set<string>();
  #ending: Promise<unknown> = Promise.resolve();

  constructor(parts: DashboardSessionsParts) {
    this.#parts = parts;
    this.#tokens = new SessionTokens(parts);
    parts.cluster.lifetime.onEnd(() => void this.end());
    let idleSeconds = this.#idleSeconds;
    const follow = () => {
      if (this.#idleSeconds === idleSeconds) return;
      idleSeconds = this.#idleSeconds;
      // What is overdue by now, the alarm would take for what was tried just before.
      if (this.#session !== null && this.#idleAt(this.#session) <= parts.clock.now()) void this.end();
      else parts.onMoment();
    };
    parts.cluster.lifetime.onEnd(parts.app.subscribe(follow));
  }

  /** An address that signs a browser in to this dashboard, once and within half a minute. */
  async admit(dashboard: FoundDashboard): Promise<Result<string, AppError>> {
    const account = this.#parts.trayAccount.current();
    const now = this.#parts.clock.now();
    if (this.#session !== null && !isOf(this.#session, { dashboard, account, now })) await this.end();
    const session = this.#session ?? (await this.#begin(dashboard, account));
    if ('ok' in session) return session;
    session.usedAt = this.#parts.clock.now();
    return ok(session.door.admit());
  }

  /** Ends the session: its address answers nobody, and its token is deleted with its Secret. */
  async end(): Promise<Result<null, AppError>> {
    const session = this.#session;
    if (session === null) return ok(null);
    const { cluster, activity } = this.#parts;
    this.#session = null;
    session.door.close();
    cluster.change({ dashboardSession: { status: 'none' } });
    this.#parts.onMoment();
    activity.noteToken('dashboard-session-ended', session.minted.record);
    const ended = this.#tokens.endOwed(session, secretOf(session.minted.record));
    this.#ending = Promise.all([this.#ending, ended]);
    return ended;
  }

  /** Waits until what was ended is over. */
  async settled(): Promise<void> {
    await this.#ending;
  }

  next(): number | null {
    const session = this.#session;
    if (session !== null) return Math.min(session.renewAt, this.#idleAt(session));
    return this.#isBeginning ? null : this.#tokens.nextFormer();
  }

  async due(): Promise<void> {
    const session = this.#session;
    const now = this.#parts.clock.now();
    if (session === null) {
      const former = this.#isBeginning ? null : this.#tokens.nextFormer();
      if (former !== null && former <= now) await this.#tokens.endFormer();
      return;
    }
    if (this.#idleAt(session) <= now || session.minted.record.expiresAt <= now) await this.end();
    else if (session.renewAt <= now) await this.renew();
  }

  get #idleSeconds(): number | null {
    return this.#parts.app.snapshot.settings.dashboardIdleSeconds;
  }

  /** When nobody has used it for as long as the person chose, epoch milliseconds. */
  #idleAt({ usedAt }: Session): number {
    const seconds = this.#idleSeconds;
    return seconds === null ? Infinity : usedAt + seconds * 1000;
  }

  /** Takes another token for the session; what a browser has open goes on. */
  async renew(): Promise<Result<null, AppError>> {
    const session = this.#session;
    if (session === null) return fail({ code: 'dashboard-no-session' });
    const { clock, log, activity } = this.#parts;
    const minted = await this.#tokens.mint(session.account);
    if (this.#session !== session) {
      if (minted.ok) await this.#tokens.end(minted.value);
      return fail({ code: 'dashboard-no-session' });
    }
    if (!minted.ok) {
      log.failure('dashboard.renew', minted.error.code);
      session.renewAt = clock.now() + pauseMs;
      this.#parts.onMoment();
      return minted;
    }
    const former = secretOf(session.minted.record);
    session.minted = minted.value;
    session.renewAt = renewalOf(minted.value);
    this.#parts.onMoment();
    activity.noteToken('token-renewed', minted.value.record);
    return this.#tokens.endOwed(session, former);
  }

  async #begin(dashboard: FoundDashboard, account: ServiceAccountRef): Promise<Session | Failed> {
    this.#isBeginning = true;
    try {
      const minted = await this.#prepare(dashboard, account);
      return minted.ok ? await this.#open({ dashboard, account, minted: minted.value }) : minted;
    } finally {
      this.#isBeginning = false;
      this.#parts.onMoment();
    }
  }

  /** The token of a session that may begin; that of a former one, which is noted in its place, is ended first. */
  async #prepare(dashboard: FoundDashboard, account: ServiceAccountRef): Promise<Result<Minted, AppError>> {
    const { cluster, trayAccount } = this.#parts;
    const target = await cluster.api.dashboards.target(dashboard);
    if (!target.ok) return target;
    const access = await trayAccount.require();
    if (!access.ok) return access;
    const agreed = await this.#ask(dashboard, account);
    if (!agreed.ok) return agreed;
    await this.#tokens.endFormer();
    return this.#tokens.mint(account);
  }

  async #open({ dashboard, account, minted }: SessionBasis): Promise<Session | Failed> {
    const { cluster, clock, activity } = this.#parts;
    let session: Session | null = null;
    const opened = await this.#openDoor(dashboard, {
      bearer: () => (session?.minted ?? minted).token,
      onUse: () => {
        if (session !== null) session.usedAt = clock.now();
      },
    }).catch(async (bug: unknown) => {
      await this.#tokens.end(minted);
      throw bug;
    });
    if (!opened.ok) {
      await this.#tokens.end(minted);
      return opened;
    }
    const now = clock.now();
    session = {
      ...{ dashboard, account, minted },
      door: opened.value,
      renewAt: renewalOf(minted),
      usedAt: now,
      owed: [],
    };
    this.#session = session;
    activity.noteToken('dashboard-session-begun', minted.record);
    cluster.change({ dashboardSession: { status: 'open', dashboard, account, since: now } });
    return session;
  }

  async #openDoor(
    dashboard: FoundDashboard,
    parts: Pick<SignInParts, 'bearer' | 'onUse'>,
  ): Promise<Result<SignedIn, AppError>> {
    const { cluster, door, notices } = this.#parts;
    const opened = await door.open({
      ...parts,
      cluster: () => cluster.found.address,
      target: () => cluster.api.dashboards.target(dashboard),
      explain: (error) => {
        const { message, remedy } = notices.describe(error);
        const { unreachable } = dashboardSessionPhrases();
        return { title: unreachable.title, sentences: [message, remedy], tryAgain: unreachable.tryAgain };
      },
      refusal: () => ({ ...dashboardSessionPhrases().refused, tryAgain: null }),
    });
    if (!opened.ok || !cluster.lifetime.isOver) return opened;
    opened.value.close();
    return fail({ code: 'cluster-changed' });
  }

  /** Every page of the dashboard has this power while the session lasts; a look that failed rules nothing out. */
  async #ask(dashboard: FoundDashboard, account: ServiceAccountRef): Promise<Result<null, AppError>> {
    const { cluster, asker } = this.#parts;
    const user = `${account.namespace}/${account.name}`;
    if (this.#agreed.has(user)) return ok(null);
    if (!(await mayDoEverything(cluster.api.rights, account))) return ok(null);
    const say = actPhrases().signInWithEverything;
    const asked = await cluster.lifetime.during(
      asker.ask(
        {
          message: say.message(dashboardSessionPhrases().kinds[dashboard.kind]),
          detail: say.detail(visibleText(`${account.namespace}/${account.name}`)),
          agree: say.agree,
        },
        true,
      ),
    );
    if (asked.ok) this.#agreed.add(user);
    return asked;
  }
}
