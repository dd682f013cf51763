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
}

/**
 * Forgets tokens with those that they renew: out of sight at once, and deleted after ten seconds. Another one that is forgotten
 * meanwhile gives all of them ten seconds anew, so that one undo takes all of it back. Whatever comes between, such as the end of
 * the process or of the cluster, or sleep, keeps them.
 */
export class Forgetter implements AlarmSource {
  readonly #parts: ForgetterParts;
  #leaving: readonly Leaving[] = [];
  /** When the last of them was forgotten. */
  #begunAt = 0;
  /** The entry that is being deleted, which nobody can take back any more. */
  #going: string | null = null;
  #failed: Forgetting['failed'] = null;

  constructor(parts: ForgetterParts) {
    this.#parts = parts;
    parts.cluster.lifetime.onEnd(() => (this.#leaving = []));
  }

  /** What was just forgotten, as it is shown. */
  get shown(): Forgetting {
    const tokens = this.#waiting.map(({ id, namespace, serviceAccount }) => ({
      id,
      namespace,
      serviceAccount,
    }));
    if (tokens.length === 0 && this.#failed === null) return nothingForgotten;
    return { leaving: tokens.length === 0 ? null : { tokens, until: this.#until }, failed: this.#failed };
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
    this.#begunAt = clock.now();
    this.#failed = null;
    this.#show([{ id: entryId(row), tokenId, namespace, serviceAccount }, ...this.#leaving]);
    onMoment();
    return ok(null);
  }

  /** Takes back all that is not being deleted yet. */
  keep(): Result<null, AppError> {
    if (this.#waiting.length === 0) return fail({ code: 'token-unknown' });
    this.#show(this.#leaving.filter(({ id }) => id === this.#going));
    return ok(null);
  }

  next(): number | null {
    return this.#waiting.length === 0 ? null : this.#until;
  }

  async due(): Promise<void> {
    const { clock } = this.#parts;
    const now = clock.now();
    if (now < this.#begunAt || now > this.#until + mostLateMs) this.keep();
    for (;;) {
      const over = this.#until <= clock.now() ? this.#leaving.at(-1) : undefined;
      if (over === undefined) return;
      await this.#delete(over);
    }
  }

  /** When those that wait are deleted. */
  get #until(): number {
    return this.#begunAt + undoMs;
  }

  /** What can be taken back. */
  get #waiting(): readonly Leaving[] {
    return this.#leaving.filter(({ id }) => id !== this.#going);
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
