import type { CertificateRole } from '../../../shared/certificates-state.ts';

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
  { file: 'certs/server.remote.crt', role: 'remote-server' },
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
