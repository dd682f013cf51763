import type { AppError } from '../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../shared/contract/values/result.ts';
import type { Renewal, Revocation, TokenRow } from '../../../shared/contract/state/token-state.ts';
import type { DocumentStore } from '../ports/files.ts';
import { entryErrors } from '../../../shared/contract/errors/keyring-errors.ts';
import type { Keyring, Presence } from '../ports/desktop.ts';
import type { Log } from '../ports/machine.ts';
import type { Secret } from '../ports/secret.ts';
import { explainFault } from './documents/read-document.ts';
import { isOver, nextEnd, seeExpired } from './expired.ts';
import { formatTokenIndex, parseTokenIndex, type TokenRecord } from './token-index.ts';

/** What a token needs to be kept: its line without what becomes of it in the keyring. */
export type NewToken = Omit<TokenRecord, 'state' | 'collection'>;

/** What the store needs. */
export interface TokenStoreParts {
  readonly documents: DocumentStore;
  readonly keyring: Keyring;
  readonly log: Log;
  /** Called after every change of the list. */
  readonly onChange: () => void;
  /** Called when the keyring or the index failed, with null when they work again. */
  readonly onKeyring: (error: AppError | null) => void;
  readonly onStore: (error: AppError | null) => void;
}

/** Keeps minted tokens: secrets in the OS keyring, everything else in the index, and in memory what neither could take. */
export class TokenStore {
  #records: readonly TokenRecord[] = [];
  readonly #inMemory = new Map<string, { readonly record: NewToken; readonly token: Secret }>();
  readonly #parts: TokenStoreParts;
  /** Asked to be forgotten by somebody whose answer to the keyring has not come yet. */
  readonly #leaving = new Set<string>();
  #indexError: AppError | null = { code: 'store-unreadable', file: 'tokens.json' };
  #queue: Promise<unknown> = Promise.resolve();

  constructor(parts: TokenStoreParts) {
    this.#parts = parts;
  }

  /** Reads the index; an unreadable one is left untouched and new tokens stay in memory. */
  async load(): Promise<void> {
    this.#indexError = await this.#readIndex();
    this.#parts.onStore(this.#indexError);
    this.#parts.onChange();
  }

