import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { ClusterScope } from '../scope/cluster-scope.ts';
import type { ClusterSettings, SessionSecret } from '../scope/desk.ts';
import type { Clock, Identifiers } from '../../ports/clock.ts';
import type { ConnectCluster, ServiceAccountRef } from '../../ports/cluster-api.ts';
import type { Log } from '../../ports/machine.ts';
import type { Minted } from '../tokens/mint-token.ts';
import type { Session } from './session.ts';
import { endSessionToken, mintSessionToken, secretOf } from './session-token.ts';

/** What minting and ending need. */
export interface SessionTokensParts {
  readonly cluster: ClusterScope;
  readonly connect: ConnectCluster;
  readonly settings: ClusterSettings;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
  readonly log: Log;
}

/** Between tries to end what a crash left, or what could not be ended. */
const pauseMs = 60_000;

/** The tokens of one cluster’s dashboard sessions: noted before anybody can use them, until they were seen to end. */
export class SessionTokens {
  readonly #parts: SessionTokensParts;
  /** When the tokens of former sessions are tried to be ended next, epoch milliseconds. */
  #formerAt: number;

  constructor(parts: SessionTokensParts) {
    this.#parts = parts;
    this.#formerAt = parts.clock.now();
  }

  /** Mints one, noted before anybody can use it; what cannot be noted would outlast a crash, and is ended. */
  async mint(account: ServiceAccountRef): Promise<Result<Minted, AppError>> {
    const { cluster, identifiers, settings } = this.#parts;
    const minted = await mintSessionToken(cluster, { id: identifiers.next(), account });
    const secret = minted.ok ? secretOf(minted.value.record) : null;
    if (secret === null) return minted;
    const noted = await settings.noteDashboardSession(cluster.identity, secret);
    if (noted.ok) return minted;
    await this.#end(secret);
    return noted;
  }

  /** Ends one more token of a session, and those that could not be ended before. */
  async endOwed(session: Session, secret: SessionSecret | null): Promise<Result<null, AppError>> {
    session.owed = [...session.owed, secret];
    const all = await Promise.all(
      session.owed.map(async (each) => {
        const ended = await this.#end(each);
        if (ended.ok) session.owed = session.owed.filter((other) => other !== each);
        return ended;
      }),
    );
    return all.find((ended) => !ended.ok) ?? ok(null);
  }

  /** Ends one that no session uses. */
  end({ record }: Minted): Promise<Result<null, AppError>> {
    return this.#end(secretOf(record));
  }

  /** When those of former sessions are tried to be ended, epoch milliseconds; null without one. */
  nextFormer(): number | null {
    const { cluster, settings } = this.#parts;
    return settings.dashboardSessions(cluster.identity).length === 0 ? null : this.#formerAt;
  }

  /** Ends the tokens of sessions that a crash cut off, or that could not be ended. */
  async endFormer(): Promise<void> {
    const { cluster, settings } = this.#parts;
    await Promise.all(settings.dashboardSessions(cluster.identity).map((secret) => this.#end(secret)));
  }

  /** What could not be deleted stays noted, to be tried again soon or by the next start. */
  async #end(secret: SessionSecret | null): Promise<Result<null, AppError>> {
    const { cluster, connect, settings, log, clock } = this.#parts;
    if (secret === null) return ok(null);
    this.#formerAt = clock.now() + pauseMs;
    const ended = await endSessionToken(cluster, connect, secret);
    if (!ended.ok) log.failure('dashboard.end', ended.error.code);
    if (ended.ok) await settings.dropDashboardSession(cluster.identity, secret.uid);
    return ended;
  }
}
