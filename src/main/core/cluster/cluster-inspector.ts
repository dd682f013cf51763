import { readCertificates, type ReadCertificatesPorts } from '../certificates/read-certificates.ts';
import { readJoinTokens, type SeenJoinTokens } from '../forever-tokens/read-join-tokens.ts';
import { noteBug, type NoteBugParts } from '../note-bug.ts';
import type { FileModes } from '../ports/file-modes.ts';
import { findOpenFiles, type OpenFile } from '../safety/open-files.ts';
import type { Store } from '../state/store.ts';
import type { FoundCluster } from './find-cluster.ts';

/** What the inspector needs. */
export interface ClusterInspectorParts extends ReadCertificatesPorts, NoteBugParts {
  readonly store: Store;
  readonly fileModes: FileModes;
}

/** What the files of a cluster told, beside the certificates. */
export interface InspectedFiles {
  /** Its secrets that others may read. */
  readonly openFiles: readonly OpenFile[];
  readonly joinTokens: SeenJoinTokens;
}

/** Looks at what need not be there with the first picture: the certificates, who may read the secrets, and join tokens that never expire. */
export class ClusterInspector {
  readonly #parts: ClusterInspectorParts;
  #seen: (InspectedFiles & { readonly root: string }) | null = null;

  constructor(parts: ClusterInspectorParts) {
    this.#parts = parts;
  }

  /** The files of a cluster as they were last seen; null before that. */
  seen({ root }: FoundCluster): InspectedFiles | null {
    return this.#seen?.root === root ? this.#seen : null;
  }

  /** Looks anew. */
  async inspect(found: FoundCluster): Promise<void> {
    const { store, fileModes, files } = this.#parts;
    const [certificates, openFiles, joinTokens] = await Promise.all([
      readCertificates(found, this.#parts).catch((error: unknown) => ({
        ...{ cluster: found.identity, rows: [], uncovered: [] },
        unread: [noteBug('certificates.read', error, this.#parts)],
      })),
      findOpenFiles(found.root, found.tokenFile, fileModes),
      readJoinTokens(found.root, files),
    ]);
    this.#seen = { root: found.root, openFiles, joinTokens };
    store.change({ certificates });
  }
}