  /** The valid tokens of a cluster, newest first. */
  list(cluster: string, now: number): TokenRow[] {
    return this.lines(cluster, now).map((record) => this.#row(record));
  }

  /** Their lines. */
  lines(cluster: string, now: number): NewToken[] {
    const replaced = this.#replaced();
    const saved = this.#records.filter((record) => !this.#inMemory.has(record.id));
    return [...this.inMemory(), ...saved]
      .filter((record) => record.cluster === cluster && record.expiresAt > now)
      .sort((a, b) => b.issuedAt - a.issuedAt)
      .map((record) => (replaced.has(record.id) ? byHand(record) : record));
  }

  /** Whether a token of this cluster is kept, valid or not. */
  has(cluster: string): boolean {
    return this.all().some((record) => record.cluster === cluster);
  }

  /** The line of a valid token of this cluster. */
  find(id: string, cluster: string): NewToken | null {
    const record = this.#inMemory.get(id)?.record ?? this.#records.find((each) => each.id === id);
    if (record?.cluster !== cluster) return null;
    return this.#replaced().has(id) ? byHand(record) : record;
  }

  /** The tokens of all clusters, in memory and in the index. */
  all(): readonly NewToken[] {
    return [...this.inMemory(), ...this.#records];
  }

  /** The tokens of all clusters that are in memory alone. */
  inMemory(): NewToken[] {
    return [...this.#inMemory.values()].map(({ record }) => record);
  }

  /** The token itself; `token-lost` when the keyring certainly has it no more. */
  async reveal(id: string, presence: Presence): Promise<Result<Secret, AppError>> {
    const inMemory = this.#inMemory.get(id);
    if (inMemory !== undefined) return ok(inMemory.token);
    const record = this.#records.find((each) => each.id === id);
    if (record === undefined) return fail({ code: 'token-unknown' });
    const loaded = await this.#parts.keyring.load({ account: id, collection: record.collection }, presence);
    this.#parts.onKeyring(loaded.ok ? null : loaded.error);
    if (!loaded.ok) return loaded;
    return loaded.value === null ? fail({ code: 'token-lost' }) : ok(loaded.value);
  }

  /** Holds the token in memory at once, then moves it to the keyring; the promise ends when it is there or could not be. */
  save(record: NewToken, token: Secret): Promise<void> {
    this.#inMemory.set(record.id, { record, token });
    this.#parts.onChange();
    return this.#enqueue(() => this.#save(record.id));
  }

  /** Moves to the keyring what had to stay in memory, and settles lines that a crash or a late answer left. */
  settle(): Promise<void> {
    return this.#enqueue(async () => {
      for (const id of [...this.#inMemory.keys()]) await this.#save(id);
      for (const id of [...this.#leaving]) await this.#forget(id, 'nobody');
      for (const record of this.#records.filter(({ state }) => state === 'pending'))
        await this.#settlePending(record);
    });
  }

  /** Drops a token: its keyring entry first, then its line; it stays valid until it expires. */
  forget(id: string, presence: Presence): Promise<Result<null, AppError>> {
    return this.#enqueue(() => this.#forget(id, presence));
  }

  /** Notes what became of revoked tokens; it counts even when the index cannot be written. */
  noteRevocation(ids: readonly string[], revocation: Revocation): Promise<void> {
    return this.#change(ids, (record) => ({ ...record, revocation }));
  }

  /** Notes who renews a token; it counts even when the index cannot be written. */
  setRenewal(id: string, renewal: Renewal): Promise<void> {
    return this.#change([id], (record) => ({ ...record, renewal }));
  }

  /** When the next token of any cluster expires or is dropped, epoch milliseconds; null without tokens. */
  nextEnd(now: number): number | null {
    const ends = this.all().map((record) => nextEnd(record, now));
    return ends.length === 0 ? null : ends.reduce((least, end) => Math.min(least, end), Infinity);
  }

  /** Drops what was seen expired a day ago, and notes what is seen so now; what could not be deleted stays. */
  async removeExpired(now: number): Promise<void> {
    const changed = this.all().filter((record) => record.expiredSeenAt !== seeExpired(record, now));
    const ids = changed.map(({ id }) => id);
    const note = <Line extends NewToken>(line: Line) => ({ ...line, expiredSeenAt: seeExpired(line, now) });
    if (ids.length > 0) await this.#change(ids, note);
    const over = this.all().filter((record) => isOver(record, now));
    for (const id of new Set(over.map((record) => record.id))) {
      const forgotten = await this.forget(id, 'nobody');
      if (!forgotten.ok && !entryErrors.has(forgotten.error.code)) return;
    }
  }

  /** Settles when everything asked for so far is done. */
  async settled(): Promise<void> {
    await this.#queue;
  }

  #change(ids: readonly string[], change: <Line extends NewToken>(record: Line) => Line): Promise<void> {
    return this.#enqueue(async () => {
      for (const id of ids) this.#changeInMemory(id, change);
      this.#records = this.#records.map((each) => (ids.includes(each.id) ? change(each) : each));
      await this.#writeIndex(this.#records);
    });
  }

  #changeInMemory(id: string | null, change: (record: NewToken) => NewToken): void {
    const held = id === null ? undefined : this.#inMemory.get(id);
    if (held !== undefined) this.#inMemory.set(held.record.id, { ...held, record: change(held.record) });
  }

  #row(record: NewToken): TokenRow {
    const { id, purpose, namespace, serviceAccount, audiences, lifetimeSeconds } = record;
    const { issuedAt, expiresAt, jti, revocation, renewal, chain } = record;
    return {
      ...{ id, purpose, namespace, serviceAccount, audiences, lifetimeSeconds },
      ...{ issuedAt, expiresAt, jti, revocation, renewal, chain },
      revocable: record.boundSecret === null ? 'no' : record.boundSecret.shared ? 'shared' : 'alone',
      place: this.#inMemory.has(id) ? this.#placeInMemory(id) : 'keyring',
    };
  }

  /**
   * The tokens whose successor is there: they are renewed no more. That is written down only with the line that says that the
   * successor is kept: a crash before takes the successor away, and its predecessor goes on renewing itself.
   */
  #replaced(): ReadonlySet<string | null> {
    return new Set(this.all().map(({ replaces }) => replaces));
  }

