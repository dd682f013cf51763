import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { ownAddress } from './own-address.ts';
import { Authority, makeKeyPem, type KeyPair } from './certificates.ts';

/** How a cluster of MicroK8s is set up. */
export interface SnapDataOptions {
  /** `token`: installed up to 1.27; `x509`: from 1.28 on; `mixed`: an x509 node that joined a token cluster. */
  readonly mode: 'token' | 'x509' | 'mixed';
  readonly rbac: boolean;
  readonly port: number;
}

/** A snap data folder as MicroK8s makes it. */
export interface SnapData {
  /** The folder that holds the revision and `current`. */
  readonly root: string;
  /** The path of the `current` link. */
  readonly current: string;
  readonly authority: Authority;
  /** The static admin token, empty in x509 mode. */
  readonly adminToken: string;
  readonly adminCertificate: KeyPair;
  remove(): void;
}

/** Gives the revision to a group as MicroK8s does: folders 0770 and files 0660, its parents open to all. */
export function giveToGroup({ root }: Pick<SnapData, 'root'>, gid: number): void {
  const revision = join(root, 'x1');
  const visit = (path: string) => {
    const facts = lstatSync(path);
    if (facts.isSymbolicLink()) return;
    chownSync(path, 0, gid);
    chmodSync(path, facts.isDirectory() ? 0o770 : 0o660);
    if (!facts.isDirectory()) return;
    for (const name of readdirSync(path)) visit(join(path, name));
  };
  visit(revision);
  chmodSync(root, 0o755);
  chmodSync(revision, 0o755);
}

/** Makes the folder below the system's temporary folder; `args/kube-apiserver` names every file through `${SNAP_DATA}`. */
export async function makeSnapData({ mode, rbac, port }: SnapDataOptions): Promise<SnapData> {
  const root = mkdtempSync(join(tmpdir(), 'keyfob-snap-'));
  const revision = join(root, 'x1');
  const current = join(root, 'current');
  for (const folder of ['args', 'credentials', 'certs', 'var/lock']) {
    mkdirSync(join(revision, folder), { recursive: true, mode: 0o770 });
  }
  symlinkSync('x1', current);
  const write = (name: string, text: string) => {
    writeFileSync(join(revision, name), text);
    chmodSync(join(revision, name), 0o660);
  };
  const authority = await Authority.create();
  const names = [
    ...['kubernetes', 'kubernetes.default', 'kubernetes.default.svc', 'localhost'].map((value) => ({
      type: 'dns' as const,
      value,
    })),
    ...['127.0.0.1', '10.152.183.1', ...(ownAddress === null ? [] : [ownAddress])].map((value) => ({
      type: 'ip' as const,
      value,
    })),
  ];
  const [server, adminCertificate, kubeletClient, serviceAccountKey] = await Promise.all([
    authority.issue({ subject: 'CN=127.0.0.1', usage: 'server', names }),
    authority.issue({ subject: 'O=system:masters,CN=admin', usage: 'client', days: 3650 }),
    authority.issue({
      subject: 'O=system:masters,CN=kube-apiserver-kubelet-client',
      usage: 'client',
      days: 3650,
    }),
    makeKeyPem(),
  ]);
  write('certs/ca.crt', authority.pem);
  write('certs/ca.key', authority.keyPem);
  write('certs/server.crt', server.certificate);
  write('certs/server.key', server.key);
  write('certs/client.crt', adminCertificate.certificate);
  write('certs/client.key', adminCertificate.key);
  write('certs/apiserver-kubelet-client.crt', kubeletClient.certificate);
  write('certs/apiserver-kubelet-client.key', kubeletClient.key);
  write('certs/serviceaccount.key', serviceAccountKey);
  write('var/lock/lite.lock', '');

  const tokens = Array.from({ length: 5 }, makeStaticToken);
  const [adminToken = '', ...others] = tokens;
  if (mode !== 'x509')
    write('credentials/known_tokens.csv', tokenFile(adminToken, mode === 'token' ? others : []));
  const byToken = mode === 'token';
  const kubeconfig = (user: string, token: string, pair: KeyPair) =>
    stringify({
      apiVersion: 'v1',
      clusters: [
        {
          cluster: {
            'certificate-authority-data': encode(authority.pem),
            server: `https://127.0.0.1:${port}`,
          },
          name: 'microk8s-cluster',
        },
      ],
      contexts: [{ context: { cluster: 'microk8s-cluster', user }, name: 'microk8s' }],
      'current-context': 'microk8s',
      kind: 'Config',
      preferences: {},
      users: [
        {
          name: user,
          user: byToken
            ? { token }
            : { 'client-certificate-data': encode(pair.certificate), 'client-key-data': encode(pair.key) },
        },
      ],
    });
  write('credentials/client.config', kubeconfig('admin', adminToken, adminCertificate));
  write('args/kube-apiserver', apiServerArgs(mode, rbac, port));
  return {
    root,
    current,
    authority,
    adminToken: mode === 'x509' ? '' : adminToken,
    adminCertificate,
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** A token as MicroK8s makes them: 60 letters and digits. */
export function makeStaticToken(): string {
  return Buffer.from(`${randomBytes(32).toString('base64')}\n`).toString('base64');
}

function tokenFile(adminToken: string, others: readonly string[]): string {
  const [proxy = '', kubelet = '', controller = '', scheduler = ''] = others;
  const rows = [`${adminToken},admin,admin,"system:masters"`];
  if (others.length > 0) {
    rows.push(
      `${proxy},system:kube-proxy,kube-proxy`,
      `${kubelet},system:node:host,kubelet-0,"system:nodes"`,
      `${controller},system:kube-controller-manager,controller`,
      `${scheduler},system:kube-scheduler,scheduler`,
    );
  }
  return `${rows.join('\n')}\n`;
}

function apiServerArgs(mode: SnapDataOptions['mode'], rbac: boolean, port: number): string {
  const lines = [
    '--cert-dir=${SNAP_DATA}/certs',
    '--service-cluster-ip-range=10.152.183.0/24',
    `--authorization-mode=${rbac ? 'RBAC,Node' : 'AlwaysAllow'}`,
    '--service-account-key-file=${SNAP_DATA}/certs/serviceaccount.key',
    '--client-ca-file=${SNAP_DATA}/certs/ca.crt',
    '--tls-cert-file=${SNAP_DATA}/certs/server.crt',
    '--tls-private-key-file=${SNAP_DATA}/certs/server.key',
    '--tls-cipher-suites=TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
    '--kubelet-client-certificate=${SNAP_DATA}/certs/apiserver-kubelet-client.crt',
    '--kubelet-client-key=${SNAP_DATA}/certs/apiserver-kubelet-client.key',
    `--secure-port=${port}`,
    '--bind-address=127.0.0.1',
    ...(mode === 'x509' ? [] : ['--token-auth-file=${SNAP_DATA}/credentials/known_tokens.csv']),
    '# Enable the aggregation layer',
    '--requestheader-allowed-names=front-proxy-client',
    "--service-account-issuer='https://kubernetes.default.svc'",
    '--service-account-signing-key-file=${SNAP_DATA}/certs/serviceaccount.key',
    '--event-ttl=5m',
    '--profiling=false',
  ];
  return `${lines.join('\n')}\n`;
}

function encode(text: string): string {
  return Buffer.from(text).toString('base64');
}
