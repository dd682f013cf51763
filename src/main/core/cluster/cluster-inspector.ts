import { readCertificates, type ReadCertificatesPorts } from '../certificates/read-certificates.ts';
import type { FileModes } from '../ports/file-modes.ts';
import { findOpenFiles, type OpenFile } from '../safety/open-files.ts';
import type { Store } from '../state/store.ts';
import type { FoundCluster } from './find-cluster.ts';

/** What the inspector needs. */
export interface ClusterInspectorParts extends ReadCertificatesPorts {
  readonly store: Store;
  readonly fileModes: FileModes;
}

/** Looks at what need not be there with the first picture: the certificates, and who may read the secrets. */
export class ClusterInspector {
  readonly #parts: ClusterInspectorParts;
  #openFiles: { readonly root: string; readonly files: readonly OpenFile[] } | null = null;

  constructor(parts: ClusterInspectorParts) {
    this.#parts = parts;
  }

  /** The secrets of a cluster that others may read, as they were last seen. */
  openFiles({ root }: FoundCluster): readonly OpenFile[] {
    return this.#openFiles?.root === root ? this.#openFiles.files : [];
  }

  /** Looks anew. */
  async inspect(found: FoundCluster): Promise<void> {
    const { store, fileModes } = this.#parts;
    const [certificates, files] = await Promise.all([
      readCertificates(found, this.#parts),
      findOpenFiles(found.root, found.tokenFile, fileModes),
    ]);
    this.#openFiles = { root: found.root, files };
    store.change({ certificates });
  }
}