  #placeInMemory(id: string): TokenRow['place'] {
    return this.#records.some((record) => record.id === id && record.state === 'pending')
      ? 'saving'
      : 'memory';
  }

  async #forget(id: string, presence: Presence): Promise<Result<null, AppError>> {
    const held = this.#inMemory.get(id)?.record;
    const line = this.#records.find((each) => each.id === id);
    const record = held ?? line;
    if (record === undefined) return fail({ code: 'token-unknown' });
    if (line !== undefined) {
      const deleted = await this.#parts.keyring.delete(
        { account: id, collection: line.collection },
        presence,
      );
      this.#parts.onKeyring(deleted.ok ? null : deleted.error);
      if (!deleted.ok && deleted.error.code === 'keyring-unanswered') this.#leaving.add(id);
      else this.#leaving.delete(id);
      if (!deleted.ok) return deleted;
    }
    this.#inMemory.delete(id);
    const left = this.#endRenewal(record.replaces, this.#records).filter((each) => each.id !== id);
    const isWritten = line !== undefined || left.some((each) => each.id === record.replaces);
    if (isWritten) return this.#writeIndex(left);
    this.#parts.onChange();
    return ok(null);
  }

  async #save(id: string): Promise<void> {
    const inMemory = this.#inMemory.get(id);
    if (inMemory === undefined || this.#indexError !== null) return;
    const { replaces } = inMemory.record;
    if (replaces !== null && this.#inMemory.has(replaces)) {
      await this.#save(replaces);
      if (this.#inMemory.has(replaces)) return;
    }
    const usable = await this.#parts.keyring.check();
    this.#parts.onKeyring(usable.ok ? null : usable.error);
    if (!usable.ok) return;
    const { record, token } = inMemory;
    const others = this.#records.filter((each) => each.id !== id);
    const pending = await this.#writeIndex([{ ...record, state: 'pending', collection: null }, ...others]);
    if (!pending.ok) return;
    const stored = await this.#parts.keyring.store(id, token);
    this.#parts.onKeyring(stored.ok ? null : stored.error);
    if (!stored.ok) {
      this.#parts.log.failure('token.store', stored.error.code);
      return;
    }
    this.#inMemory.delete(id);
    await this.#writeSaved(id, stored.value);
  }

  /** Writes down that the keyring holds a token, and with it that the one before is renewed no more. */
  async #writeSaved(id: string, collection: string | null): Promise<void> {
    const former = this.#records.find((each) => each.id === id)?.replaces ?? null;
    await this.#writeIndex(
      this.#endRenewal(former, this.#records).map((each) =>
        each.id === id ? { ...each, replaces: null, state: 'kept', collection } : each,
      ),
    );
  }

  /** The lines with this one renewed by hand; in memory at once. */
  #endRenewal(id: string | null, records: readonly TokenRecord[]): readonly TokenRecord[] {
    this.#changeInMemory(id, byHand);
    return records.map((each) => (each.id === id ? byHand(each) : each));
  }

  async #settlePending(record: TokenRecord): Promise<void> {
    const loaded = await this.#parts.keyring.load({ account: record.id, collection: null }, 'nobody');
    this.#parts.onKeyring(loaded.ok ? null : loaded.error);
    const isThere = loaded.ok ? loaded.value !== null : loaded.error.code === 'keyring-asks';
    if (isThere) return this.#writeSaved(record.id, null);
    if (!loaded.ok) return;
    await this.#writeIndex(this.#records.filter(({ id }) => id !== record.id));
  }

  async #readIndex(): Promise<AppError | null> {
    const read = await this.#parts.documents.read('tokens.json');
    if (!read.ok) return read.error;
    const records = read.value === null ? ok([]) : parseTokenIndex(read.value);
    if (!records.ok) return explainFault(records.error, this.#parts.documents.path('tokens.json'));
    this.#records = records.value;
    return null;
  }

  async #writeIndex(records: readonly TokenRecord[]): Promise<Result<null, AppError>> {
    if (this.#indexError !== null) {
      this.#parts.onChange();
      return fail(this.#indexError);
    }
    const written = await this.#parts.documents.write('tokens.json', formatTokenIndex(records));
    if (written.ok) this.#records = records;
    this.#parts.onStore(written.ok ? null : written.error);
    this.#parts.onChange();
    return written;
  }

  #enqueue<Value>(task: () => Promise<Value>): Promise<Value> {
    const done = this.#queue.then(task);
    this.#queue = done.catch(() => undefined);
    return done;
  }
}

function byHand<Line extends NewToken>(record: Line): Line {
  return { ...record, renewal: 'by-hand' };
}
