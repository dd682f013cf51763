import type {
  JournalState,
  RotationRun,
  RotationState,
} from '../../../../shared/contract/state/admin-state.ts';
import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import {
  isUnfinished,
  rotationProgressSchema,
  type RotationCommand,
  type RotationJournal,
} from '../../../../shared/contract/state/rotation.ts';
import type { ClusterActivity } from '../scope/cluster-activity.ts';
import type { ClusterScope } from '../scope/cluster-scope.ts';
import type { OpenState } from '../scope/open-state.ts';
import { parseJson } from '../../files/text/parse-json.ts';
import { noteBug, type NoteBugParts } from '../scope/note-bug.ts';
import type { Clock } from '../../ports/clock.ts';
import type { EngineCall, RotationStarter } from '../../ports/machine.ts';
import type { SnapDataFiles } from '../../ports/files.ts';
import type { AdminTokens } from './admin-tokens.ts';
import { compareFiles, judgeJournal, serverSays } from '../../files/journal/judge-journal.ts';
import { readClusterJournal } from './read-cluster-journal.ts';
import { addProgress, followJournal, newRun, whyNoOutcome } from './rotation-run.ts';
import type { AcknowledgedRotation } from './acknowledged-rotation.ts';

/** What the service needs. */
export interface RotationServiceParts extends NoteBugParts {
  readonly cluster: ClusterScope;
  readonly tokens: AdminTokens;
  readonly activity: ClusterActivity;
  /** Looks at the cluster anew. */
  readonly refresh: () => Promise<void>;
  readonly files: SnapDataFiles;
  readonly starter: RotationStarter;
  readonly acknowledged: AcknowledgedRotation;
  readonly clock: Clock;
}

interface EngineLook {
  readonly journal: Result<RotationJournal | null, AppError>;
  readonly isRunning: boolean;
}

const followMs = 500;

/** Starts the engine, follows it, and looks at what an earlier one left; it changes nothing itself. */
export class RotationService {
  readonly #parts: RotationServiceParts;
  #seen: number | null = null;
  #isStarting = false;
  #looks = 0;
  #cancelFollow: () => void = () => undefined;

  constructor(parts: RotationServiceParts) {
    this.#parts = parts;
    parts.cluster.subscribe((state) => this.#notice(state));
  }

  /** Tells how the engine would be started, before anything is asked. */
  async prepare(): Promise<Result<null, AppError>> {
    const { cluster, starter } = this.#parts;
    this.#change({ way: await starter.way(cluster.folder) });
    return ok(null);
  }

  /** Starts the engine, or shows the line for it and follows the journal. */
  async start(command: RotationCommand): Promise<Result<null, AppError>> {
    if (this.isBusy) return fail({ code: 'rotation-busy', pid: null });
    this.#isStarting = true;
    try {
      return await this.#begin(command);
    } finally {
      this.#isStarting = false;
    }
  }

  async #begin(command: RotationCommand): Promise<Result<null, AppError>> {
    const { starter, cluster, clock, tokens } = this.#parts;
    const call = { command, snapData: cluster.folder };
    await tokens.note();
    // What was confirmed for one cluster is not done to one that is not shown any more.
    const asked = await cluster.lifetime.duringSure(starter.way(call.snapData));
    if (!asked.ok) return asked;
    const way = asked.value;
    const run = newRun({
      command,
      status: way === 'direct' ? 'running' : way === 'pkexec' ? 'authorising' : 'by-hand',
      line: way === 'by-hand' ? starter.line(call) : null,
      startedAt: clock.now(),
    });
    this.#change({ way, run });
    if (way === 'by-hand') await this.#guard(this.#waitForHand(command));
    else void this.#guard(this.#run(call, way));
    return ok(null);
  }

  /** Takes a run that is over, or was never begun, off the screen. */
  dismiss(): Result<null, AppError> {
    if (this.isBusy) return fail({ code: 'rotation-busy', pid: null });
    this.#cancelFollow();
    this.#change({ run: null });
    return ok(null);
  }

  async #run(call: EngineCall, way: 'direct' | 'pkexec'): Promise<void> {
    const { starter } = this.#parts;
    const code = await starter.start(call, way, (text) => {
      const line = rotationProgressSchema.safeParse(parseJson(text));
      if (line.success) this.#changeRun((run) => addProgress(run, line.data));
    });
    const { run } = this.#parts.cluster.state.rotation;
    const error = run === null ? null : whyNoOutcome(code, way, run, starter.line(call));
    if (error?.code === 'engine-not-allowed') {
      this.#changeRun((before) => ({ ...before, status: 'by-hand', line: starter.line(call), error }));
      return this.#waitForHand(call.command);
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
    await this.#parts.refresh();
    await this.#look();
  }

