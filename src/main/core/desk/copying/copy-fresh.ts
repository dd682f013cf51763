import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { fail, type Result } from '../../../../shared/contract/values/result.ts';
import type { ClusterService } from '../clusters/cluster-service.ts';
import { isOfOutage, watchRecovery } from '../../cluster/scope/api-recovery.ts';
import type { OpenCluster } from '../../cluster/open-cluster.ts';
import { noteBug, type NoteBugParts } from '../../cluster/scope/note-bug.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Store } from '../state/store.ts';
import { isUnreachable, type Copied } from '../../cluster/tokens/fresh-token.ts';

/** What copying a fresh token needs. */
export interface CopyFreshParts extends NoteBugParts {
  readonly store: Store;
  readonly clusters: ClusterService;
  readonly clock: Clock;
}

/** How a copy ended, and on which cluster it was tried. */
export interface CopyEnd {
  readonly copied: Result<Copied, AppError>;
  readonly cluster: OpenCluster | null;
}

/** Copies a fresh dashboard token of the open cluster and shows how that goes; clicks share one run. */
export class CopyFresh {
  readonly #parts: CopyFreshParts;
  #running: Promise<CopyEnd> | null = null;

  constructor(parts: CopyFreshParts) {
    this.#parts = parts;
    const isBack = watchRecovery();
    parts.store.subscribe(({ cluster, copy }) => {
      if (cluster.status !== 'open' || !isBack(cluster.api)) return;
      if (copy.status === 'failed' && isOfOutage(copy.error))
        parts.store.change({ copy: { status: 'idle' } });
    });
  }

  /** Copies; a failure is shown in the snapshot as well as returned. */
  run(): Promise<CopyEnd> {
    this.#running ??= this.#begin().finally(() => (this.#running = null));
    return this.#running;
  }

  async #begin(): Promise<CopyEnd> {
    const bug = (error: unknown) => noteBug('copy', error, this.#parts);
    const open = await this.#open().catch((error: unknown) => fail(bug(error)));
    const copied = await this.#copy(open).catch((error: unknown) => this.#fail(bug(error)));
    return { copied, cluster: open.ok ? open.value : null };
  }

  async #copy(open: Result<OpenCluster, AppError>): Promise<Result<Copied, AppError>> {
    const { store, clusters, clock } = this.#parts;
    const copied = open.ok
      ? await open.value.fresh.copy((step) => store.change({ copy: { status: 'working', step } }))
      : open;
    // The window may still say “Reachable”.
    if (copied.ok ? copied.value.how === 'unchecked' : isNews(copied.error)) void clusters.refresh();
    if (!copied.ok) return this.#fail(copied.error);
    const { record, how } = copied.value;
    store.change({ copy: { status: 'done', tokenId: record.id, at: clock.now(), how } });
    return copied;
  }

  #fail(error: AppError): Result<Copied, AppError> {
    const { store, clock, log } = this.#parts;
    log.failure('token.copy', error.code);
    const isQuestion = error.code === 'access-not-set-up' || error.code === 'clipboard-needs-window';
    store.change({ copy: isQuestion ? { status: 'idle' } : { status: 'failed', error, at: clock.now() } });
    return fail(error);
  }

  /** The open cluster; where it waits for its server to tell which it is, the server is asked once more. */
  async #open(): Promise<Result<OpenCluster, AppError>> {
    const { clusters } = this.#parts;
    const open = clusters.open();
    if (open.ok || open.error.code !== 'authority-undecided') return open;
    await clusters.refresh();
    return clusters.open();
  }
}

/** Whether the window must look at the API server again. */
function isNews(error: AppError): boolean {
  return (
    isUnreachable(error) ||
    error.code === 'api-certificate' ||
    error.code === 'api-certificate-dates' ||
    error.code === 'authority-second'
  );
}
