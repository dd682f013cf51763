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
import type { ClusterScope } from '../scope/cluster-scope.ts';
import type { ClusterNotices, ClusterSettings, PersonAsker, SessionSecret } from '../scope/desk.ts';
import type { Clock, Identifiers } from '../../ports/clock.ts';
import type { ConnectCluster, ServiceAccountRef } from '../../ports/cluster-api.ts';
import type { DashboardDoor, SignedIn, SignInParts } from '../../ports/dashboard.ts';
import type { Log } from '../../ports/machine.ts';
import { isOf, renewalOf, type Session, type SessionBasis } from './session.ts';
import { endSessionToken, mintSessionToken, secretOf } from './session-token.ts';
import type { Minted } from '../tokens/mint-token.ts';

/** What signing in to dashboards needs. */
export interface DashboardSessionsParts {
  readonly cluster: ClusterScope;
  readonly door: DashboardDoor;
  readonly connect: ConnectCluster;
  readonly trayAccount: TrayAccount;
  readonly asker: PersonAsker;
  readonly activity: ClusterActivity;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
  readonly log: Log;
  readonly settings: ClusterSettings;
  readonly notices: ClusterNotices;
  /** Called when the moment of what becomes due by itself has changed. */
  readonly onMoment: () => void;
}

/** Nobody has asked for anything for so long: the session ends. */
const idleMs = 30 * 60_000;
/** Between tries to renew, and to end what a crash left. */
const pauseMs = 60_000;

type Failed = Extract<Result<never, AppError>, { ok: false }>;

/** The session of one cluster with its dashboard: a browser that is signed in as the dashboard account, until it ends. */
export class DashboardSessions implements AlarmSource {
  readonly #parts: DashboardSessionsParts;
  #session: Session | null = null;
  /** Whether one is being begun, whose token may be noted already. */
  #isBeginning = false;
  /** What a person agreed to in this run, by account. */
  readonly #agreed = new Set<string>();
  #ending: Promise<unknown> = Promise.resolve();
  /** When a former session’s token is tried to be ended next, epoch milliseconds. */
  #formerAt: number;

  constructor(parts: DashboardSessionsParts) {
    this.#parts = parts;
    this.#formerAt = parts.clock.now();
    parts.cluster.lifetime.onEnd(() => void this.end());
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
    const ended = this.#endOwed(session, secretOf(session.minted.record));
    this.#ending = Promise.all([this.#ending, ended]);
    return ended;
  }

  /** Ends one more token of a session, and those that could not be ended before. */
  async #endOwed(session: Session, secret: SessionSecret | null): Promise<Result<null, AppError>> {
    session.owed = [...session.owed, secret];
    const all = await Promise.all(
      session.owed.map(async (each) => {
        const ended = await this.#endToken(each);
        if (ended.ok) session.owed = session.owed.filter((other) => other !== each);
        return ended;
      }),
    );
    return all.find((ended) => !ended.ok) ?? ok(null);
  }

  /** What could not be deleted stays noted, to be tried again soon or by the next start. */
  async #endToken(secret: SessionSecret | null): Promise<Result<null, AppError>> {
    const { cluster, connect, settings, log, clock } = this.#parts;
    if (secret === null) return ok(null);
    this.#formerAt = clock.now() + pauseMs;
    const ended = await endSessionToken(cluster, connect, secret);
    if (!ended.ok) log.failure('dashboard.end', ended.error.code);
    const noted = settings.dashboardSession(cluster.identity);
    if (ended.ok && noted?.uid === secret.uid) await settings.noteDashboardSession(cluster.identity, null);
    return ended;
  }

  /** Waits until what was ended is over. */
  async settled(): Promise<void> {
    await this.#ending;
  }

  next(): number | null {
    const { cluster, settings } = this.#parts;
    const session = this.#session;
    if (session !== null) return Math.min(session.renewAt, session.usedAt + idleMs);
    if (this.#isBeginning) return null;
    return settings.dashboardSession(cluster.identity) === null ? null : this.#formerAt;
  }

  async due(): Promise<void> {
    const session = this.#session;
    const now = this.#parts.clock.now();
    if (session === null) {
      if (!this.#isBeginning) await this.#endFormer(now);
      return;
    }
    if (session.usedAt + idleMs <= now || session.minted.record.expiresAt <= now) await this.end();
    else if (session.renewAt <= now) await this.renew();
  }

  /** Ends the token of a session that a crash cut off, or that could not be ended. */
  async #endFormer(now: number): Promise<void> {
    const { cluster, settings } = this.#parts;
    const former = settings.dashboardSession(cluster.identity);
    if (former === null || this.#formerAt > now) return;
    await this.#endToken(former);
  }

  /** Takes another token for the session; what a browser has open goes on. */
  async renew(): Promise<Result<null, AppError>> {
    const session = this.#session;
    if (session === null) return fail({ code: 'dashboard-no-session' });
    const { clock, log, activity } = this.#parts;
    const minted = await this.#mint(session.account);
    if (this.#session !== session) {
      if (minted.ok) await this.#endToken(secretOf(minted.value.record));
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
    return this.#endOwed(session, former);
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
    const { cluster, settings, trayAccount } = this.#parts;
    const target = await cluster.api.dashboards.target(dashboard);
    if (!target.ok) return target;
    const access = await trayAccount.require();
    if (!access.ok) return access;
    const agreed = await this.#ask(dashboard, account);
    if (!agreed.ok) return agreed;
    await this.#endToken(settings.dashboardSession(cluster.identity));
    return this.#mint(account);
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
      await this.#endToken(secretOf(minted.record));
      throw bug;
    });
    if (!opened.ok) {
      await this.#endToken(secretOf(minted.record));
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

  /** Noted before anybody can use it. */
  async #mint(account: ServiceAccountRef): Promise<Result<Minted, AppError>> {
    const { cluster, identifiers, settings } = this.#parts;
    const minted = await mintSessionToken(cluster, { id: identifiers.next(), account });
    if (minted.ok) await settings.noteDashboardSession(cluster.identity, secretOf(minted.value.record));
    return minted;
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
