import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { FoundDashboard, WhySignedOut } from '../../../../shared/contract/state/dashboard-state.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { TrayAccount } from '../access/tray-account.ts';
import type { AlarmSource } from '../scope/alarm-source.ts';
import type { ClusterActivity } from '../scope/cluster-activity.ts';
import type { Facts } from '../scope/facts.ts';
import type { AppState, ClusterNotices, PersonAsker } from '../scope/desk.ts';
import type { ServiceAccountRef } from '../../ports/cluster-api.ts';
import type { DashboardDoor, SignedIn } from '../../ports/dashboard.ts';
import { findEnd } from './find-end.ts';
import { isOf, renewalOf, type Session, type SessionBasis } from './session.ts';
import { openDoor } from './open-door.ts';
import { signedOutPage } from './session-pages.ts';
import { secretOf } from './session-token.ts';
import { SessionTokens, type SessionTokensParts } from './session-tokens.ts';
import { SignInQuestion } from './sign-in-question.ts';

/** What signing in to dashboards needs. */
export interface DashboardSessionsParts extends SessionTokensParts {
  readonly door: DashboardDoor;
  readonly trayAccount: TrayAccount;
  readonly asker: PersonAsker;
  readonly activity: ClusterActivity;
  readonly notices: ClusterNotices;
  readonly app: AppState;
  readonly onBug: (error: unknown) => void;
  /** Called when the moment of what becomes due by itself has changed. */
  readonly onMoment: () => void;
}

/** Between tries to renew. */
const pauseMs = 60_000;
/** Between looks whether a session still holds: a page may ask a hundred times for what is refused. */
const weighMs = 10_000;

type Failed = Extract<Result<never, AppError>, { ok: false }>;

/** The session of one cluster with its dashboard: a browser that is signed in as the dashboard account, until it ends. */
export class DashboardSessions implements AlarmSource {
  readonly #parts: DashboardSessionsParts;
  readonly #tokens: SessionTokens;
  readonly #question: SignInQuestion;
  #session: Session | null = null;
  /** That of the session before, which says why it ended. */
  #left: SignedIn | null = null;
  /** Whether one is being begun, whose token may be noted already. */
  #isBeginning = false;
  #ending: Promise<unknown> = Promise.resolve();

  constructor(parts: DashboardSessionsParts) {
    this.#parts = parts;
    this.#tokens = new SessionTokens(parts);
    this.#question = new SignInQuestion(parts);
    parts.cluster.lifetime.onEnd(() => void this.end());
    this.#followSettings();
    this.#followFacts();
  }

  /** Another time without use counts at once. */
  #followSettings(): void {
    const { cluster, app, clock, onMoment } = this.#parts;
    let idleSeconds = this.#idleSeconds;
    const follow = () => {
      if (this.#idleSeconds === idleSeconds) return;
      idleSeconds = this.#idleSeconds;
      // What is overdue by now, the alarm would take for what was tried just before.
      if (this.#session !== null && this.#idleAt(this.#session) <= clock.now()) void this.#endIdle();
      else onMoment();
    };
    cluster.lifetime.onEnd(app.subscribe(follow));
  }

  /** What was seen of the account or of RBAC is otherwise now. */
  #followFacts(): void {
    const { cluster } = this.#parts;
    const tell = ({ access, serverAuthorization }: Facts) =>
      JSON.stringify([access?.value, serverAuthorization?.value]);
    let told = tell(cluster.state.facts);
    cluster.subscribe(({ facts }) => {
      const now = tell(facts);
      if (now === told) return;
      told = now;
      this.#doubt(null);
    });
  }

  /** An address that signs a browser in to this dashboard, once and within half a minute. */
  async admit(dashboard: FoundDashboard): Promise<Result<string, AppError>> {
    const wished = this.#parts.trayAccount.current();
    const now = this.#parts.clock.now();
    if (this.#session !== null && !isOf(this.#session, { dashboard, wished, now })) await this.end();
    const session = this.#session ?? (await this.#begin(dashboard, wished));
    if ('ok' in session) return session;
    session.usedAt = this.#parts.clock.now();
    return ok(session.door.admit());
  }

  /** Ends the session for whoever wished it: its address answers nobody, and its token is deleted with its Secret. */
  end(): Promise<Result<null, AppError>> {
    this.#leave(null);
    return this.#end(null);
  }

  /** Ends the session though nobody wished it just now; its address tells the browser why until there is another. */
  async endBecause(why: WhySignedOut): Promise<void> {
    await this.#end(why);
  }

  async #end(why: WhySignedOut | null): Promise<Result<null, AppError>> {
    const session = this.#session;
    if (session === null) return ok(null);
    const { cluster, activity, notices, clock } = this.#parts;
    const { dashboard, account } = session;
    this.#session = null;
    if (why === null) {
      session.door.close();
      cluster.change({ dashboardSession: { status: 'none' } });
      notices.sessionOver();
    } else {
      const ended = { status: 'ended', dashboard, account, at: clock.now(), why } as const;
      session.door.leave(() => signedOutPage(ended, notices));
      this.#leave(session.door);
      cluster.change({ dashboardSession: ended });
      notices.signedOut(ended);
    }
    this.#parts.onMoment();
    activity.noteToken('dashboard-session-ended', session.minted.record);
    const ended = this.#tokens.endOwed(session, secretOf(session.minted.record));
    this.#ending = Promise.all([this.#ending, ended]);
    return ended;
  }

  #leave(door: SignedIn | null): void {
    this.#left?.close();
    this.#left = door;
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
    else if (session.renewAt <= now) await this.#weigh(session);
  }

  get #idleSeconds(): number | null {
    return this.#parts.app.snapshot.settings.dashboardIdleSeconds;
  }

  async #endIdle(): Promise<void> {
    await this.#end({ kind: 'idle', seconds: this.#idleSeconds ?? 0 });
  }

  /** Looks whether the session has come to its end on the cluster, and ends it then; else it is renewed where that is due. */
  async #weigh(session: Session): Promise<void> {
    const { cluster, clock } = this.#parts;
    const why = await findEnd(session, cluster.api, clock);
    if (this.#session !== session) return;
    if (why !== null) await this.#end(why);
    else if (session.renewAt <= clock.now()) await this.renew();
  }

  /** An answer gives reason to doubt that the session still holds; where the way was refused, it does not. */
  #doubt(refused: AppError | null): void {
    const session = this.#session;
    if (session !== null && refused !== null) void this.#end({ kind: 'failed', error: refused });
    else if (session !== null && !session.isWeighed) this.#weighSoon(session);
  }

  #weighSoon(session: Session): void {
    session.isWeighed = true;
    const { cluster, clock, onBug } = this.#parts;
    cluster.lifetime.after(clock, weighMs, () => (session.isWeighed = false));
    this.#weigh(session).catch(onBug);
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
    const opened = await openDoor(dashboard, this.#parts, {
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
    const now = clock.now();
    session = {
      ...basis,
      door: opened.value,
      renewAt: renewalOf(minted),
      usedAt: now,
      isWeighed: false,
      renewal: null,
      owed: [],
    };
    this.#leave(null);
    this.#session = session;
    activity.noteToken('dashboard-session-begun', minted.record);
    const shown = { status: 'open', dashboard, account, power: basis.power, since: now } as const;
    cluster.change({ dashboardSession: shown });
    notices.signedIn(shown);
    return session;
  }
}
