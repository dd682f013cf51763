import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { ClusterState } from '../../../../shared/contract/state/snapshot.ts';
import { isSameFailure, noteBug, type NoteBugParts } from '../../cluster/scope/note-bug.ts';
import type { AlarmSource } from '../../cluster/scope/alarm-source.ts';
import type { Certificates } from '../../ports/cryptography.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ServerCertificate } from '../../ports/cluster-api.ts';
import type { SnapDataFiles } from '../../ports/files.ts';
import type { RowAgeStore } from '../../vault/row-ages/row-age-store.ts';
import type { Store } from '../state/store.ts';
import { byMemory, type KnownClusters } from '../../files/snap-data/choose-authority.ts';
import { ClusterWatch } from './cluster-watch.ts';
import { findCluster, type FoundCluster } from '../../files/snap-data/find-cluster.ts';
import { RecoveryProbe } from '../../cluster/scope/recovery-probe.ts';
import type { ClusterLink, OpenCluster } from '../../cluster/open-cluster.ts';

/** What the service needs. */
export interface ClusterServiceParts extends NoteBugParts {
  readonly store: Store;
  readonly files: SnapDataFiles;
  readonly certificates: Certificates;
  readonly serverCertificate: ServerCertificate;
  readonly known: KnownClusters;
  readonly rowAges: Pick<RowAgeStore, 'date'>;
  readonly clock: Clock;
  /** Makes what lives as long as a cluster is open. */
  readonly enter: (
    folder: string,
    found: FoundCluster,
    link: Pick<ClusterLink, 'publish' | 'refresh' | 'onReply'>,
  ) => OpenCluster;
  /** Called after another cluster was opened, or none is any more. */
  readonly onChanged: () => void;
  /** In milliseconds. */
  readonly refreshMs: number;
}

const unseenMs = 6 * 60 * 60_000;

/** Finds the cluster of one snap data folder, follows its files, enters and leaves it, and looks at it again and again. */
export class ClusterService implements AlarmSource {
  readonly #parts: ClusterServiceParts;
  #folder: string;
  #open: OpenCluster | null = null;
  #running: Promise<void> | null = null;
  #next: Promise<void> | null = null;
  #lookedAt = 0;
  #visible = false;
  #isClosed = false;
  #cancelTimer: () => void = () => undefined;
  readonly #watch: ClusterWatch;
  readonly #probe: RecoveryProbe;

