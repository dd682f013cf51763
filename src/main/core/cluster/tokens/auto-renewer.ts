import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { TokenRow } from '../../../../shared/contract/state/token-state.ts';
import type { ClusterActivity } from '../scope/cluster-activity.ts';
import type { AlarmSource } from '../scope/alarm-source.ts';
import type { ClusterScope } from '../scope/cluster-scope.ts';
import type { AppState } from '../scope/desk.ts';
import type { KeyringService } from '../../vault/keyring-service.ts';
import type { Clock } from '../../ports/clock.ts';
import { isUnreachable } from './fresh-token.ts';
import type { TokenLifetime } from './fresh.ts';
import type { Renewer } from './renewer.ts';
import type { SavedTokens } from './saved-tokens.ts';
import type { TokenStore } from '../../vault/token-store.ts';

/** What renewing by itself needs. */
export interface AutoRenewerParts {
  readonly app: AppState;
  readonly cluster: ClusterScope;
  /** Looks at the cluster anew. */
  readonly refresh: () => Promise<void>;
  readonly tokens: TokenStore;
  readonly saved: SavedTokens;
  readonly keyringService: KeyringService;
  readonly renewer: Renewer;
  readonly activity: ClusterActivity;
  readonly clock: Clock;
  /** Called when the moment of the next renewal has changed. */
  readonly onMoment: () => void;
  /** Called when a token is renewed no more. */
  readonly onStopped: (error: AppError) => void;
}

/** The pauses after the first failures; after the last one a person has to see to it. */
const pausesMs = [60_000, 300_000];

interface Failures {
  readonly count: number;
  readonly retryAt: number;
}

/** Renews by itself the tokens that a person chose for it; never while the keyring is locked or the API server out of reach. */
export class AutoRenewer implements AlarmSource {
  readonly #parts: AutoRenewerParts;
  readonly #failures = new Map<string, Failures>();
  #wasPossible = false;
  #running: Promise<void> | null = null;

  constructor(parts: AutoRenewerParts) {
    this.#parts = parts;
    const { cluster, app } = parts;
    cluster.subscribe(() => this.#notice());
    cluster.lifetime.onEnd(app.subscribe(() => this.#notice()));
  }

  /** Chooses whether a token is renewed by itself. */
  async choose(id: string, byItself: boolean): Promise<Result<null, AppError>> {
    const { cluster, tokens, onMoment } = this.#parts;
    const record = tokens.find(id, cluster.identity);
    if (record === null) return fail({ code: 'token-unknown' });
    if (record.revocation !== null) return fail({ code: 'token-revoked' });
    this.#failures.delete(id);
    await tokens.setRenewal(id, byItself ? 'by-itself' : 'by-hand');
    onMoment();
    return ok(null);
  }

  next(): number | null {
    const moments = this.#rows().map((row) => this.#momentOf(row));
    return moments.length === 0 ? null : Math.min(...moments);
  }

  /** One run at a time: what it asks for makes the cluster and the keyring be noticed again. */
  due(): Promise<void> {
    this.#running ??= this.#renewOverdue().finally(() => (this.#running = null));
    return this.#running;
  }

  async #renewOverdue(): Promise<void> {
    if (this.#overdue().length === 0) return;
    await this.#parts.refresh();
    await this.#parts.keyringService.check();
    if (!this.#isPossible()) return;
    for (const row of this.#overdue()) await this.#renew(row.id);
  }

  async #renew(id: string): Promise<void> {
    const { renewer, tokens, activity, clock, onStopped } = this.#parts;
    const row = this.#rows().find((each) => each.id === id);
    if (row === undefined) return;
    const renewed = await renewer.renew(id);
    if (renewed.ok) {
      this.#failures.delete(id);
      return;
    }
    // A cluster that was left says nothing about its tokens.
    if (isUnreachable(renewed.error) || renewed.error.code === 'cluster-changed') return;
    const count = (this.#failures.get(id)?.count ?? 0) + 1;
    const pauseMs = pausesMs[count - 1];
    if (pauseMs !== undefined) {
      this.#failures.set(id, { count, retryAt: clock.now() + pauseMs });
      return;
    }
    this.#failures.delete(id);
    await tokens.setRenewal(id, 'stopped');
    activity.noteToken('renewal-stopped', row);
    onStopped(renewed.error);
  }

  /** What had to wait for the keyring or the API server is done when both are there again. */
  #notice(): void {
    const wasPossible = this.#wasPossible;
    this.#wasPossible = this.#isPossible();
    if (this.#wasPossible && !wasPossible && this.#overdue().length > 0) void this.due();
  }

  #overdue(): readonly TokenRow[] {
    const now = this.#parts.clock.now();
    return this.#rows().filter((row) => this.#momentOf(row) <= now);
  }

  #rows(): readonly TokenRow[] {
    return this.#parts.saved
      .rows()
      .filter(({ renewal, revocation }) => renewal === 'by-itself' && revocation === null);
  }

  #momentOf(row: TokenRow): number {
    return Math.max(renewalMoment(row), this.#failures.get(row.id)?.retryAt ?? 0);
  }

  #isPossible(): boolean {
    const { cluster, app } = this.#parts;
    const { keyring } = app.snapshot;
    const isLocked =
      keyring.status === 'unlocking' ||
      (keyring.status === 'unusable' && keyring.error.code === 'keyring-locked');
    return !cluster.lifetime.isOver && cluster.state.cluster.api.status === 'reachable' && !isLocked;
  }
}

/**
 * When a token is renewed by itself: at 65 to 70 % of its lifetime, where in between is told by its random id, so that
 * tokens which were minted together are not renewed together.
 */
function renewalMoment({ id, issuedAt, expiresAt }: TokenLifetime & { readonly id: string }): number {
  const chance = Number.parseInt(id.slice(0, 8), 16) / 2 ** 32;
  const share = 0.65 + 0.05 * (Number.isNaN(chance) ? 0 : chance);
  return Math.floor(issuedAt + (expiresAt - issuedAt) * share);
}
