import { createInterface } from 'node:readline';
import { createCertificates } from '../../src/main/adapters/x509/certificates.ts';
import { hostAddress } from '../../src/main/adapters/system/host-address.ts';
import { createConnectCluster } from '../../src/main/adapters/api/connect-cluster.ts';
import { createServerCertificate } from '../../src/main/adapters/api/server-certificate.ts';
import { createSnapDataFiles } from '../../src/main/adapters/files/snap-data-files.ts';
import { readCertificates } from '../../src/main/core/files/certificates/read-certificates.ts';
import { seeServed } from '../../src/main/core/files/certificates/served-certificate.ts';
import { byMemory } from '../../src/main/core/files/snap-data/choose-authority.ts';
import { findCluster } from '../../src/main/core/files/snap-data/find-cluster.ts';

/** What Keyfob makes of a snap data folder. */
export interface Verdict {
  /** Null when the API answered. */
  readonly error: { readonly code: string; readonly problem?: string; readonly feature?: string } | null;
  /** Null where the kubeconfig was refused before anything else was read. */
  readonly cluster: {
    readonly identity: string;
    /** The files whose certificate is not of the cluster’s CA. */
    readonly foreign: readonly string[];
  } | null;
  /** Those of the asked hosts that the server’s certificate covers. */
  readonly covers: readonly string[];
}

/** A question: the folder, the certificate that its server shows, and hosts that it may cover. */
export interface Question {
  readonly folder: string;
  readonly certificate: string;
  readonly hosts: readonly string[];
}

const deadlineMs = 8000;
const files = createSnapDataFiles();
const certificates = createCertificates();
const serverCertificate = createServerCertificate(deadlineMs);
const noMemory = {
  identityOf: (key: string) => key,
  keysOf: (identity: string) => [identity],
  isKnown: () => Promise.resolve(false),
  remember: () => Promise.resolve(),
};

async function judge({ folder, certificate, hosts }: Question): Promise<Verdict> {
  const covers = hosts.filter((host) => certificates.covers(certificate, host));
  const found = await findCluster(folder, { files, certificates }, byMemory(noMemory, serverCertificate));
  if (!found.ok) return { error: found.error, cluster: null, covers };
  const served = await seeServed(found.value.address.server, serverCertificate);
  const { rows } = await readCertificates(found.value, served, { files, certificates, hostAddress });
  const foreign = rows.filter(({ chain }) => chain === 'broken').flatMap(({ places }) => places);
  const api = createConnectCluster(deadlineMs)(found.value.address);
  const version = await api.server.version();
  api.close();
  const { identity } = found.value;
  return { error: version.ok ? null : version.error, cluster: { identity, foreign }, covers };
}

for await (const line of createInterface({ input: process.stdin }))
  process.stdout.write(`${JSON.stringify(await judge(JSON.parse(line) as Question))}\n`);
