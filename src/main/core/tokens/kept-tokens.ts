import type { AppError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { TokenRow } from '../../../shared/token-state.ts';
import type { ActivityKeeper } from '../activity/activity-keeper.ts';
import type { ClipboardKeeper } from '../clipboard/clipboard-keeper.ts';
import type { ClusterKeeper } from '../cluster/cluster-keeper.ts';
import type { KeyringDoor } from '../keyring-door.ts';
import type { Clock } from '../ports/clock.ts';
import type { Secret } from '../secret.ts';
import type { Store } from '../state/store.ts';
import type { TokenKeeper } from './token-keeper.ts';

/** What using kept tokens needs. */
export interface KeptTokensParts {
  readonly store: Store;
  readonly clusters: ClusterKeeper;
  readonly tokens: TokenKeeper;
  readonly keyringDoor: KeyringDoor;
  readonly clipboard: ClipboardKeeper;
  readonly clock: Clock;
  readonly activity: ActivityKeeper;
}

/** The kept tokens of the open cluster. */
export class KeptTokens {
  readonly #parts: KeptTokensParts;

  constructor(parts: KeptTokensParts) {
    this.#parts = parts;
  }

  /** The valid ones, newest first. */
  rows(): TokenRow[] {
    const { store, tokens, clock } = this.#parts;
    const { cluster } = store.snapshot;
    return cluster.status === 'open' ? tokens.list(cluster.identity, clock.now()) : [];
  }

  /** The row of a valid one. */
  row(id: string): TokenRow | null {
    return this.rows().find((each) => each.id === id) ?? null;
  }

  /** The token itself for somebody who clicked, while it is valid and its cluster is open. */
  async reveal(id: string): Promise<Result<Secret, AppError>> {
    const { clusters, tokens, keyringDoor, clock } = this.#parts;
    const session = clusters.session();
    if (!session.ok) return session;
    const record = tokens.find(id, session.value.found.identity);
    if (record === null) return fail({ code: 'token-unknown' });
    const token = await keyringDoor.withPerson(() => tokens.reveal(id, 'person'));
    // The keyring may take its time.
    if (!clusters.isOpen(session.value)) return fail({ code: 'cluster-changed' });
    return record.expiresAt <= clock.now() ? fail({ code: 'token-expired' }) : token;
  }

  /** Copies one as it is. */
  async copy(id: string): Promise<Result<null, AppError>> {
    const { store, clipboard, activity } = this.#parts;
    const row = this.row(id);
    if (row === null) return fail({ code: 'token-unknown' });
    if (row.revocation !== null) return fail({ code: 'token-revoked' });
    const token = await this.reveal(id);
    if (!token.ok) return token;
    const put = await clipboard.put(id, token.value);
    if (!put.ok) return put;
    activity.noteToken('token-copied', row);
    if (store.snapshot.copy.status !== 'working') store.change({ copy: { status: 'idle' } });
    return ok(null);
  }

  /** What a click has minted is kept, also where the keyring must be opened first: somebody is there to answer. */
  async keepMinted(): Promise<void> {
    await this.#parts.tokens.settled();
    await this.#parts.keyringDoor.openForKept();
  }

  /** Drops one; it stays valid until it expires. */
  async forget(id: string): Promise<Result<null, AppError>> {
    const { tokens, keyringDoor, activity } = this.#parts;
    const row = this.row(id);
    const forgotten = await keyringDoor.withPerson(() => tokens.forget(id, 'person'));
    if (forgotten.ok && row !== null) activity.noteToken('token-forgotten', row);
    return forgotten;
  }
}
