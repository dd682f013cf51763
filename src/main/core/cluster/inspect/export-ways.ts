import type { ExportWays } from '../../../../shared/contract/state/inspection.ts';
import type { FoundCluster } from '../../files/snap-data/find-cluster.ts';
import { isLoopback } from '../../files/kubeconfig/loopback.ts';
import type { Certificates } from '../../ports/cryptography.ts';
import type { HostAddress } from '../../ports/machine.ts';
import type { ServerCertificate } from '../../ports/cluster-api.ts';
import type { SnapDataFiles } from '../../ports/files.ts';
import { fileLimits } from '../../files/text/file-limits.ts';
import { utf8 } from '../../files/text/utf8.ts';

/** What looking needs. */
export interface ExportWaysPorts {
  readonly files: Pick<SnapDataFiles, 'read'>;
  readonly certificates: Certificates;
  readonly serverCertificate: Pick<ServerCertificate, 'see'>;
  readonly hostAddress: Pick<HostAddress, 'network'>;
}

/** The name of the API server that MicroK8s puts into each of its certificates. */
export const serverName = 'kubernetes';
const anyAddress = ['0.0.0.0', '::', '[::]', ''];

/** The addresses that an exported kubeconfig can name, and whether the API server's certificate covers them. */
export async function findExportWays(
  { address: { server }, root, args, tls, isOnNetwork }: FoundCluster,
  ports: ExportWaysPorts,
): Promise<ExportWays> {
  const { certificates, hostAddress } = ports;
  const host = hostOf(server);
  const port = /:(\d+)$/.exec(server)?.[1] ?? '443';
  const bound = args.text('bind-address');
  const only = bound.ok && bound.value !== null && !anyAddress.includes(bound.value) ? bound.value : null;
  const file = tls['tls-cert-file'] ?? tls.selfMade?.certificate ?? `${root}/certs/server.crt`;
  const [own, pem] = await Promise.all([hostAddress.network(), servedPem(server, file, ports)]);
  const hosts = isOnNetwork
    ? new Set([...(isLoopback(host) ? [] : [host]), ...own.filter((each) => only === null || each === only)])
    : [];
  const check = (name: string) => {
    if (pem === null) return 'unknown';
    if (certificates.covers(pem, name)) return 'covered';
    return certificates.covers(pem, serverName) ? 'by-name' : 'uncovered';
  };
  return {
    server,
    isLocal: isLoopback(host),
    isOnNetwork,
    others: [...hosts].map((each) => ({
      address: each,
      server: `https://${each.includes(':') ? `[${each}]` : each}:${port}`,
      check: check(each),
    })),
    template: `${root}/certs/csr.conf.template`,
  };
}

function hostOf(server: string): string {
  return server
    .replace(/^https:\/\//, '')
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1');
}

/** What the API server shows, or where that cannot be seen what it will show after a restart; null without either. */
async function servedPem(server: string, file: string, ports: ExportWaysPorts): Promise<string | null> {
  const { serverCertificate, files, certificates } = ports;
  const seen = await serverCertificate.see(server);
  if (seen.ok) return seen.value;
  const read = await files.read(file, fileLimits.certificates);
  const pem = read.ok ? utf8(read.value.bytes) : null;
  return pem !== null && certificates.read(pem) !== null ? pem : null;
}
