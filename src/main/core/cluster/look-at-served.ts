import type { ServedChain } from '../files/certificates/served-certificate.ts';
import type { Clock } from '../ports/clock.ts';
import type { ServerCertificate } from '../ports/cluster-api.ts';
import { isStopped } from './api-look.ts';
import type { ClusterScope } from './scope/cluster-scope.ts';
import { standingOf } from './scope/facts.ts';

/** What looking needs. */
export interface LookAtServedParts {
  readonly cluster: ClusterScope;
  readonly serverCertificate: Pick<ServerCertificate, 'see'>;
  readonly clock: Clock;
}

/** Notes what the API server shows of itself; while it shows nothing, what it showed last counts as of its time. */
export async function lookAtServed({
  cluster,
  serverCertificate,
  clock,
}: LookAtServedParts): Promise<ServedChain | null> {
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
