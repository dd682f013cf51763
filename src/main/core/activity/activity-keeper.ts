import type { ActivityEntry, ActivityEvent } from '../../../shared/activity-state.ts';
import type { Output } from '../../../shared/contract.ts';
import { ok } from '../../../shared/result.ts';
import type { ActivityFile } from '../ports/activity-file.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../state/store.ts';
import { countLines, formatActivity, parseActivity } from './activity-lines.ts';

/** What the activity list needs. */
export interface ActivityKeeperParts {
  readonly activityFile: ActivityFile;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
}

/** What names a token without being one. */
export interface TokenName {
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly jti: string | null;
}

/** Keeps the list of what Keyfob did; a full disk keeps nothing from being done. */
export class ActivityKeeper {
  readonly #parts: ActivityKeeperParts;
  #queue: Promise<unknown> = Promise.resolve();
  /** What was found to be noted once, so that the list is not read again for it. */
  readonly #found = new Set<string>();

  constructor(parts: ActivityKeeperParts) {
    this.#parts = parts;
  }

  /** Notes what was done with a token, on the open cluster or on one that was left while it was done. */
  noteToken(
    event: ActivityEvent,
    { namespace, serviceAccount, jti }: TokenName,
    cluster = this.#openCluster(),
  ): void {
    this.#note(event, { cluster, subject: `${namespace}/${serviceAccount}`, jti });
  }

  /** Notes what was done; `subject` says with whose credential. */
  note(event: ActivityEvent, subject: string | null = null, jti: string | null = null): void {
    this.#note(event, { cluster: this.#openCluster(), subject, jti });
  }

  /** Notes what was done at `at`, unless the list has it: what happened once may be found more than once. */
  noteOnce(event: ActivityEvent, subject: string, at: number): void {
    const entry = { at, event, cluster: this.#openCluster(), subject, jti: null };
    const line = formatActivity(entry);
    if (this.#found.has(line)) return;
    this.#found.add(line);
    this.#enqueue(async () => {
      const { text, unread } = await this.#parts.activityFile.read();
      if (unread.length > 0) return;
      const isThere = parseActivity(text).some((each) => formatActivity(each) === line);
      if (!isThere) await this.#append(entry);
    });
  }

  #note(event: ActivityEvent, whose: Pick<ActivityEntry, 'cluster' | 'subject' | 'jti'>): void {
    const entry = { at: this.#parts.clock.now(), event, ...whose };
    this.#enqueue(() => this.#append(entry));
  }

  #openCluster(): string | null {
    const { cluster } = this.#parts.store.snapshot;
    return cluster.status === 'open' ? cluster.name : null;
  }

  async #append(entry: ActivityEntry): Promise<void> {
    const { activityFile, store, log } = this.#parts;
    const written = await activityFile.append(formatActivity(entry));
    if (!written.ok) log.failure('activity.append', written.error.code);
    store.change({ activityNoted: store.snapshot.activityNoted + 1 });
  }

  #enqueue(act: () => Promise<void>): void {
    // A bug with one entry must not keep those after it from being noted.
    this.#queue = this.#queue
      .then(act)
      .catch((error: unknown) =>
        this.#parts.log.write(
          'bug',
          { request: 'activity', type: error instanceof Error ? error.name : typeof error },
          error,
        ),
      );
  }

  /** A page of the list, newest first, how many there are, and what could not be read. */
  async list(offset: number, limit: number): Promise<Output<'activity:list'>> {
    const { text, unread } = await this.#parts.activityFile.read();
    const all = parseActivity(text);
    return ok({
      total: all.length,
      entries: all.slice(offset, offset + limit),
      unread: [...unread],
      damagedLines: countLines(text) - all.length,
    });
  }

  /** Settles when everything noted so far is written. */
  async settled(): Promise<void> {
    await this.#queue;
  }
}
