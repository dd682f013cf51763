import type { AppError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { AccessState, ApiState } from '../../../shared/snapshot.ts';
import { readAccess } from '../access/read-access.ts';
import { isSameFailure, noteBug, type NoteBugParts } from '../note-bug.ts';
import type { Certificates } from '../ports/certificates.ts';
import type { Clock } from '../ports/clock.ts';
import type { ClusterAddress, ClusterApi, ConnectCluster, ServiceAccountRef } from '../ports/cluster-api.ts';
import type { ServerCertificate } from '../ports/server-certificate.ts';
import type { SnapDataFiles } from '../ports/snap-data-files.ts';
import type { Store } from '../state/store.ts';
import { byMemory, type KnownClusters } from './choose-authority.ts';
import { ClusterWatch } from './cluster-watch.ts';
import { findCluster, type FoundCluster } from './find-cluster.ts';

/** An open cluster: what its files say, its API, and which service account was seen with Keyfob's label. */
export interface ClusterSession {
  readonly found: FoundCluster;
  readonly api: ClusterApi;
  accountUid: string | null;
}

/** What the keeper needs; intervals in milliseconds. */
export interface ClusterKeeperParts extends NoteBugParts {
  readonly store: Store;
  readonly files: SnapDataFiles;
  readonly certificates: Certificates;
  readonly connect: ConnectCluster;
  readonly serverCertificate: ServerCertificate;
  readonly known: KnownClusters;
  readonly clock: Clock;
  /** Looks at what need not be there with the first picture, beside each look at the API. */
  readonly inspect: (found: FoundCluster) => Promise<void>;
  /** The account that was chosen for the tray of a cluster; null for Keyfob's own. */
  readonly trayAccount: (cluster: string) => ServiceAccountRef | null;
  /** Called after another cluster was opened, or none is any more. */
  readonly onIdentity: () => void;
  readonly refreshMs: number;
  /** The pauses after the first failures of the API; after the last one nothing is asked until somebody wants it. */
  readonly retryMs: readonly number[];
}

/** Finds the cluster of one snap data folder, follows its files, and asks its API how it is. */
export class ClusterKeeper {
  readonly #parts: ClusterKeeperParts;
  #folder: string;
  #session: ClusterSession | null = null;
  #running: Promise<void> | null = null;
  #next: Promise<void> | null = null;
  #failures = 0;
  #visible = false;
  #isClosed = false;
  #cancelTimer: () => void = () => undefined;
  readonly #watch: ClusterWatch;

  constructor(folder: string, parts: ClusterKeeperParts) {
    this.#folder = folder;
    this.#parts = parts;
    this.#watch = new ClusterWatch(parts.files, () => void this.refresh());
  }

  /** The open cluster, or why there is none. */
  session(): Result<ClusterSession, AppError> {
    if (this.#session !== null) return ok(this.#session);
    const { cluster } = this.#parts.store.snapshot;
    return fail(cluster.status === 'unavailable' ? cluster.error : { code: 'no-cluster' });
  }

  /** What the files of the open cluster say. */
  get found(): FoundCluster | null {
    return this.#session?.found ?? null;
  }

  /** Whether this session's cluster is still the open one; a new look at the same files changes nothing about that. */
  isOpen({ api }: ClusterSession): boolean {
    return this.#session?.api === api;
  }

  /** Turns to another snap data folder. */
  async open(folder: string): Promise<void> {
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
    this.#failures = 0;
    if (this.#running === null) return this.#run(true);
    const begin = () => {
      this.#next = null;
      return this.#run(true);
    };
    this.#next ??= this.#running.then(begin, begin);
    return this.#next;
  }

  /** While the window is visible the API is asked again and again. */
  setVisible(visible: boolean): void {
    this.#visible = visible;
    this.#cancelTimer();
    if (visible) void this.refresh();
  }

  /** After sleep: old sockets are dead, and everything may have changed. */
  async resume(): Promise<void> {
    this.#session?.api.dropConnections();
    await this.refresh();
  }

  /** Ends connections, watching and timers. */
  close(): void {
    this.#isClosed = true;
    this.#cancelTimer();
    this.#watch.stop();
    this.#session?.api.close();
    this.#session = null;
  }

  /** Looks at access again, for a service account with another uid than the one seen. */
  async readAccess(session: ClusterSession): Promise<Result<AccessState, AppError>> {
    const look = await readAccess(session.api.objects, this.#parts.trayAccount(session.found.identity));
    if (!look.ok) return look;
    session.accountUid = look.value.accountUid;
    this.#change(session, { access: look.value.state });
    return ok(look.value.state);
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
    const { known, serverCertificate } = this.#parts;
    const folder = this.#folder;
    if (this.#isOver(folder)) return;
    const open = this.found?.identity;
    const isKnown = async (identity: string) => identity === open || (await known.isKnown(identity));
    const choose = byMemory({ ...known, isKnown }, serverCertificate);
    this.#watch.begin(folder);
    // A look that never ended would be shown for ever, with no way out.
    const found = await findCluster(folder, this.#parts, choose).catch((error: unknown) =>
      fail(noteBug('cluster.find', error, this.#parts)),
    );
    if (this.#isOver(folder)) return;
    if (!found.ok) {
      this.#miss(folder, found.error);
      return;
    }
    const session = this.#enter(folder, found.value);
    if (!asksApi) return;
    const asked = this.#askApi(session).catch((error: unknown) => {
      const bug = noteBug('api.look', error, this.#parts);
      this.#change(session, {
        api: { status: 'failed', error: bug, stopped: true, checkedAt: this.#parts.clock.now() },
      });
    });
    await Promise.all([asked, this.#parts.inspect(found.value)]);
  }

  /** Whether a look at this folder comes to nothing: another was opened, or the end has come. */
  #isOver(folder: string): boolean {
    return folder !== this.#folder || this.#isClosed;
  }

  #enter(folder: string, found: FoundCluster): ClusterSession {
    const before = this.#session;
    const sameAddress = before !== null && isSameAddress(before.found.address, found.address);
    if (before !== null && !sameAddress) before.api.close();
    const session: ClusterSession = {
      found,
      api: sameAddress ? before.api : this.#parts.connect(found.address),
      accountUid: sameAddress ? before.accountUid : null,
    };
    this.#session = session;
    const { cluster } = this.#parts.store.snapshot;
    const known = sameAddress && cluster.status === 'open' ? cluster : null;
    this.#parts.store.change({
      cluster: {
        status: 'open',
        snapData: folder,
        identity: found.identity,
        name: found.name,
        server: found.address.server,
        mode: found.mode,
        cisHardened: found.cisHardened,
        admin: found.admin,
        tokenFile: found.tokenFile,
        tokenFileChangedAt: found.tokenFileChangedAt,
        warning: found.warning,
        api: known?.api ?? { status: 'asking' },
        access: known?.access ?? { status: 'unknown' },
      },
    });
    if (before?.found.identity !== found.identity) this.#parts.onIdentity();
    this.#watch.follow(found.watchPaths);
    return session;
  }

  /** Shows why there is no cluster, once. */
  #miss(folder: string, error: AppError): void {
    const { store, log } = this.#parts;
    const { cluster } = store.snapshot;
    this.#watch.wait(error);
    const isKnown = cluster.status === 'unavailable' && isSameFailure(cluster.error, error);
    if (isKnown && this.#session === null) return;
    log.failure('cluster.find', error.code);
    const missed = { status: 'unavailable', snapData: folder, error } as const;
    if (this.#session === null) store.change({ cluster: missed });
    else this.#leave(missed);
  }

  async #askApi(session: ClusterSession): Promise<void> {
    const { server, objects } = session.api;
    const [version, authorization, user, access] = await Promise.all([
      server.version(),
      server.authorization(),
      server.whoAmI(),
      readAccess(objects, this.#parts.trayAccount(session.found.identity)),
    ]);
    if (!this.isOpen(session)) return;
    const checkedAt = this.#parts.clock.now();
    if (!version.ok) {
      this.#failures++;
      this.#parts.log.failure('api.look', version.error.code);
      const stopped = this.#failures > this.#parts.retryMs.length;
      this.#change(session, { api: { status: 'failed', error: version.error, stopped, checkedAt } });
      return;
    }
    this.#failures = 0;
    if (access.ok) session.accountUid = access.value.accountUid;
    this.#change(session, {
      api: {
        status: 'reachable',
        version: version.value,
        authorization: authorization.ok ? authorization.value : 'unknown',
        user: user.ok ? (user.value?.user ?? null) : null,
        groups: user.ok ? [...(user.value?.groups ?? [])] : [],
        checkedAt,
      },
      access: access.ok ? access.value.state : { status: 'unknown' },
    });
  }

  #change(session: ClusterSession, change: { api?: ApiState; access?: AccessState }): void {
    const { store } = this.#parts;
    if (!this.isOpen(session) || store.snapshot.cluster.status !== 'open') return;
    store.change({ cluster: { ...store.snapshot.cluster, ...change } });
  }

  #leave(
    cluster:
      { status: 'looking'; snapData: string } | { status: 'unavailable'; snapData: string; error: AppError },
  ): void {
    this.#session?.api.close();
    this.#session = null;
    this.#parts.store.change({ cluster });
    this.#parts.onIdentity();
  }

  #arm(): void {
    if (!this.#visible || this.#isClosed) return;
    const delayMs = this.#failures === 0 ? this.#parts.refreshMs : this.#parts.retryMs[this.#failures - 1];
    if (delayMs === undefined) return;
    this.#cancelTimer = this.#parts.clock.after(delayMs, () => void this.#run(true));
  }
}

function isSameAddress(a: ClusterAddress, b: ClusterAddress): boolean {
  if (a.server !== b.server || a.authorityPem !== b.authorityPem) return false;
  if (keysOf(a) !== keysOf(b)) return false;
  if (a.credential.kind === 'static-token') {
    return b.credential.kind === 'static-token' && a.credential.token.equals(b.credential.token);
  }
  return (
    b.credential.kind === 'client-certificate' &&
    a.credential.certificatePem === b.credential.certificatePem &&
    a.credential.keyPem.equals(b.credential.keyPem)
  );
}

function keysOf({ strangers }: ClusterAddress): string {
  return strangers.map(({ key }) => key).join();
}
