import type { RenewalObstacle } from '../../contract/state/certificates-state.ts';
import { spoken } from '../language/spoken.ts';

const noCommand = 'No command of MicroK8s renews it.';
const undocumented = 'Before it expires, look for a way in the documentation of MicroK8s.';
/** With a token file all of MicroK8s stops and starts, else two of its services restart. */
const newCa = (stopsAll: boolean) =>
  `${stopsAll ? 'The command stops and starts all of MicroK8s, containers included' : 'The command restarts kubelite and the cluster agent'}; every copy of a kubeconfig must be exported again, and other nodes must leave and rejoin. The CA keeps its key, so what it signed before stays accepted.`;
const fits = (file: string, problem: string) =>
  `Do not renew it now: renewing uses ${file}, which ${problem}, and makes no matching key, so that whatever uses the certificate would not start again. First restore that key from a backup; certs-backup may have it.`;

const restoreTokenKey = 'Restore it from a backup; that of an earlier revision is the same key.';

const english = {
  /** What a certificate is called, and where it lies. */
  name: (title: string, place: string) => `${title} (${place})`,
  /** What each kind is called, and who shows it to whom. */
  kinds: {
    ca: {
      title: 'Cluster CA',
      purpose: 'Signs the certificates of this cluster; every kubeconfig trusts it.',
    },
    server: { title: 'API server', purpose: 'The API server shows it to everybody who connects.' },
    'front-proxy-ca': {
      title: 'Front proxy CA',
      purpose:
        'Signs the certificate with which the API server calls extension servers such as metrics-server.',
    },
    'front-proxy-client': {
      title: 'Front proxy client',
      purpose: 'The API server shows it to extension servers such as metrics-server.',
    },
    admin: {
      title: 'Administrator',
      purpose: 'client.config signs in with it, as a member of system:masters.',
    },
    controller: { title: 'Controller manager', purpose: 'The controller manager signs in with it.' },
    scheduler: { title: 'Scheduler', purpose: 'The scheduler signs in with it.' },
    proxy: { title: 'Kube-proxy', purpose: 'Kube-proxy signs in with it.' },
    kubelet: {
      title: 'Kubelet',
      purpose: 'The kubelet signs in with it, and shows it to the API server for logs and exec.',
    },
    'apiserver-kubelet-client': {
      title: 'API server to kubelet',
      purpose: 'The API server shows it to the kubelets, as a member of system:masters.',
    },
    datastore: {
      title: 'Datastore (dqlite)',
      purpose:
        'The nodes’ datastores show it to each other; whoever has its key can read and write everything.',
    },
    'remote-server': {
      title: 'Worker of an etcd cluster',
      purpose: 'Workers of clusters without high availability show it.',
    },
    'etcd-client': {
      title: 'API server to etcd',
      purpose: 'The API server shows it to an etcd of another machine.',
    },
    'kubelet-rotated': {
      title: 'Kubelet (rotated)',
      purpose: 'The kubelet signs in with it, or shows it to the API server for logs and exec.',
    },
    'trusted-ca': {
      title: 'CA that the API server trusts',
      purpose: 'The API server is set to accept what this CA signed: clients, kubelets, a proxy or an etcd.',
    },
    between: {
      title: 'Intermediate CA',
      purpose: 'Stands between a certificate and its CA, in the same file; without it the chain is broken.',
    },
    'token-key': {
      title: 'Key of the tokens',
      purpose: 'The API server signs the tokens of service accounts with it, and recognises them by it.',
    },
    selfMade: {
      title: 'Kubelet (made by itself)',
      purpose:
        'The kubelet shows it to the API server for logs and exec; kubelets up to 1.27 made it themselves.',
    },
  },
  /** What renews it by itself, if anything does; and what the command does to the cluster, or what to do where there is none. */
  ways: {
    ca: { renewal: 'MicroK8s does not renew it.', effect: newCa },
    withCa: { renewal: 'MicroK8s makes a new one only together with the cluster CA.', effect: newCa },
    server: {
      renewal:
        'MicroK8s makes a new one when the addresses of this machine change, but not when it expires; then nobody can connect.',
      effect:
        'The command restarts kubelite and the cluster agent: the API is away for up to a minute, containers keep running.',
    },
    frontProxyClient: {
      renewal: 'MicroK8s does not renew it when it expires; then metrics and other extension APIs fail.',
      effect: 'The command restarts kubelite: the API is away for up to a minute, containers keep running.',
    },
    frontProxyCa: { renewal: noCommand, effect: undocumented },
    datastore: { renewal: noCommand, effect: undocumented },
    remoteServer: { renewal: noCommand, effect: 'The node must leave the cluster and join again.' },
    etcdClient: { renewal: noCommand, effect: 'Have the owner of that etcd make a new one.' },
    kubeletRotated: {
      renewal:
        'The kubelet asks the cluster for a new one by itself; an administrator may have to approve it.',
      effect: 'The command lists what waits to be approved.',
    },
    trustedCa: { renewal: noCommand, effect: 'Whoever made it has to renew it, and what it signed.' },
    between: { renewal: noCommand, effect: 'Put a certificate with a valid chain in its place.' },
    tokenKey: {
      renewal: 'MicroK8s makes one only where there is none, and a different one ends every token.',
      effect: `${restoreTokenKey} The command lists those that are there.`,
    },
    madeByKubelet: {
      renewal: 'MicroK8s does not renew it; logs and exec fail when it has expired.',
      effect:
        'The command puts the certificate aside as kubelet.crt.old and restarts kubelite, whose kubelet then makes a new one: the API is away for up to a minute, containers keep running.',
    },
    signedByCa: {
      renewal:
        'MicroK8s does not renew it. The API server checks it against the cluster CA, so one that the kubelet makes itself is of no use for logs and exec.',
      effect:
        'The command has the cluster CA sign one with the name and addresses of this node, keeps the old one as kubelet.crt.old and restarts kubelite: the API is away for up to a minute, containers keep running.',
    },
    /** What makes another one is not known. */
    unknown: {
      renewal:
        'How to make a new one depends on how the API server recognises its clients, which Keyfob does not know.',
      effect: 'Make sure that the arguments of the API server can be read, then look again.',
    },
    /** It is in use, and no command of MicroK8s touches it. */
    elsewhere: {
      renewal: 'MicroK8s does not renew it: refresh-certs would leave it as it is.',
      effect:
        'Renew it with whatever made it. The API server takes a new file within a minute, or with the next restart.',
    },
  },
  /** Another one is used in its place. */
  spare: {
    renewal: {
      server: 'The API server shows another one. Renewing this one changes nothing.',
      admin: 'client.config signs in with another one. Renewing this one changes nothing.',
      other: 'The cluster uses another one in its place. Renewing this one changes nothing.',
    },
    effect: 'Nothing needs to be done about it.',
  },
  restoreTokenKey,
  lookAgain: 'See what the API server shows once it answers; until then nothing needs to be renewed for it.',
  /** Why refresh-certs must not be used, by what is the matter with a key. */
  obstacles: {
    missing: (file: string) => fits(file, 'is missing'),
    empty: (file: string) => fits(file, 'is empty'),
    damaged: (file: string) => fits(file, 'holds no readable private key'),
    'other-key': (file: string) => fits(file, 'is not the key of the CA beside it'),
    elsewhere: (file: string) =>
      `Do not renew it with refresh-certs: that makes certificates for MicroK8s’ own keys, but the API server is set to use ${file} and would not start again. Have whatever made that key issue a new certificate for it.`,
  } satisfies Readonly<Record<RenewalObstacle['problem'], unknown>>,
};

/** The certificates of a cluster: what each is for, and what renews it. */
export const certificatePhrases = spoken('certificate', english);
