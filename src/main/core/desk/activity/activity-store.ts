import type { ActivityEntry, ActivityEvent } from '../../../../shared/contract/state/activity-state.ts';
import type { Output } from '../../../../shared/contract/contract.ts';
import { ok } from '../../../../shared/contract/values/result.ts';
import type { ActivityFile } from '../../ports/files.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/machine.ts';
import type { Store } from '../state/store.ts';
import type { ActivityLog, Whose } from '../../vault/documents/activity-log.ts';
import { countLines, formatActivity, parseActivity } from './activity-lines.ts';

/** What the activity list needs. */
export interface ActivityStoreParts {
  readonly activityFile: ActivityFile;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
}

/** Keeps the list of what Keyfob did; a full disk keeps nothing from being done. */
export class ActivityStore implements ActivityLog {
  readonly #parts: ActivityStoreParts;
  #queue: Promise<unknown> = Promise.resolve();
  /** What was found to be noted once, so that the list is not read again for it. */
  readonly #found = new Set<string>();

  constructor(parts: ActivityStoreParts) {
    this.#parts = parts;
  }

  /** Notes what was done. */
  note(event: ActivityEvent, whose: Whose): void {
    const entry = { at: this.#parts.clock.now(), event, ...whose };
    this.#enqueue(() => this.#append(entry));
  }

  /** Notes what was done at `at`, unless the list has it. */
  noteOnce(event: ActivityEvent, whose: Whose, at: number): void {
    const entry = { at, event, ...whose };
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
