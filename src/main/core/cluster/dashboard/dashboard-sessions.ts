import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { FoundDashboard, WhySignedOut } from '../../../../shared/contract/state/dashboard-state.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { TrayAccount } from '../access/tray-account.ts';
import type { AlarmSource } from '../scope/alarm-source.ts';
import type { ClusterActivity } from '../scope/cluster-activity.ts';
import type { AppState, ClusterNotices, PersonAsker } from '../scope/desk.ts';
import type { ServiceAccountRef } from '../../ports/cluster-api.ts';
import type { DashboardProxy } from '../../ports/dashboard.ts';
import { Doubts, followRights } from './doubts.ts';
import { findEnd } from './find-end.ts';
import { isOf, renewalOf, type Session, type SessionBasis } from './session.ts';
import { openProxy, signedOutPage } from './session-address.ts';
import { secretOf } from './session-token.ts';
import { SessionTokens, type SessionTokensParts } from './session-tokens.ts';
import { SignInQuestion } from './sign-in-question.ts';

/** What signing in to dashboards needs. */
export interface DashboardSessionsParts extends SessionTokensParts {
  readonly proxy: DashboardProxy;
  readonly trayAccount: TrayAccount;
  readonly asker: PersonAsker;
  readonly activity: ClusterActivity;
  readonly notices: ClusterNotices;
  readonly app: AppState;
  readonly openDashboard: () => Promise<unknown>;
  readonly onBug: (error: unknown) => void;
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
  readonly #question: SignInQuestion;
  readonly #doubts: Doubts;
  #session: Session | null = null;
  /** Whether one is being begun, whose token may be noted already. */
  #isBeginning = false;
  /** Whether the screen was locked while one is being begun. */
  #isLocked = false;
  #ending: Promise<unknown> = Promise.resolve();

  constructor(parts: DashboardSessionsParts) {
    this.#parts = parts;
    this.#tokens = new SessionTokens(parts);
    this.#question = new SignInQuestion(parts);
    const { lifetime } = parts.cluster;
    this.#doubts = new Doubts({ ...parts, lifetime, look: () => this.#alone(this.#weigh()) });
    lifetime.onEnd(() => this.#alone(this.#leaveCluster()));
    this.#followSettings();
    followRights(parts.cluster, () => this.#doubt(null));
  }

  /** Another time without use counts at once. */
  #followSettings(): void {
    const { cluster, app, clock, onMoment } = this.#parts;
    let idleSeconds = this.#idleSeconds;
    const follow = () => {
      if (this.#idleSeconds === idleSeconds) return;
      idleSeconds = this.#idleSeconds;
      // What is overdue by now, the alarm would take for what was tried just before.
      if (this.#session !== null && this.#idleAt(this.#session) <= clock.now()) this.#alone(this.#endIdle());
      else onMoment();
    };
    cluster.lifetime.onEnd(app.subscribe(follow));
  }

  /** An address that signs a browser in to this dashboard, once and within half a minute. */
  async admit(dashboard: FoundDashboard): Promise<Result<string, AppError>> {
    const wished = this.#parts.trayAccount.current();
    const now = this.#parts.clock.now();
    if (this.#session !== null && !isOf(this.#session, { dashboard, wished, now })) await this.end();
    const session = this.#session ?? (await this.#begin(dashboard, wished));
    if ('ok' in session) return session;
    session.usedAt = this.#parts.clock.now();
    return ok(session.proxy.admit());
  }

  /** A bug in what nobody waits for ends nothing else. */
  #alone(task: Promise<unknown>): void {
    task.catch(this.#parts.onBug);
  }

  /** Ends the session for whoever wished it: its address answers nobody, and its token is deleted with its Secret. */
  end(): Promise<Result<null, AppError>> {
    return this.#end(null);
  }

  /** Nothing on the desktop leads to a cluster that was left. */
  async #leaveCluster(): Promise<void> {
    const { cluster, notices } = this.#parts;
    if (cluster.state.dashboardSession.status === 'ended') notices.sessionOver();
    await this.#end({ kind: 'cluster-left' });
  }

  /** Ends the session, or one that is being begun, because the screen is locked. */
  async endLocked(): Promise<void> {
    this.#isLocked = this.#isBeginning;
    await this.#end({ kind: 'locked' });
  }

  /** Ends the session; where nobody wished it just now its address tells the browser why until there is another. */
  async #end(why: WhySignedOut | null): Promise<Result<null, AppError>> {
    const session = this.#session;
    if (session === null) return ok(null);
    const { cluster, activity, notices, clock, openDashboard } = this.#parts;
    const { dashboard, account } = session;
    this.#session = null;
    if (why === null) {
      session.proxy.close();
      cluster.change({ dashboardSession: { status: 'none' } });
      notices.sessionOver();
    } else {
      const ended = { status: 'ended', dashboard, account, at: clock.now(), why } as const;
      session.proxy.leave(() => signedOutPage(ended, notices));
      cluster.change({ dashboardSession: ended });
      notices.signedOut(ended, cluster.lifetime.isOver ? null : () => this.#alone(openDashboard()));
    }
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
    if (this.#idleAt(session) <= now) await this.#endIdle();
    else if (session.renewAt <= now) await this.#weigh();
  }

  get #idleSeconds(): number | null {
    return this.#parts.app.snapshot.settings.dashboardIdleSeconds;
  }

  async #endIdle(): Promise<void> {
    await this.#end({ kind: 'idle', seconds: this.#idleSeconds ?? 0 });
  }

  /** Looks whether the session has come to its end on the cluster, and ends it then; else it is renewed where that is due. */
  async #weigh(): Promise<void> {
    const { cluster, clock } = this.#parts;
    const session = this.#session;
    if (session === null) return;
    const why = await findEnd(session, cluster.api, clock);
    if (this.#session !== session) return;
    if (why !== null) await this.#end(why);
    else if (session.renewAt <= clock.now()) await this.renew();
  }

  /** An answer gives reason to doubt that the session still holds; where the way was refused, it does not. */
  #doubt(refused: AppError | null): void {
    if (this.#session === null) return;
    if (refused === null) this.#doubts.note();
    else this.#alone(this.#end({ kind: 'failed', error: refused }));
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
    session.renewal ??= this.#renew(session).finally(() => (session.renewal = null));
    return session.renewal;
  }

  async #renew(session: Session): Promise<Result<null, AppError>> {
    const { clock, log, activity } = this.#parts;
    const minted = await this.#tokens.mint(session.account);
    if (this.#session !== session) {
      if (minted.ok) await this.#tokens.end(minted.value);
      return fail({ code: 'dashboard-no-session' });
    }
    if (!minted.ok) {
      log.failure('dashboard.renew', minted.error.code);
      const now = clock.now();
      session.renewAt = now + pauseMs;
      this.#parts.onMoment();
      const isOver = minted.error.code === 'api-forbidden' || session.minted.record.expiresAt <= now;
      if (isOver) await this.#end({ kind: 'failed', error: minted.error });
      return minted;
    }
    const former = secretOf(session.minted.record);
    session.minted = minted.value;
    session.renewAt = renewalOf(minted.value);
    this.#parts.onMoment();
    activity.noteToken('token-renewed', minted.value.record);
    return this.#tokens.endOwed(session, former);
  }

  async #begin(dashboard: FoundDashboard, wished: ServiceAccountRef): Promise<Session | Failed> {
    this.#isBeginning = true;
    this.#isLocked = false;
    try {
      const basis = await this.#prepare(dashboard, wished);
      return basis.ok ? await this.#open(basis.value) : basis;
    } finally {
      this.#isBeginning = false;
      this.#parts.onMoment();
    }
  }

