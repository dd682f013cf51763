import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { TokenRow } from '../../../../shared/contract/state/token-state.ts';
import type { ClusterActivity } from '../scope/cluster-activity.ts';
import type { ClusterClipboard } from '../scope/cluster-clipboard.ts';
import type { ClusterScope } from '../scope/cluster-scope.ts';
import type { KeyringService } from '../../vault/keyring-service.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Secret } from '../../ports/secret.ts';
import { entryId } from './token-entries.ts';
import type { TokenStore } from '../../vault/token-store.ts';

/** What using saved tokens needs. */
export interface SavedTokensParts {
  readonly cluster: ClusterScope;
  readonly tokens: TokenStore;
  readonly keyringService: KeyringService;
  readonly clipboard: ClusterClipboard;
  readonly clock: Clock;
  readonly activity: ClusterActivity;
  /** Whether one was just forgotten, and is out of sight. */
  readonly isHidden: (token: Pick<TokenRow, 'id' | 'chain'>) => boolean;
}

/** The saved tokens of one cluster. */
export class SavedTokens {
  readonly #parts: SavedTokensParts;

  constructor(parts: SavedTokensParts) {
    this.#parts = parts;
  }

  /** The valid ones that are in sight, newest first. */
  rows(): TokenRow[] {
    const { cluster, tokens, clock, isHidden } = this.#parts;
    return tokens.list(cluster.identity, clock.now()).filter((row) => !isHidden(row));
  }

  /** The row of a valid one. */
  row(id: string): TokenRow | null {
    return this.rows().find((each) => each.id === id) ?? null;
  }

  /** The token itself for somebody who clicked, while it is valid and its cluster is open. */
  async reveal(id: string): Promise<Result<Secret, AppError>> {
    const { cluster, tokens, keyringService, clock, isHidden } = this.#parts;
    const record = tokens.find(id, cluster.identity);
    if (record === null || isHidden(record)) return fail({ code: 'token-unknown' });
    const token = await cluster.lifetime.during(keyringService.withPerson(() => tokens.reveal(id, 'person')));
    return token.ok && record.expiresAt <= clock.now() ? fail({ code: 'token-expired' }) : token;
  }

  /** Copies one as it is. */
  async copy(id: string): Promise<Result<null, AppError>> {
    const { clipboard, activity } = this.#parts;
    const row = this.row(id);
    if (row === null) return fail({ code: 'token-unknown' });
    if (row.revocation !== null) return fail({ code: 'token-revoked' });
    const token = await this.reveal(id);
    if (!token.ok) return token;
    const put = await clipboard.put(id, token.value);
    if (!put.ok) return put;
    activity.noteToken('token-copied', row);
    return ok(null);
  }

  /** What a click has minted is saved, also where the keyring must be opened first: somebody is there to answer. */
  async saveMinted(): Promise<void> {
    await this.#parts.tokens.settled();
    await this.#parts.keyringService.openIfLocked();
  }

  /** Drops one and those that it renews, the oldest first; each stays valid until it expires. */
  async forget(id: string): Promise<Result<null, AppError>> {
    const { cluster, tokens, keyringService, activity } = this.#parts;
    const named = tokens.find(id, cluster.identity);
    if (named === null) return fail({ code: 'token-unknown' });
    const ofEntry = tokens
      .all()
      .filter((each) => each.cluster === cluster.identity && entryId(each) === entryId(named))
      .sort((a, b) => a.issuedAt - b.issuedAt);
    // One that is on its way into the keyring is listed twice.
    const records = new Map(ofEntry.map((each) => [each.id, each]));
    let failed: Result<null, AppError> = ok(null);
    // An old one whose entry stays does not keep those after it.
    for (const record of records.values()) {
      const forgotten = await keyringService.withPerson(() => tokens.forget(record.id, 'person'));
      if (forgotten.ok) activity.noteToken('token-forgotten', record);
      else if (failed.ok) failed = forgotten;
    }
    return failed;
  }
}
