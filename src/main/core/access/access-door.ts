import type { AppError } from '../../../shared/errors.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { AccessRole } from '../../../shared/snapshot.ts';
import type { ActivityKeeper } from '../activity/activity-keeper.ts';
import type { ClusterKeeper } from '../cluster/cluster-keeper.ts';
import type { Windows } from '../ports/windows.ts';
import type { Store } from '../state/store.ts';
import { accessObjects, dashboardAccount, showObjects } from './access-objects.ts';
import { setUpAccess } from './set-up-access.ts';

/** Asks once what dashboard tokens may do, and makes the objects after the answer. */
export class AccessDoor {
  readonly #store: Store;
  readonly #clusters: ClusterKeeper;
  readonly #windows: Windows;
  readonly #activity: ActivityKeeper;
  readonly #copyFresh: () => Promise<unknown>;

  constructor(
    store: Store,
    clusters: ClusterKeeper,
    windows: Windows,
    activity: ActivityKeeper,
    copyFresh: () => Promise<unknown>,
  ) {
    this.#store = store;
    this.#clusters = clusters;
    this.#windows = windows;
    this.#activity = activity;
    this.#copyFresh = copyFresh;
  }

  /** Puts the question into the window; with `thenCopy` the answer goes on to a copy. */
  ask(thenCopy: boolean): Result<null, AppError> {
    const { cluster } = this.#store.snapshot;
    if (cluster.status !== 'open') return { ok: false, error: { code: 'no-cluster' } };
    this.#store.change({
      question: {
        kind: 'set-up-access',
        authorization: cluster.api.status === 'reachable' ? cluster.api.authorization : 'unknown',
        choices: (['view', 'cluster-admin'] as const).map((role) => ({
          role,
          objects: showObjects(accessObjects(role)),
        })),
        thenCopy,
      },
    });
    this.#windows.show();
    return ok(null);
  }

  /** Makes what is missing; the question stays open when that fails. */
  async setUp(role: AccessRole): Promise<Result<null, AppError>> {
    const session = this.#clusters.session();
    if (!session.ok) return session;
    const made = await setUpAccess(session.value.api.objects, role);
    if (!made.ok) return made;
    this.#activity.note('access-set-up', `${dashboardAccount.namespace}/${dashboardAccount.name}`);
    const access = await this.#clusters.readAccess(session.value);
    if (!access.ok) return access;
    if (!this.#clusters.isOpen(session.value)) return ok(null);
    const { question } = this.#store.snapshot;
    this.#store.change({ question: null });
    if (question?.kind === 'set-up-access' && question.thenCopy) await this.#copyFresh();
    return ok(null);
  }
}
