import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { windowPhrases } from '../../../../shared/words/en/window-phrases.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { Windows } from '../../ports/desktop.ts';
import type { Store } from '../state/store.ts';
import type { ClusterService } from './cluster-service.ts';

/** What turning to another snap data folder needs. */
export interface SnapDataServiceParts {
  readonly store: Store;
  readonly clusters: ClusterService;
  readonly windows: Windows;
  readonly defaultSnapData: string;
  /** Writes the folder into the settings; null is MicroK8s' own. */
  readonly remember: (folder: string | null) => Promise<Result<null, AppError>>;
}

/**
 * Turns to another snap data folder: one that the user picked, or one that a second start named. The demo turns to none:
 * what it says, keeps and writes is a demo's, and a real cluster must not come under that name.
 */
export class SnapDataService {
  readonly #parts: SnapDataServiceParts;
  #requested: string | null = null;

  constructor(parts: SnapDataServiceParts) {
    this.#parts = parts;
  }

  /** Lets the user pick a folder. */
  async choose(): Promise<Result<Record<string, never>, AppError>> {
    if (this.#parts.store.snapshot.demo) return fail({ code: 'demo-stays' });
    const folder = await this.#parts.windows.chooseFolder(windowPhrases().native.chooseSnapData);
    return folder === null ? ok({}) : this.open(folder);
  }

  /** Remembers and opens a folder; null is MicroK8s' own. */
  async open(folder: string | null): Promise<Result<Record<string, never>, AppError>> {
    const { store, clusters, defaultSnapData, remember } = this.#parts;
    if (store.snapshot.demo) return fail({ code: 'demo-stays' });
    const remembered = await remember(folder);
    if (!remembered.ok) return remembered;
    await clusters.turnTo(folder ?? defaultSnapData);
    return ok({});
  }

  /** A second start happened; with another folder the window says which cluster is open. */
  secondStart(folder: string | null): void {
    const { store, clusters, windows } = this.#parts;
    const { cluster } = store.snapshot;
    if (folder !== null && folder !== cluster.snapData) {
      this.#requested = folder;
      const open = cluster.status === 'open' ? `${cluster.name} (${cluster.snapData})` : cluster.snapData;
      const now = clusters.open();
      if (now.ok) now.value.scope.change({ question: null });
      store.change({ question: { kind: 'open-other', open, requested: folder } });
    }
    windows.show();
  }

  /** Opens the folder that the second start asked for, until the next start. */
  async openRequested(): Promise<Result<Record<string, never>, AppError>> {
    const { store, clusters } = this.#parts;
    store.change({ question: null });
    if (this.#requested !== null) await clusters.turnTo(this.#requested);
    return ok({});
  }
}
