import type { CertificatesState } from '../../../shared/certificates-state.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { FoundCluster } from '../cluster/find-cluster.ts';
import type { Certificates } from '../ports/certificates.ts';
import type { HostAddress } from '../ports/host-address.ts';
import type { ServerCertificate } from '../ports/server-certificate.ts';
import type { SnapDataFiles } from '../ports/snap-data-files.ts';
import { utf8 } from '../utf8.ts';
import { certificateFiles, kubeconfigFiles, type CertificateFile } from './certificate-files.ts';
import { isMadeByKubelet, toRows, type SeenCertificate } from './seen-certificate.ts';

/** What reading certificates needs. */
export interface ReadCertificatesPorts {
  readonly files: SnapDataFiles;
  readonly certificates: Certificates;
  readonly serverCertificate: ServerCertificate;
  readonly hostAddress: Pick<HostAddress, 'lan'>;
}

/** What one place holds: certificates, or why they could not be read. */
type Look = { readonly seen: readonly SeenCertificate[]; readonly error: AppError | null };

const certificateLimit = 256 * 1024;
const kubeconfigLimit = 1024 * 1024;
const nothing: Look = { seen: [], error: null };

/** Reads every certificate of a cluster from its files and kubeconfigs, and the API server's from the server itself where its file does not tell. */
export async function readCertificates(
  { root, address, isOnNetwork }: FoundCluster,
  ports: ReadCertificatesPorts,
): Promise<NonNullable<CertificatesState>> {
  const { certificates } = ports;
  const looks = await Promise.all([
    ...certificateFiles.map((file) => readFile(root, file, ports)),
    ...kubeconfigFiles.map((file) => readKubeconfig(root, file, ports)),
  ]);
  const seen = looks.flatMap((look) => look.seen);
  if (!seen.some(({ role }) => role === 'server'))
    seen.push(...(await seeServer(address.server, ports)).seen);
  const server = seen.find(({ role }) => role === 'server');
  const lan = isOnNetwork ? await ports.hostAddress.lan() : null;
  const inUse = new Set([hostOf(address.server), ...(lan === null ? [] : [lan])]);
  return {
    rows: toRows(seen, certificates),
    unread: looks.flatMap(({ error }) => (error === null ? [] : [error])),
    uncovered:
      server === undefined ? [] : [...inUse].filter((host) => !certificates.covers(server.pem, host)),
  };
}

async function readFile(
  root: string,
  { file, role }: CertificateFile,
  { files, certificates }: ReadCertificatesPorts,
): Promise<Look> {
  const path = `${root}/${file}`;
  const content = await files.read(path, certificateLimit);
  if (!content.ok) return failed(content.error);
  const pem = utf8(content.value.bytes);
  const facts = certificates.read(pem);
  if (facts === null) return failed({ code: 'certificate-unusable', file: path });
  const actual = role === 'kubelet' && isMadeByKubelet(facts) ? 'kubelet-own' : role;
  return { seen: [{ role: actual, place: file, pem, facts }], error: null };
}

async function readKubeconfig(
  root: string,
  { file, role }: CertificateFile,
  { files, certificates }: ReadCertificatesPorts,
): Promise<Look> {
  const path = `${root}/${file}`;
  const content = await files.read(path, kubeconfigLimit);
  if (!content.ok) return failed(content.error);
  const { checkKubeconfig } = await import('../cluster/kubeconfig.ts');
  const kubeconfig = checkKubeconfig(content.value.bytes, path, certificates);
  if (!kubeconfig.ok) return failed(kubeconfig.error);
  const { bundlePem, credential } = kubeconfig.value;
  const held = [
    { role: 'ca', pem: bundlePem } as const,
    ...(credential.kind === 'client-certificate' ? [{ role, pem: credential.certificatePem }] : []),
  ];
  const seen = held.flatMap((each) => {
    const facts = certificates.read(each.pem);
    return facts === null ? [] : [{ ...each, place: file, facts }];
  });
  return { seen, error: null };
}

async function seeServer(
  server: string,
  { serverCertificate, certificates }: ReadCertificatesPorts,
): Promise<Look> {
  const pem = await serverCertificate.see(server);
  if (!pem.ok) return failed(pem.error);
  const facts = certificates.read(pem.value);
  return facts === null
    ? nothing
    : { seen: [{ role: 'server', place: server, pem: pem.value, facts }], error: null };
}

/** No cluster has every file: one that is not there is no failure. */
function failed(error: AppError): Look {
  return error.code === 'file-missing' ? nothing : { seen: [], error };
}

function hostOf(server: string): string {
  return server
    .replace(/^https:\/\//, '')
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '');
}
