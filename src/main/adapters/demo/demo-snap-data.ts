import { randomBytes } from 'node:crypto';
import { mkdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { readTokenFile } from '../../core/files/token-file/token-file.ts';
import { Secret } from '../../core/ports/secret.ts';
import type { DemoCertificates } from './demo-certificates.ts';

const tokenFileName = 'credentials/known_tokens.csv';

/** A row of the token file. */
export interface StaticTokenRow {
  readonly token: Secret;
  readonly user: string;
  readonly uid: string;
  readonly groups: readonly string[];
}

/** What the demo's snap data folder tells. */
export interface DemoSnapData {
  readonly port: number;
  readonly certificates: DemoCertificates;
  /** Null where there is no token file, as since 1.28: then client.config holds a client certificate. */
  readonly rows: readonly StaticTokenRow[] | null;
  /** The key that signs service account tokens, PEM. */
  readonly serviceAccountKey: string;
}

/** The rows that MicroK8s 1.19 to 1.27 made, with new tokens; the first is the administrator's. */
export function makeTokenRows(): readonly [StaticTokenRow, ...StaticTokenRow[]] {
  const row = (user: string, uid: string, ...groups: string[]) => ({
    token: new Secret(makeStaticToken()),
    user,
    uid,
    groups,
  });
  return [
    row('admin', 'admin', 'system:masters'),
    row('system:kube-proxy', 'kube-proxy'),
    row('system:node:demo', 'kubelet-0', 'system:nodes'),
    row('system:kube-controller-manager', 'controller'),
    row('system:kube-scheduler', 'scheduler'),
  ];
}

/** The rows as the token file holds them now; none where an API server would not start with it. */
export async function readTokenRows(folder: string): Promise<readonly StaticTokenRow[]> {
  const read = readTokenFile(await readFile(join(folder, tokenFileName)));
  return read.ok ? read.rows : [];
}

/** Writes a snap data folder as MicroK8s does; only the owner may read it. */
export async function writeSnapData(
  folder: string,
  { port, certificates, rows, serviceAccountKey }: DemoSnapData,
): Promise<void> {
  for (const name of ['args', 'credentials', 'certs', 'var/lock', 'var/kubernetes/backend'])
    await mkdir(join(folder, name), { recursive: true, mode: 0o700 });
  const files: Readonly<Record<string, string>> = {
    'args/kube-apiserver': apiServerArgs(port, rows !== null),
    ...(rows === null
      ? { 'certs/client.crt': certificates.admin, 'certs/client.key': certificates.adminKey }
      : { [tokenFileName]: tokenFile(rows) }),
    'credentials/client.config': adminKubeconfig(port, certificates, rows),
    'credentials/cluster-tokens.txt': `${randomBytes(16).toString('hex')}\n`,
    'credentials/callback-token.txt': `${randomBytes(32).toString('hex')}\n`,
    'certs/ca.crt': certificates.authority,
    'certs/ca.key': certificates.authorityKey,
    'certs/server.crt': certificates.server,
    'certs/server.key': certificates.serverKey,
    'certs/front-proxy-ca.crt': certificates.frontProxyAuthority,
    'certs/front-proxy-ca.key': certificates.frontProxyAuthorityKey,
    'certs/front-proxy-client.crt': certificates.frontProxyClient,
    'certs/front-proxy-client.key': certificates.frontProxyClientKey,
    'certs/kubelet.crt': certificates.kubelet,
    'var/kubernetes/backend/cluster.crt': certificates.datastore,
    'certs/serviceaccount.key': serviceAccountKey,
    'var/lock/lite.lock': '',
  };
  await Promise.all(
    Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text, { mode: 0o600 })),
  );
  if (rows === null) return;
  const installed = certificates.installedAt / 1000;
  await utimes(join(folder, tokenFileName), installed, installed);
}

function apiServerArgs(port: number, hasTokenFile: boolean): string {
  const lines = [
    '--cert-dir=${SNAP_DATA}/certs',
    '--service-cluster-ip-range=10.152.183.0/24',
    '--authorization-mode=AlwaysAllow',
    '--service-account-key-file=${SNAP_DATA}/certs/serviceaccount.key',
    '--client-ca-file=${SNAP_DATA}/certs/ca.crt',
    '--tls-cert-file=${SNAP_DATA}/certs/server.crt',
    '--tls-private-key-file=${SNAP_DATA}/certs/server.key',
    '--kubelet-client-certificate=${SNAP_DATA}/certs/server.crt',
    '--kubelet-client-key=${SNAP_DATA}/certs/server.key',
    `--secure-port=${port}`,
    '--bind-address=127.0.0.1',
    ...(hasTokenFile ? ['--token-auth-file=${SNAP_DATA}/credentials/known_tokens.csv'] : []),
    '--etcd-servers="unix://${SNAP_DATA}/var/kubernetes/backend/kine.sock:12379"',
    '--allow-privileged=true',
    "--service-account-issuer='https://kubernetes.default.svc'",
    '--service-account-signing-key-file=${SNAP_DATA}/certs/serviceaccount.key',
    '--event-ttl=5m',
    '--profiling=false',
    '',
    '# Enable the aggregation layer',
    '--requestheader-client-ca-file=${SNAP_DATA}/certs/front-proxy-ca.crt',
    '--requestheader-allowed-names=front-proxy-client',
    '--requestheader-extra-headers-prefix=X-Remote-Extra-',
    '--requestheader-group-headers=X-Remote-Group',
    '--requestheader-username-headers=X-Remote-User',
    '--proxy-client-cert-file=${SNAP_DATA}/certs/front-proxy-client.crt',
    '--proxy-client-key-file=${SNAP_DATA}/certs/front-proxy-client.key',
    '#~Enable the aggregation layer',
    '--enable-admission-plugins=EventRateLimit',
    '--admission-control-config-file=${SNAP_DATA}/args/admission-control-config-file.yaml',
  ];
  return `${lines.join('\n')}\n`;
}

function tokenFile(rows: readonly StaticTokenRow[]): string {
  const lines = rows.map(({ token, user, uid, groups }) => {
    const columns = [token.reveal(), user, uid];
    return [...columns, ...(groups.length === 0 ? [] : [`"${groups.join(',')}"`])].join(',');
  });
  return `${lines.join('\n')}\n`;
}

function adminKubeconfig(
  port: number,
  { authority, admin, adminKey }: DemoCertificates,
  rows: readonly StaticTokenRow[] | null,
): string {
  const encode = (pem: string) => Buffer.from(pem).toString('base64');
  const cluster = {
    'certificate-authority-data': encode(authority),
    server: `https://127.0.0.1:${port}`,
  };
  const credential =
    rows === null
      ? { 'client-certificate-data': encode(admin), 'client-key-data': encode(adminKey) }
      : { token: rows.find(({ user }) => user === 'admin')?.token.reveal() };
  return stringify({
    apiVersion: 'v1',
    clusters: [{ cluster, name: 'microk8s-cluster' }],
    contexts: [{ context: { cluster: 'microk8s-cluster', user: 'admin' }, name: 'microk8s' }],
    'current-context': 'microk8s',
    kind: 'Config',
    preferences: {},
    users: [{ name: 'admin', user: credential }],
  });
}

/** As MicroK8s makes them: base64 of base64, 60 letters and digits. */
function makeStaticToken(): string {
  return Buffer.from(`${randomBytes(32).toString('base64')}\n`).toString('base64');
}
