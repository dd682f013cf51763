import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import {
  nothingForgotten,
  type Forgetting,
  type LeavingToken,
} from '../../../../shared/contract/state/forgetting-state.ts';
import type { TokenRow } from '../../../../shared/contract/state/token-state.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { AlarmSource } from '../scope/alarm-source.ts';
import type { ClusterScope } from '../scope/cluster-scope.ts';
import type { KeyringService } from '../../vault/keyring-service.ts';
import type { Clock } from '../../ports/clock.ts';
import { entryId } from './token-entries.ts';
import type { SavedTokens } from './saved-tokens.ts';

/** What forgetting with an undo needs. */
export interface ForgetterParts {
  readonly cluster: ClusterScope;
  readonly saved: SavedTokens;
  readonly keyringService: KeyringService;
  readonly clock: Clock;
  /** Called when something else is out of sight. */
  readonly onChange: () => void;
  /** Called when the moment of the next deletion has changed. */
  readonly onMoment: () => void;
}

/** So long a person can take it back. */
const undoMs = 10_000;
/** What is due for longer than this was not seen by anybody: the machine slept, or the clock was set. */
const mostLateMs = 60_000;

interface Leaving extends LeavingToken {
  readonly tokenId: string;
  readonly begunAt: number;
}

/**
 * Forgets tokens with those that they renew: out of sight at once, and deleted after ten seconds. Whatever comes between, such as
 * the end of the process or of the cluster, or sleep, keeps them.
 */
export class Forgetter implements AlarmSource {
  readonly #parts: ForgetterParts;
  #leaving: readonly Leaving[] = [];
  /** The entry that is being deleted, which nobody can take back any more. */
  #going: string | null = null;
  #failed: Forgetting['failed'] = null;

  constructor(parts: ForgetterParts) {
    this.#parts = parts;
    parts.cluster.lifetime.onEnd(() => (this.#leaving = []));
  }

  /** What was just forgotten, as it is shown. */
  get shown(): Forgetting {
    if (this.#leaving.length === 0 && this.#failed === null) return nothingForgotten;
    return {
      leaving: this.#leaving
        .filter(({ id }) => id !== this.#going)
        .map(({ id, namespace, serviceAccount, until }) => ({ id, namespace, serviceAccount, until })),
      failed: this.#failed,
    };
  }

  /** Whether a token is out of sight. */
  hides(token: Pick<TokenRow, 'id' | 'chain'>): boolean {
    return this.#leaving.some(({ id }) => id === entryId(token));
  }

  /** Takes a token and those that it renews out of sight; a locked keyring is opened first, while who clicked is there. */
  async forget(tokenId: string): Promise<Result<null, AppError>> {
    const { cluster, keyringService, clock, onMoment } = this.#parts;
    if (this.#isInKeyring(tokenId)) {
      const locked = await cluster.lifetime.duringSure(keyringService.openIfLocked());
      if (!locked.ok) return locked;
      if (locked.value !== null) return fail(locked.value);
    }
    const row = this.#parts.saved.row(tokenId);
    if (row === null) return fail({ code: 'token-unknown' });
    const { namespace, serviceAccount } = row;
    const begunAt = clock.now();
    const until = begunAt + undoMs;
    const leaving = { id: entryId(row), tokenId, namespace, serviceAccount, begunAt, until };
    this.#failed = null;
    this.#show([leaving, ...this.#leaving]);
    onMoment();
    return ok(null);
  }

  /** Takes one back, by the id of its entry. */
  keep(id: string): Result<null, AppError> {
    if (this.#going === id || this.#leaving.every((each) => each.id !== id))
      return fail({ code: 'token-unknown' });
    this.#show(this.#leaving.filter((each) => each.id !== id));
    return ok(null);
  }

  /** Takes back all that is not being deleted yet. */
  keepAll(): void {
    if (this.#leaving.some(({ id }) => id !== this.#going))
      this.#show(this.#leaving.filter(({ id }) => id === this.#going));
  }

  next(): number | null {
    const moments = this.#leaving.filter(({ id }) => id !== this.#going).map(({ until }) => until);
    return moments.length === 0 ? null : Math.min(...moments);
  }

  async due(): Promise<void> {
    const { clock } = this.#parts;
    const now = clock.now();
    if (this.#leaving.some(({ begunAt, until }) => now < begunAt || now > until + mostLateMs)) this.keepAll();
    for (;;) {
      const over = this.#leaving.filter(({ until }) => until <= clock.now()).at(-1);
      if (over === undefined) return;
      await this.#delete(over);
    }
  }

  async #delete({ id, tokenId }: Leaving): Promise<void> {
    const { saved, clock } = this.#parts;
    this.#going = id;
    this.#show(this.#leaving);
    try {
      const gone = await saved.forget(tokenId);
      // Removing its account, or its end, may have taken it away meanwhile.
      if (!gone.ok && gone.error.code !== 'token-unknown')
        this.#failed = { error: gone.error, at: clock.now() };
    } finally {
      this.#going = null;
      this.#show(this.#leaving.filter((each) => each.id !== id));
    }
  }

  /** Whether one of the tokens that go with it is in the keyring. */
  #isInKeyring(tokenId: string): boolean {
    const rows = this.#parts.saved.rows();
    const row = rows.find(({ id }) => id === tokenId);
    return (
      row !== undefined && rows.some((each) => entryId(each) === entryId(row) && each.place !== 'memory')
    );
  }

  #show(leaving: readonly Leaving[]): void {
    this.#leaving = leaving;
    this.#parts.onChange();
  }
}