  /** A session that may begin; the token of a former one, which is noted in its place, is ended first. */
  async #prepare(
    dashboard: FoundDashboard,
    wished: ServiceAccountRef,
  ): Promise<Result<SessionBasis, AppError>> {
    const { cluster, trayAccount } = this.#parts;
    const target = await cluster.api.dashboards.target(dashboard);
    if (!target.ok) return target;
    const access = await trayAccount.require();
    if (!access.ok) return access;
    const agreed = await this.#question.ask(dashboard, wished);
    if (!agreed.ok) return agreed;
    await this.#tokens.endFormer();
    const minted = await this.#tokens.mint(agreed.value.account);
    return minted.ok ? ok({ dashboard, wished, minted: minted.value, ...agreed.value }) : minted;
  }

  async #open(basis: SessionBasis): Promise<Session | Failed> {
    const { cluster, clock, activity, notices } = this.#parts;
    const { dashboard, account, minted } = basis;
    let session: Session | null = null;
    const opened = await openProxy(dashboard, this.#parts, {
      bearer: () => (session?.minted ?? minted).token,
      onUse: () => {
        if (session !== null) session.usedAt = clock.now();
      },
      onDoubt: (refused) => this.#doubt(refused),
    }).catch(async (bug: unknown) => {
      await this.#tokens.end(minted);
      throw bug;
    });
    if (!opened.ok) {
      await this.#tokens.end(minted);
      return opened;
    }
    if (this.#isLocked) {
      opened.value.close();
      await this.#tokens.end(minted);
      return fail({ code: 'dashboard-screen-locked' });
    }
    const now = clock.now();
    session = {
      ...basis,
      proxy: opened.value,
      renewAt: renewalOf(minted),
      usedAt: now,
      renewal: null,
      owed: [],
    };
    this.#session = session;
    activity.noteToken('dashboard-session-begun', minted.record);
    const shown = { status: 'open', dashboard, account, power: basis.power, since: now } as const;
    cluster.change({ dashboardSession: shown });
    const begun = session;
    notices.signedIn(shown, () => {
      if (this.#session === begun) this.#alone(this.end());
    });
    return session;
  }
}
