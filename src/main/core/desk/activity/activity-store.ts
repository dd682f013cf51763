import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type {
  ActivityEntry,
  ActivityEvent,
  ActivityRow,
} from '../../../../shared/contract/state/activity-state.ts';
import type { Input, Output } from '../../../../shared/contract/contract.ts';
import { ok } from '../../../../shared/contract/values/result.ts';
import type { ActivityFile } from '../../ports/files.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/machine.ts';
import type { Store } from '../state/store.ts';
import type { ActivityLog, Whose } from '../../vault/documents/activity-log.ts';
import { findActivity, withIds } from './find-activity.ts';
import { countLines, formatActivity, parseActivity } from './activity-lines.ts';

/** What the activity list needs. */
export interface ActivityStoreParts {
  readonly activityFile: ActivityFile;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
}

/** The list as it was read last. */
interface ReadActivity {
  readonly rows: readonly ActivityRow[];
  readonly unread: readonly AppError[];
  readonly damagedLines: number;
}

/** Keeps the list of what Keyfob did; a full disk keeps nothing from being done. */
export class ActivityStore implements ActivityLog {
  readonly #parts: ActivityStoreParts;
  #queue: Promise<unknown> = Promise.resolve();
  /** What was found to be noted once, so that the list is not read again for it. */
  readonly #found = new Set<string>();

  /** What was read last, and the mark that the files had before. */
  #last: { readonly mark: string; readonly read: ReadActivity } | null = null;

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

  /** A page of the list as it is asked for, and what could not be read. */
  async list(asked: Input<'activity:list'>): Promise<Output<'activity:list'>> {
    const { rows, unread, damagedLines } = await this.#read();
    return ok({ ...findActivity(rows, asked), unread: [...unread], damagedLines });
  }

  /** Reads the files again only when they changed. */
  async #read(): Promise<ReadActivity> {
    const { activityFile } = this.#parts;
    const mark = await activityFile.mark();
    if (mark !== null && this.#last?.mark === mark) return this.#last.read;
    const { text, unread } = await activityFile.read();
    const rows = withIds(parseActivity(text));
    const read = { rows, unread, damagedLines: countLines(text) - rows.length };
    this.#last = mark === null || unread.length > 0 ? null : { mark, read };
    return read;
  }

  /** Settles when everything noted so far is written. */
  async settled(): Promise<void> {
    await this.#queue;
  }
}
