import type { AuthenticationMode } from './authentication-mode.ts';
import type { CertificateRole } from './certificates-state.ts';

/** What a person is told about a kind of certificate. */
export interface CertificateWords {
  readonly title: string;
  /** Who shows it to whom. */
  readonly purpose: string;
  /** What renews it, and what that does to the cluster. */
  readonly renewal: string;
  /** The command that renews it; null where MicroK8s has none. */
  readonly command: string | null;
}

const snapData = '/var/snap/microk8s/current';
const renewCa = 'sudo microk8s refresh-certs -e ca.crt';
const withCa = {
  renewal:
    'MicroK8s makes it anew only together with the cluster CA. That restarts kubelite and the cluster agent, every copy of a kubeconfig must be exported again, and other nodes must leave and rejoin. The old certificate stays accepted as long as the CA keeps its key.',
  command: renewCa,
};

const words: Readonly<Record<CertificateRole, CertificateWords>> = {
  ca: {
    title: 'Cluster CA',
    purpose: 'Signs the certificates of this cluster; every kubeconfig trusts it.',
    renewal:
      'Nothing renews it by itself. The command restarts kubelite and the cluster agent, every copy of a kubeconfig must be exported again, and other nodes must leave and rejoin. It keeps the CA’s key, so certificates that it signed before stay accepted.',
    command: renewCa,
  },
  server: {
    title: 'API server',
    purpose: 'The API server shows it to everybody who connects.',
    renewal:
      'MicroK8s makes it anew when the addresses of this machine change, not when it expires. The command restarts kubelite and the cluster agent: the API is away for up to a minute, containers keep running.',
    command: 'sudo microk8s refresh-certs -e server.crt',
  },
  'front-proxy-ca': {
    title: 'Front proxy CA',
    purpose:
      'Signs the certificate with which the API server calls extension servers such as metrics-server.',
    renewal: 'No command of MicroK8s renews it.',
    command: null,
  },
  'front-proxy-client': {
    title: 'Front proxy client',
    purpose: 'The API server shows it to extension servers such as metrics-server.',
    renewal:
      'MicroK8s does not renew it when it expires; extension APIs then fail. The command restarts kubelite: the API is away for up to a minute, containers keep running.',
    command: 'sudo microk8s refresh-certs -e front-proxy-client.crt',
  },
  admin: {
    title: 'Administrator',
    purpose: 'client.config signs in with it, as a member of system:masters.',
    ...withCa,
  },
  controller: {
    title: 'Controller manager',
    purpose: 'The controller manager signs in with it.',
    ...withCa,
  },
  scheduler: { title: 'Scheduler', purpose: 'The scheduler signs in with it.', ...withCa },
  proxy: { title: 'Kube-proxy', purpose: 'Kube-proxy signs in with it.', ...withCa },
  kubelet: {
    title: 'Kubelet',
    purpose: 'The kubelet signs in with it, and shows it to the API server for logs and exec.',
    ...withCa,
  },
  'kubelet-own': {
    title: 'Kubelet (made by itself)',
    purpose:
      'The kubelet shows it to the API server for logs and exec; kubelets up to 1.27 made it themselves.',
    renewal:
      'MicroK8s does not renew it. The command deletes it and restarts kubelite, whose kubelet then makes a new one: the API is away for up to a minute, containers keep running.',
    command: `sudo rm ${snapData}/certs/kubelet.crt ${snapData}/certs/kubelet.key && sudo snap restart microk8s.daemon-kubelite`,
  },
  'apiserver-kubelet-client': {
    title: 'API server to kubelet',
    purpose: 'The API server shows it to the kubelets, as a member of system:masters.',
    ...withCa,
  },
  datastore: {
    title: 'Datastore (dqlite)',
    purpose:
      'The nodes’ datastores show it to each other; whoever has its key can read and write everything.',
    renewal: 'No command of MicroK8s renews it.',
    command: null,
  },
  'remote-server': {
    title: 'Worker of an etcd cluster',
    purpose: 'Workers of clusters without high availability show it.',
    renewal: 'No command renews it: the node must leave the cluster and join again.',
    command: null,
  },
};

/** The words for a kind of certificate. */
export function describeCertificate(role: CertificateRole, mode: AuthenticationMode): CertificateWords {
  // With a token file, refresh-certs writes the kubeconfigs by stopping and starting all of MicroK8s.
  if (mode !== 'x509' && words[role].command === renewCa)
    return { ...words[role], renewal: words[role].renewal.replace(quickRestart, fullRestart) };
  return words[role];
}

const quickRestart = 'restarts kubelite and the cluster agent';
const fullRestart = 'stops and starts all of MicroK8s, containers included';
