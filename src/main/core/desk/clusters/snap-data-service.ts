import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { windowPhrases } from '../../../../shared/words/en/window-phrases.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import { checkSnapData } from '../../files/snap-data/check-snap-data.ts';
import type { RealApp, Windows } from '../../ports/desktop.ts';
import type { SnapDataFiles } from '../../ports/files.ts';
import type { Store } from '../state/store.ts';
import type { ClusterService } from './cluster-service.ts';

/** What turning to another snap data folder needs. */
export interface SnapDataServiceParts {
  readonly store: Store;
  readonly clusters: ClusterService;
  readonly windows: Windows;
  readonly files: SnapDataFiles;
  readonly realApp: RealApp;
  readonly defaultSnapData: string;
  /** Writes the folder into the settings; null is MicroK8s' own. */
  readonly remember: (folder: string | null) => Promise<Result<null, AppError>>;
}

/**
 * Turns to another snap data folder: one that the user picked, or one that a second start named. The demo turns to none:
 * what it says, keeps and writes is a demo's, and a real cluster must not come under that name; the real Keyfob takes its place.
 */
export class SnapDataService {
  readonly #parts: SnapDataServiceParts;
  #requested: string | null = null;

  constructor(parts: SnapDataServiceParts) {
    this.#parts = parts;
  }

  /** Lets the user pick a folder. */
  async choose(): Promise<Result<Record<string, never>, AppError>> {
    const folder = await this.#parts.windows.chooseFolder(windowPhrases().native.chooseSnapData);
    return folder === null ? ok({}) : this.open(folder);
  }

  /** Remembers and opens a folder; null is MicroK8s' own. */
  async open(folder: string | null): Promise<Result<Record<string, never>, AppError>> {
    const { store, clusters, defaultSnapData, remember } = this.#parts;
    if (store.snapshot.demo !== null) return this.#leaveDemo(folder);
    const remembered = await remember(folder);
    if (!remembered.ok) return remembered;
    await clusters.turnTo(folder ?? defaultSnapData);
    return ok({});
  }

  /** Where a real cluster may be, as the real Keyfob would look for it, and why it would find none; null for nothing known. */
  async lookForReal(): Promise<{ readonly folder: string; readonly problem: AppError | null }> {
    const { realApp, files, defaultSnapData } = this.#parts;
    const folder = (await realApp.snapData()) ?? defaultSnapData;
    return { folder, problem: await checkSnapData(folder, files) };
  }

  async #leaveDemo(folder: string | null): Promise<Result<Record<string, never>, AppError>> {
    const { realApp, files } = this.#parts;
    const problem = folder === null ? (await this.lookForReal()).problem : await checkSnapData(folder, files);
    if (problem !== null) return fail(problem);
    if (folder !== null) {
      const chosen = await realApp.chooseSnapData(folder);
      if (!chosen.ok) return chosen;
    }
    realApp.takeOver(folder);
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
