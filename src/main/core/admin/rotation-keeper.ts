import type { JournalState, RotationRun, RotationState } from '../../../shared/admin-state.ts';
import type { AppError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import {
  isUnfinished,
  rotationProgressSchema,
  type RotationCommand,
  type RotationJournal,
} from '../../../shared/rotation.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import type { ActivityKeeper } from '../activity/activity-keeper.ts';
import type { ClusterKeeper, ClusterSession } from '../cluster/cluster-keeper.ts';
import { parseJson } from '../parse-json.ts';
import { noteBug, type NoteBugParts } from '../note-bug.ts';
import type { Clock } from '../ports/clock.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import type { EngineCall, RotationStarter } from '../ports/rotation-starter.ts';
import type { SnapDataFiles } from '../ports/snap-data-files.ts';
import { readJournal, rotationPaths } from '../rotation/journal.ts';
import type { Store } from '../state/store.ts';
import { utf8 } from '../utf8.ts';
import type { AdminTokens } from './admin-tokens.ts';
import { compareFiles, judgeJournal, serverSays } from './judge-journal.ts';
import { addProgress, followJournal, newRun } from './rotation-run.ts';
import { readToldRotation, writeToldRotation } from './told-rotation.ts';
import { whyNoOutcome } from './why-no-outcome.ts';

/** What the keeper needs. */
export interface RotationKeeperParts extends NoteBugParts {
  readonly store: Store;
  readonly clusters: ClusterKeeper;
  readonly tokens: AdminTokens;
  readonly activity: ActivityKeeper;
  readonly files: SnapDataFiles;
  readonly starter: RotationStarter;
  readonly documents: DocumentStore;
  readonly clock: Clock;
}

interface EngineLook {
  readonly journal: Result<RotationJournal | null, AppError>;
  readonly isRunning: boolean;
}

const journalLimit = 4 * 1024 * 1024;
const followMs = 500;

/** Starts the engine, follows it, and looks at what an earlier one left; it changes nothing itself. */
export class RotationKeeper {
  readonly #parts: RotationKeeperParts;
  #seen = '';
  #isStarting = false;
  #looks = 0;
  #toldBefore: Promise<string | null> | null = null;
  #cancelFollow: () => void = () => undefined;

  constructor(parts: RotationKeeperParts) {
    this.#parts = parts;
    parts.store.subscribe((snapshot) => this.#notice(snapshot));
  }

  /** Tells how the engine would be started, before anything is asked. */
  async prepare(): Promise<Result<null, AppError>> {
    const { store, starter } = this.#parts;
    this.#change({ way: await starter.way(store.snapshot.cluster.snapData) });
    return ok(null);
  }

  /** Starts the engine, or shows the line for it and follows the journal. */
  async start(command: RotationCommand): Promise<Result<null, AppError>> {
    if (this.#isBusy()) return fail({ code: 'rotation-busy', pid: null });
    this.#isStarting = true;
    try {
      return await this.#begin(command);
    } finally {
      this.#isStarting = false;
    }
  }

  async #begin(command: RotationCommand): Promise<Result<null, AppError>> {
    const { starter, clusters, clock, store, tokens } = this.#parts;
    const session = clusters.session();
    if (!session.ok) return session;
    const call = { command, snapData: store.snapshot.cluster.snapData };
    await tokens.note();
    const way = await starter.way(call.snapData);
    // What was confirmed for one cluster is not done to another, nor to one that is not shown any more.
    if (!clusters.isOpen(session.value)) return fail({ code: 'cluster-changed' });
    const run = newRun({
      command,
      status: way === 'direct' ? 'running' : way === 'pkexec' ? 'authorising' : 'by-hand',
      line: way === 'by-hand' ? starter.line(call) : null,
      startedAt: clock.now(),
    });
    this.#change({ way, run });
    if (way === 'by-hand') await this.#guard(this.#waitForHand(session.value, command));
    else void this.#guard(this.#run(session.value, call, way));
    return ok(null);
  }

  /** Takes a run that is over, or was never begun, off the screen. */
  dismiss(): Result<null, AppError> {
    if (this.#isBusy()) return fail({ code: 'rotation-busy', pid: null });
    this.#cancelFollow();
    this.#change({ run: null });
    return ok(null);
  }

  /** Ends timers; an engine that runs goes on without this window. */
  close(): void {
    this.#cancelFollow();
  }

  async #run(session: ClusterSession, call: EngineCall, way: 'direct' | 'pkexec'): Promise<void> {
    const { starter } = this.#parts;
    const code = await starter.start(call, way, (text) => {
      const line = rotationProgressSchema.safeParse(parseJson(text));
      if (line.success) this.#changeRun((run) => addProgress(run, line.data));
    });
    const { run } = this.#parts.store.snapshot.rotation;
    const error = run === null ? null : whyNoOutcome(code, way, run, starter.line(call));
    if (error?.code === 'engine-not-allowed') {
      this.#changeRun((before) => ({ ...before, status: 'by-hand', line: starter.line(call), error }));
      return this.#waitForHand(session, call.command);
    }
    if (error !== null) this.#changeRun((before) => ({ ...before, status: 'ended', error }));
    await this.#afterRun();
  }

  /** Ends the run where what brings it on throws: nobody would hear of it any more. The engine itself goes on. */
  async #guard(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (bug) {
      const error = noteBug('rotation', bug, this.#parts);
      this.#cancelFollow();
      this.#changeRun((run) => (run.status === 'ended' ? run : { ...run, status: 'ended', error }));
    }
  }

  /** Looks at the cluster anew, and at what the journal says now. */
  async #afterRun(): Promise<void> {
    await this.#parts.clusters.refresh();
    await this.#look();
  }

  /**
   * Follows the journal until it differs from what it is now, and then to its end. A new rotation has a journal of its
   * own: what it adds to an earlier one only closes that.
   */
  async #waitForHand(session: ClusterSession, command: RotationCommand): Promise<void> {
    const told = (journal: RotationJournal | null) =>
      command === 'rotate' ? journal?.rotation : JSON.stringify(journal);
    const read = await this.#readJournal(session);
    const before = read.ok ? told(read.value) : undefined;
    this.#follow(session, (journal) => told(journal) !== before);
  }

  #follow(session: ClusterSession, isNews: (journal: RotationJournal) => boolean): void {
    this.#cancelFollow();
    this.#cancelFollow = this.#parts.clock.after(
      followMs,
      () => void this.#guard(this.#followOnce(session, isNews)),
    );
  }

  async #followOnce(session: ClusterSession, isNews: (journal: RotationJournal) => boolean): Promise<void> {
    const { run } = this.#parts.store.snapshot.rotation;
    if (run === null || run.status === 'ended') return;
    const { journal, isRunning } = await this.#lookAtEngine(session);
    if (journal.ok && journal.value !== null && isNews(journal.value)) {
      const { value } = journal;
      this.#changeRun((before) => followJournal(before, value));
      if (value.outcome === null && !isRunning)
        this.#changeRun((before) => ({ ...before, status: 'ended', error: { code: 'engine-lost' } }));
    }
    if (this.#parts.store.snapshot.rotation.run?.status === 'ended') await this.#afterRun();
    else this.#follow(session, isNews);
  }

  /** Looks again when the cluster was looked at again. */
  #notice({ cluster }: Snapshot): void {
    if (cluster.status !== 'open' || cluster.api.status === 'asking') return;
    const seen = `${cluster.identity} ${cluster.snapData} ${cluster.api.checkedAt}`;
    if (seen === this.#seen) return;
    const isOther = !this.#seen.startsWith(`${cluster.identity} ${cluster.snapData} `);
    this.#seen = seen;
    if (isOther && !this.#isBusy()) this.#change({ run: null, journal: { status: 'unknown' } });
    void this.#look();
  }

  /** Looks at the journal; what an older look found late does not take the place of a newer one's. */
  async #look(): Promise<void> {
    const { clusters, tokens } = this.#parts;
    const look = ++this.#looks;
    const session = clusters.session();
    if (!session.ok) return;
    await tokens.note();
    const state = await this.#judge(session.value, await this.#lookAtEngine(session.value));
    if (look !== this.#looks || !clusters.isOpen(session.value)) return;
    this.#change({ journal: state });
    this.#noteEnd(state);
    if (state.status === 'unfinished' && state.inForce !== null && !state.isTold)
      await writeToldRotation(this.#parts.documents, state.rotation);
  }

  /** Notes what became of the token, also when no window saw it. */
  #noteEnd(journal: JournalState): void {
    if (journal.status !== 'ended') return;
    const { outcome, endedAt } = journal;
    if (outcome.result === 'rotated') this.#parts.activity.noteOnce('static-token-rotated', 'admin', endedAt);
    if (outcome.result === 'reverted')
      this.#parts.activity.noteOnce('static-token-restored', 'admin', endedAt);
  }

  async #judge(session: ClusterSession, { journal, isRunning }: EngineLook): Promise<JournalState> {
    const { store, starter, documents } = this.#parts;
    if (!journal.ok) return { status: 'unreadable', error: journal.error };
    if (journal.value === null) return { status: 'none' };
    const { value } = journal;
    const { cluster, rotation } = store.snapshot;
    if (isRunning) {
      this.#joinRun(session, value);
      return rotation.journal;
    }
    const files = compareFiles(session.found);
    const server = cluster.status === 'open' ? serverSays(cluster) : 'unknown';
    return judgeJournal(value, {
      files,
      server: session.found.mode === 'mixed' ? await this.#reviewRow(session) : server,
      resumeLine: starter.line({ command: 'resume', snapData: cluster.snapData }),
      forgetLine: starter.line({ command: 'forget', snapData: cluster.snapData }),
      told: isUnfinished(value) ? await this.#told(documents) : null,
    });
  }

  /** Shows an engine that somebody else started. */
  #joinRun(session: ClusterSession, journal: RotationJournal): void {
    if (this.#isBusy()) return;
    const run = newRun({ command: 'rotate', status: 'running', startedAt: journal.startedAt });
    this.#change({ run: followJournal(run, journal) });
    this.#follow(session, () => true);
  }

  /** Read once, so that what this start tells stays on the screen until the next one. */
  #told(documents: DocumentStore): Promise<string | null> {
    this.#toldBefore ??= readToldRotation(documents);
    return this.#toldBefore;
  }

  async #reviewRow({ api }: ClusterSession): Promise<'accepts' | 'refuses' | 'unknown'> {
    const token = await this.#parts.tokens.current();
    if (token === null) return 'unknown';
    const review = await api.tokens.review(token, []);
    if (!review.ok) return 'unknown';
    return review.value.accepted ? 'accepts' : 'refuses';
  }

  /** The journal, and whether its engine is at work; one that ended meanwhile wrote its end before it did. */
  async #lookAtEngine(session: ClusterSession): Promise<EngineLook> {
    const journal = await this.#readJournal(session);
    if (!journal.ok || journal.value === null || journal.value.outcome !== null)
      return { journal, isRunning: false };
    const isRunning = await this.#parts.starter.isRunning(journal.value.engine);
    return { journal: isRunning ? journal : await this.#readJournal(session), isRunning };
  }

  /** The journal of the cluster's last rotation; null when there is none. */
  async #readJournal({ found }: ClusterSession): Promise<Result<RotationJournal | null, AppError>> {
    const { store, starter } = this.#parts;
    const folder = starter.stateFolder(store.snapshot.cluster.snapData);
    const file = rotationPaths(folder, found.engineIdentity).journal;
    const content = await this.#parts.files.read(file, journalLimit);
    if (!content.ok) return content.error.code === 'file-missing' ? ok(null) : content;
    const read = readJournal(utf8(content.value.bytes));
    return read.ok ? read : fail({ code: 'rotation-journal-unreadable', file });
  }

  #isBusy(): boolean {
    const status = this.#parts.store.snapshot.rotation.run?.status;
    return this.#isStarting || status === 'running' || status === 'authorising';
  }

  #changeRun(change: (run: RotationRun) => RotationRun): void {
    const { run } = this.#parts.store.snapshot.rotation;
    if (run !== null) this.#change({ run: change(run) });
  }

  #change(change: Partial<RotationState>): void {
    const { store } = this.#parts;
    store.change({ rotation: { ...store.snapshot.rotation, ...change } });
  }
}
