import type { AppError } from '../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../shared/contract/values/result.ts';
import { fileLimits } from '../files/text/file-limits.ts';
import type { FoundCluster } from '../files/snap-data/find-cluster.ts';
import { isLoopback } from '../files/kubeconfig/loopback.ts';
import { readNodeServer } from '../files/snap-data/find-others.ts';
import type { Certificates } from '../ports/cryptography.ts';
import type { SnapDataFiles } from '../ports/files.ts';
import { utf8 } from '../files/text/utf8.ts';

/** The API server that a rotation may speak to, and the one certificate that may vouch for it. */
export interface OwnServer {
  readonly server: string;
  readonly authorityPem: string;
  /** SHA-256 of that certificate’s public key, lower-case hex. */
  readonly identity: string;
}

/** What is needed to find it. */
export interface OwnServerPorts {
  readonly files: Pick<SnapDataFiles, 'read'>;
  readonly certificates: Certificates;
  /** The addresses of this machine’s interfaces. */
  readonly addresses: readonly string[];
}

/**
 * The server of client.config, when it is this machine’s, at the port of `--secure-port`, and under the CA of
 * `certs/ca.crt`. All of these files may be written by MicroK8s’ group: who answers there is another question.
 */
export async function findOwnServer(
  { root, address, securePort }: FoundCluster,
  { files, certificates, addresses }: OwnServerPorts,
): Promise<Result<OwnServer, AppError>> {
  const file = `${root}/credentials/client.config`;
  const { server } = address;
  const elsewhere = (problem: Extract<AppError, { code: 'rotation-server-elsewhere' }>['problem']) =>
    fail<AppError>({ code: 'rotation-server-elsewhere', file, server, problem });
  const { host, port } = readNodeServer(server);
  if (!isLoopback(host) && !addresses.includes(host)) return elsewhere('host');
  if (port !== securePort) return elsewhere('port');

  const authorityFile = `${root}/certs/ca.crt`;
  const read = await files.read(authorityFile, fileLimits.certificates);
  if (!read.ok) return read;
  const identityOf = (pem: string) => certificates.read(pem)?.publicKeySha256;
  const [authorityPem = ''] = certificatesIn(utf8(read.value.bytes));
  const identity = identityOf(authorityPem);
  const named = certificatesIn(address.authorityPem).map(identityOf);
  return identity !== undefined && named.includes(identity)
    ? ok({ server, authorityPem, identity })
    : fail({ code: 'rotation-other-authority', file, authority: authorityFile });
}

function certificatesIn(pem: string): string[] {
  return pem.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
}