  constructor(folder: string, parts: ClusterServiceParts) {
    this.#folder = folder;
    this.#parts = parts;
    this.#watch = new ClusterWatch(parts.files, () => void this.refresh());
    this.#lookedAt = parts.clock.now();
    this.#probe = new RecoveryProbe({
      clock: parts.clock,
      ask: async () => (await this.#open?.api.isBack()) ?? false,
      onBack: () => void this.refresh(),
    });
  }

  /** Without a cluster nobody else looks again while no window is open. */
  next(): number | null {
    return this.#open === null ? this.#lookedAt + unseenMs : null;
  }

  async due(): Promise<void> {
    const next = this.next();
    if (next !== null && next <= this.#parts.clock.now()) await this.refresh();
  }

  /** The open cluster, or why there is none. */
  open(): Result<OpenCluster, AppError> {
    if (this.#open !== null) return ok(this.#open);
    const { cluster } = this.#parts.store.snapshot;
    return fail(cluster.status === 'unavailable' ? cluster.error : { code: 'no-cluster' });
  }

  /** Asks something of the open cluster. */
  async inOpen<Value>(
    ask: (open: OpenCluster) => Promise<Result<Value, AppError>>,
  ): Promise<Result<Value, AppError>> {
    const open = this.open();
    return open.ok ? ask(open.value) : open;
  }

  /** Turns to another snap data folder. */
  async turnTo(folder: string): Promise<void> {
    this.#folder = folder;
    this.#leave({ status: 'looking', snapData: folder });
    await this.refresh();
  }

  /** Looks at the files only. */
  readFiles(): Promise<void> {
    return this.#run(false);
  }

  /** Looks at the files and asks the API anew; calls while one is under way share one more look after it. */
  refresh(): Promise<void> {
    this.#open?.api.forget();
    if (this.#running === null) return this.#run(true);
    const begin = () => {
      this.#next = null;
      return this.#run(true);
    };
    this.#next ??= this.#running.then(begin, begin);
    return this.#next;
  }

  /** While the window is visible the API is asked again and again, and often while it is away; while it fails, without a window, too. */
  setVisible(visible: boolean): void {
    this.#visible = visible;
    if (visible) void this.refresh();
    else {
      this.#probe.stop();
      if (this.#running === null) this.#arm();
    }
  }

  /** Something happened that may have brought the API back, or somebody looks: where it fails, it is asked at once, and often. */
  retry(): void {
    this.#probe.hasten();
    const isMissed = this.#open === null ? this.#running === null : this.#open.api.retryMs !== null;
    if (isMissed) void this.refresh();
  }

  /** After sleep: old sockets are dead, and everything may have changed. */
  async resume(): Promise<void> {
    this.#open?.scope.api.dropConnections();
    await this.refresh();
  }

  /** Ends connections, watching and timers. */
  close(): void {
    this.#isClosed = true;
    this.#cancelTimer();
    this.#probe.stop();
    this.#watch.stop();
    this.#open?.leave();
    this.#open = null;
  }

  async #run(asksApi: boolean): Promise<void> {
    this.#cancelTimer();
    const look = this.#look(asksApi);
    this.#running = look;
    try {
      await look;
    } finally {
      if (this.#running === look) this.#running = null;
      this.#arm();
    }
  }

  async #look(asksApi: boolean): Promise<void> {
    const { known, serverCertificate, rowAges } = this.#parts;
    const folder = this.#folder;
    if (this.#isOver(folder)) return;
    this.#lookedAt = this.#parts.clock.now();
    const opened = this.#open?.scope.identity;
    const isKnown = async (identity: string) => identity === opened || (await known.isKnown(identity));
    const choose = byMemory({ ...known, isKnown }, serverCertificate);
    this.#watch.begin(folder);
    // A look that never ended would be shown for ever, with no way out.
    const found = await findCluster(folder, this.#parts, choose)
      .then(async (result) => (result.ok ? ok(await rowAges.date(result.value)) : result))
      .catch((error: unknown) => fail(noteBug('cluster.find', error, this.#parts)));
    if (this.#isOver(folder)) return;
    if (!found.ok) {
      this.#miss(folder, found.error);
      return;
    }
    const open = this.#enter(folder, found.value);
    if (asksApi) await open.look();
  }

  /** Whether a look at this folder comes to nothing: another was opened, or the end has come. */
  #isOver(folder: string): boolean {
    return folder !== this.#folder || this.#isClosed;
  }

  /** Stays in the cluster that is open, whatever its files say by now, or leaves it for another. */
  #enter(folder: string, found: FoundCluster): OpenCluster {
    const { store, enter, onChanged } = this.#parts;
    const before = this.#open;
    this.#watch.follow(found.watchPaths);
    if (before !== null && before.scope.folder === folder && before.scope.identity === found.identity) {
      before.scope.update(found);
      return before;
    }
    before?.leave();
    this.#probe.stop();
    let isShown = false;
    const open = enter(folder, found, {
      publish: (state) => {
        if (isShown) store.change({ cluster: state });
      },
      refresh: () => this.refresh(),
      onReply: () => this.#hear(open),
    });
    this.#open = open;
    isShown = true;
    store.change({ cluster: open.scope.state });
    onChanged();
    return open;
  }

  /** Shows why there is no cluster, once. */
  #miss(folder: string, error: AppError): void {
    const { store, log } = this.#parts;
    const { cluster } = store.snapshot;
    this.#watch.wait(error);
    // Whoever is rotating moves the files about, and looks anew at its end.
    if (this.#open?.rotation.isBusy === true) return;
    const isKnown = cluster.status === 'unavailable' && isSameFailure(cluster.error, error);
    if (isKnown && this.#open === null) return;
    log.failure('cluster.find', error.code);
    const missed = { status: 'unavailable', snapData: folder, error } as const;
    if (this.#open === null) store.change({ cluster: missed });
    else this.#leave(missed);
  }

  #leave(cluster: Exclude<ClusterState, { status: 'open' }>): void {
    this.#probe.stop();
    this.#open?.leave();
    this.#open = null;
    this.#parts.store.change({ cluster });
    this.#parts.onChanged();
  }

  #hear(open: OpenCluster): void {
    const pauseMs = open === this.#open ? open.api.hear() : null;
    if (pauseMs !== null && this.#running === null) this.#armAfter(pauseMs);
  }

  #arm(): void {
    const { refreshMs } = this.#parts;
    this.#armAfter(this.#open?.api.retryMs ?? (this.#visible ? refreshMs : null));
    this.#probe.want(this.#visible && !this.#isClosed && this.#open?.api.isAway === true);
  }

  #armAfter(pauseMs: number | null): void {
    this.#cancelTimer();
    if (pauseMs === null || this.#isClosed) return;
    this.#cancelTimer = this.#parts.clock.after(pauseMs, () => void this.#run(true));
  }
}
