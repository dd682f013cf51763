import { readCertificates, type ReadCertificatesPorts } from '../files/certificates/read-certificates.ts';
import { readAgentTokens } from '../files/snap-data/read-agent-tokens.ts';
import { noteBug, type NoteBugParts } from './scope/note-bug.ts';
import type { FileModes } from '../ports/files.ts';
import { findOpenFiles } from './scope/open-files.ts';
import { lookAtServed, type LookAtServedParts } from './look-at-served.ts';

/** What looking needs. */
export interface ClusterFilesParts extends ReadCertificatesPorts, LookAtServedParts, NoteBugParts {
  readonly fileModes: FileModes;
  readonly nextVersion: () => number;
}

/** Looks at what need not be there with the first picture: the certificates, who may read the secrets, and join tokens that never expire. */
export async function lookAtFiles(parts: ClusterFilesParts): Promise<void> {
  const { cluster, fileModes, files, nextVersion } = parts;
  const { root, tokenFile } = cluster.found;
  const [certificates, openFiles, agentTokens] = await Promise.all([
    lookAtServed(parts)
      .then((served) => readCertificates(cluster.found, served, parts))
      .catch((error: unknown) => ({
        ...{ rows: [], uncovered: [], kubeletUncovered: [], lastChange: null },
        obstacles: { server: null, ca: null },
        unread: [
          {
            ...({ id: 'file:', role: 'ca', standing: 'own', maker: 'microk8s', obstacle: null } as const),
            error: noteBug('certificates.read', error, parts),
          },
        ],
      })),
    findOpenFiles(root, tokenFile, fileModes),
    readAgentTokens(root, files),
  ]);
  const versions = { ...cluster.state.versions, files: nextVersion() };
  cluster.change({ certificates, openFiles, agentTokens, versions });
}
