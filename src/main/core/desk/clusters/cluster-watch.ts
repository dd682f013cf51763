import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { SnapDataFiles } from '../../ports/files.ts';

/** Follows the files of one snap data folder: whatever changes from the moment before they are read is told. */
export class ClusterWatch {
  readonly #files: Pick<SnapDataFiles, 'watch'>;
  readonly #onChange: () => void;
  #folder = '';
  #paths: readonly string[] = [];
  #watches: readonly (() => void)[] = [];

  constructor(files: Pick<SnapDataFiles, 'watch'>, onChange: () => void) {
    this.#files = files;
    this.#onChange = onChange;
  }

  /** To be called before the files of a folder are read. */
  begin(folder: string): void {
    if (folder !== this.#folder) this.#paths = firstFiles(folder);
    this.#folder = folder;
    this.stop();
    this.#watch();
  }

  /** Follows the files that were read; those before are let go of when all are read again. */
  follow(paths: readonly string[]): void {
    if (paths.join('\n') === this.#paths.join('\n')) return;
    this.#paths = paths;
    this.#watch();
  }

  /** Waits for a cluster that was not found: its files may be just being written. */
  wait(error: AppError): void {
    this.follow(isPermission(error) ? [] : firstFiles(this.#folder));
  }

  /** Ends all watching. */
  stop(): void {
    for (const stop of this.#watches) stop();
    this.#watches = [];
  }

  #watch(): void {
    const stop = this.#files.watch(this.#folder, this.#paths, this.#onChange);
    this.#watches = [...this.#watches, stop];
  }
}

/** What a cluster is found by. */
function firstFiles(folder: string): readonly string[] {
  return [`${folder}/args/kube-apiserver`, `${folder}/credentials/client.config`];
}

/** Rights come with a new login, or by hand: no watch tells of it, and looking every few seconds would not help. */
function isPermission({ code }: AppError): boolean {
  return code === 'no-permission' || code === 'root-only' || code === 'cis-hardened';
}