  /**
   * Follows the journal until it differs from what it is now, and then to its end. A new rotation has a journal of its
   * own: what it adds to an earlier one only closes that.
   */
  async #waitForHand(command: RotationCommand): Promise<void> {
    const stateOf = (journal: RotationJournal | null) =>
      command === 'rotate' ? journal?.rotation : JSON.stringify(journal);
    const read = await this.#readJournal();
    const before = read.ok ? stateOf(read.value) : undefined;
    this.#follow((journal) => stateOf(journal) !== before);
  }

  #follow(isNews: (journal: RotationJournal) => boolean): void {
    this.#cancelFollow();
    const { cluster, clock } = this.#parts;
    const next = () => void this.#guard(this.#followOnce(isNews));
    this.#cancelFollow = cluster.lifetime.after(clock, followMs, next);
  }

  async #followOnce(isNews: (journal: RotationJournal) => boolean): Promise<void> {
    const { run } = this.#parts.cluster.state.rotation;
    if (run === null || run.status === 'ended') return;
    const { journal, isRunning } = await this.#lookAtEngine();
    if (journal.ok && journal.value !== null && isNews(journal.value)) {
      const { value } = journal;
      this.#changeRun((before) => followJournal(before, value));
      if (value.outcome === null && !isRunning)
        this.#changeRun((before) => ({ ...before, status: 'ended', error: { code: 'engine-lost' } }));
    }
    if (this.#parts.cluster.state.rotation.run?.status === 'ended') await this.#afterRun();
    else this.#follow(isNews);
  }

  /** Looks again when the cluster was looked at again. */
  #notice({ cluster: { api } }: OpenState): void {
    if (api.status === 'asking' || api.checkedAt === this.#seen) return;
    this.#seen = api.checkedAt;
    void this.#look();
  }

  /** Looks at the journal; what an older look found late does not take the place of a newer one's. */
  async #look(): Promise<void> {
    const { cluster, tokens } = this.#parts;
    const look = ++this.#looks;
    await tokens.note();
    const state = await this.#judge(await this.#lookAtEngine());
    if (look !== this.#looks || cluster.lifetime.isOver) return;
    this.#change({ journal: state });
    this.#noteEnd(state);
    if (state.status === 'unfinished' && state.inForce !== null && !state.isAcknowledged)
      await this.#parts.acknowledged.note(state.rotation);
  }

  /** Notes what became of the token, also when no window saw it. */
  #noteEnd(journal: JournalState): void {
    if (journal.status !== 'ended') return;
    const { outcome, endedAt } = journal;
    if (outcome.result === 'rotated') this.#parts.activity.noteOnce('static-token-rotated', 'admin', endedAt);
    if (outcome.result === 'reverted')
      this.#parts.activity.noteOnce('static-token-restored', 'admin', endedAt);
  }

  async #judge({ journal, isRunning }: EngineLook): Promise<JournalState> {
    const { cluster, starter, acknowledged } = this.#parts;
    if (!journal.ok) return { status: 'unreadable', error: journal.error };
    if (journal.value === null) return { status: 'none' };
    const { value } = journal;
    if (isRunning) {
      this.#joinRun(value);
      return cluster.state.rotation.journal;
    }
    const files = compareFiles(cluster.found);
    return judgeJournal(value, {
      files,
      server:
        cluster.found.mode === 'mixed' ? await this.#reviewRow() : serverSays(cluster.state.cluster.api),
      resumeLine: starter.line({ command: 'resume', snapData: cluster.folder }),
      forgetLine: starter.line({ command: 'forget', snapData: cluster.folder }),
      acknowledged: isUnfinished(value) ? await acknowledged.before() : null,
    });
  }

  /** Shows an engine that somebody else started. */
  #joinRun(journal: RotationJournal): void {
    if (this.isBusy) return;
    const run = newRun({ command: 'rotate', status: 'running', startedAt: journal.startedAt });
    this.#change({ run: followJournal(run, journal) });
    this.#follow(() => true);
  }

  async #reviewRow(): Promise<'accepts' | 'refuses' | 'unknown'> {
    const token = await this.#parts.tokens.current();
    if (token === null) return 'unknown';
    const review = await this.#parts.cluster.api.tokens.review(token, []);
    if (!review.ok) return 'unknown';
    return review.value.accepted ? 'accepts' : 'refuses';
  }

  /** The journal, and whether its engine is at work; one that ended meanwhile wrote its end before it did. */
  async #lookAtEngine(): Promise<EngineLook> {
    const journal = await this.#readJournal();
    if (!journal.ok || journal.value === null || journal.value.outcome !== null)
      return { journal, isRunning: false };
    const isRunning = await this.#parts.starter.isRunning(journal.value.engine);
    return { journal: isRunning ? journal : await this.#readJournal(), isRunning };
  }

  #readJournal(): Promise<Result<RotationJournal | null, AppError>> {
    return readClusterJournal(this.#parts);
  }

  /** Whether an engine is at work, or about to be, that this window started or follows. */
  get isBusy(): boolean {
    const status = this.#parts.cluster.state.rotation.run?.status;
    return this.#isStarting || status === 'running' || status === 'authorising';
  }

  #changeRun(change: (run: RotationRun) => RotationRun): void {
    const { run } = this.#parts.cluster.state.rotation;
    if (run !== null) this.#change({ run: change(run) });
  }

  #change(change: Partial<RotationState>): void {
    const { cluster } = this.#parts;
    cluster.change({ rotation: { ...cluster.state.rotation, ...change } });
  }
}
