import type {
  CertificateRole,
  CertificateStanding,
} from '../../../../shared/contract/state/certificates-state.ts';
import type { TlsFlag, TlsFlags } from '../args/tls-flags.ts';

/** A file below the snap data folder and the role of the certificate in it. */
export interface CertificateFile {
  readonly file: string;
  readonly role: CertificateRole;
}

/** Where MicroK8s keeps certificates; no cluster has all of them. */
export const certificateFiles: readonly CertificateFile[] = [
  { file: 'certs/ca.crt', role: 'ca' },
  { file: 'certs/server.crt', role: 'server' },
  { file: 'certs/front-proxy-ca.crt', role: 'front-proxy-ca' },
  { file: 'certs/front-proxy-client.crt', role: 'front-proxy-client' },
  { file: 'certs/client.crt', role: 'admin' },
  { file: 'certs/controller.crt', role: 'controller' },
  { file: 'certs/scheduler.crt', role: 'scheduler' },
  { file: 'certs/proxy.crt', role: 'proxy' },
  { file: 'certs/kubelet.crt', role: 'kubelet' },
  { file: 'certs/apiserver-kubelet-client.crt', role: 'apiserver-kubelet-client' },
  { file: 'certs/kubelet-server-current.pem', role: 'kubelet-rotated' },
  { file: 'certs/kubelet-client-current.pem', role: 'kubelet-rotated' },
  { file: 'certs/server.remote.crt', role: 'remote-server' },
  { file: 'certs/ca.remote.crt', role: 'trusted-ca' },
  { file: 'certs/remote-etcd.crt', role: 'etcd-client' },
  { file: 'certs/remote-etcd-ca.crt', role: 'trusted-ca' },
  { file: 'var/kubernetes/backend/cluster.crt', role: 'datastore' },
];

/** The kubeconfigs that hold a client certificate where tokens do not sign in. */
export const kubeconfigFiles: readonly CertificateFile[] = [
  { file: 'credentials/client.config', role: 'admin' },
  { file: 'credentials/controller.config', role: 'controller' },
  { file: 'credentials/scheduler.config', role: 'scheduler' },
  { file: 'credentials/proxy.config', role: 'proxy' },
  { file: 'credentials/kubelet.config', role: 'kubelet' },
];

/** One file of certificates to be read, with the key that belongs to the first. */
export interface CertificatePlace {
  /** Absolute. */
  readonly path: string;
  /** Below the snap data folder, or the path where it is not there. */
  readonly place: string;
  readonly role: CertificateRole;
  readonly standing: CertificateStanding;
  /** Absolute path. */
  readonly key: string | null;
  /** Whether the API server was told to use it, and does not start without it. */
  readonly isNeeded: boolean;
  readonly isKeyNeeded: boolean;
  /** Whether that key is not the one for which MicroK8s makes this certificate. */
  readonly isKeyElsewhere: boolean;
}

/** Which flags of the API server name a certificate, and its key. */
const flagged: readonly {
  readonly flag: TlsFlag;
  readonly key: TlsFlag | null;
  readonly role: CertificateRole;
}[] = [
  { flag: 'tls-cert-file', key: 'tls-private-key-file', role: 'server' },
  { flag: 'proxy-client-cert-file', key: 'proxy-client-key-file', role: 'front-proxy-client' },
  { flag: 'kubelet-client-certificate', key: 'kubelet-client-key', role: 'apiserver-kubelet-client' },
  { flag: 'etcd-certfile', key: 'etcd-keyfile', role: 'etcd-client' },
  { flag: 'client-ca-file', key: null, role: 'trusted-ca' },
  { flag: 'requestheader-client-ca-file', key: null, role: 'trusted-ca' },
  { flag: 'kubelet-certificate-authority', key: null, role: 'trusted-ca' },
  { flag: 'etcd-cafile', key: null, role: 'trusted-ca' },
];

/** Where the certificates of a cluster are: those that MicroK8s makes, and those that its API server was told to use. */
export function certificatePlaces(root: string, tls: TlsFlags): readonly CertificatePlace[] {
  const { selfMade, byName = [] } = tls;
  const ofFlags = flagged.flatMap(({ flag, key, role }) => {
    const path = tls[flag];
    return path === undefined ? [] : [{ path, role, key: key === null ? null : (tls[key] ?? null) }];
  });
  const served = [...(selfMade === undefined ? [] : [selfMade]), ...byName].map(({ certificate, key }) => ({
    ...{ path: certificate, role: 'server' as const, key },
  }));
  const named = [...ofFlags, ...served];
  const usual = certificateFiles.map(({ file, role }): CertificatePlace => {
    const path = `${root}/${file}`;
    const use = named.find((each) => each.path === path);
    const ownKey = path.replace(/\.crt$/, '.key');
    const key = use?.key ?? ownKey;
    const isReplaced = use === undefined && named.some((each) => each.role === role && role !== 'trusted-ca');
    return {
      ...{ path, place: file, role },
      standing: isReplaced ? 'spare' : 'own',
      key,
      isKeyElsewhere: key !== ownKey,
      isNeeded: use !== undefined,
      isKeyNeeded: (use?.key ?? null) !== null,
    };
  });
  const others = named.filter(
    ({ path }, at) =>
      !usual.some((each) => each.path === path) && named.findIndex((each) => each.path === path) === at,
  );
  return [
    ...usual,
    ...others.map(({ path, role, key }): CertificatePlace => ({
      ...{ path, role, key, standing: 'elsewhere' },
      isNeeded: path !== selfMade?.certificate,
      isKeyNeeded: key !== null && key !== selfMade?.key,
      isKeyElsewhere: false,
      place: path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path,
    })),
  ];
}
