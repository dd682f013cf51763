import { readCertificates, type ReadCertificatesPorts } from '../files/certificates/read-certificates.ts';
import { readAgentTokens } from '../files/snap-data/read-agent-tokens.ts';
import { noteBug, type NoteBugParts } from './scope/note-bug.ts';
import type { FileModes } from '../ports/files.ts';
import { findOpenFiles } from './scope/open-files.ts';
import type { ServedChain } from '../files/certificates/served-certificate.ts';
import type { Clock } from '../ports/clock.ts';
import type { ServerCertificate } from '../ports/cluster-api.ts';
import { isStopped } from './api-look.ts';
import type { ClusterScope } from './scope/cluster-scope.ts';
import { standingOf } from './scope/facts.ts';

/** What looking needs. */
export interface ClusterFilesParts extends ReadCertificatesPorts, NoteBugParts {
  readonly cluster: ClusterScope;
  readonly serverCertificate: Pick<ServerCertificate, 'see'>;
  readonly clock: Clock;
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

/** Notes what the API server shows of itself; while it shows nothing, what it showed last counts as of its time. */
async function lookAtServed({
  cluster,
  serverCertificate,
  clock,
}: ClusterFilesParts): Promise<ServedChain | null> {
  const at = clock.now();
  const { server } = cluster.found.address;
  const seen = await serverCertificate.see(server);
  const before = cluster.state.facts.served;
  if (seen.ok) cluster.note({ served: { value: seen.value, at, by: 'api-server', isNewest: true } });
  else
    cluster.note({
      ...(before === null ? {} : { served: { ...before, isNewest: false } }),
      ...(isStopped(seen.error) ? { serverStoppedAt: clock.now() } : {}),
    });
  const { served, serverStoppedAt } = cluster.state.facts;
  if (served === null) return null;
  return { value: served.value, standing: standingOf(served, seen.ok, serverStoppedAt, clock.now()) };
}
