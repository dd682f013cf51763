import type { AuthenticationMode } from '../contract/state/authentication-mode.ts';
import type {
  CertificateRole,
  CertificateRow,
  RenewalObstacle,
} from '../contract/state/certificates-state.ts';
import { fitWay } from './known/fit-way.ts';
import type { Known } from './known/known.ts';
import { timeNote } from './time-note.ts';
import { shellWord } from './text/shell-word.ts';

/** What a person is told about a kind of certificate. */
export interface CertificateWords {
  readonly title: string;
  /** Who shows it to whom. */
  readonly purpose: string;
  /** What renews it by itself, if anything does. */
  readonly renewal: string;
  /** The command that renews it; null where there is none. */
  readonly command: string | null;
  /** What the command does to the cluster, or what to do where there is none. */
  readonly effect: string;
}

const renewCa = 'sudo microk8s refresh-certs -e ca.crt';
const quickRestart = 'The command restarts kubelite and the cluster agent';
const fullRestart = 'The command stops and starts all of MicroK8s, containers included';
const briefly = 'the API is away for up to a minute, containers keep running.';
const rejoin =
  'every copy of a kubeconfig must be exported again, and other nodes must leave and rejoin. The CA keeps its key, so what it signed before stays accepted.';
const withCa = {
  renewal: 'MicroK8s makes it anew only together with the cluster CA.',
  command: renewCa,
  effect: `${quickRestart}; ${rejoin}`,
};
const nothing = { renewal: 'No command of MicroK8s renews it.', command: null };

/** The certificates that MicroK8s makes, or nobody does. */
type PlainRole = Exclude<CertificateRole, 'kubelet-own' | 'kubelet-checked'>;

const words: Readonly<Record<PlainRole, CertificateWords>> = {
  ca: {
    title: 'Cluster CA',
    purpose: 'Signs the certificates of this cluster; every kubeconfig trusts it.',
    renewal: 'MicroK8s does not renew it.',
    command: renewCa,
    effect: `${quickRestart}; ${rejoin}`,
  },
  server: {
    title: 'API server',
    purpose: 'The API server shows it to everybody who connects.',
    renewal:
      'MicroK8s makes it anew when the addresses of this machine change, but not when it expires; nobody can connect then.',
    command: 'sudo microk8s refresh-certs -e server.crt',
    effect: `${quickRestart}: ${briefly}`,
  },
  'front-proxy-ca': {
    title: 'Front proxy CA',
    purpose:
      'Signs the certificate with which the API server calls extension servers such as metrics-server.',
    ...nothing,
    effect: 'Look for a way in the documentation of MicroK8s before it ends.',
  },
  'front-proxy-client': {
    title: 'Front proxy client',
    purpose: 'The API server shows it to extension servers such as metrics-server.',
    renewal: 'MicroK8s does not renew it when it expires; metrics and other extension APIs fail then.',
    command: 'sudo microk8s refresh-certs -e front-proxy-client.crt',
    effect: `The command restarts kubelite: ${briefly}`,
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
  'apiserver-kubelet-client': {
    title: 'API server to kubelet',
    purpose: 'The API server shows it to the kubelets, as a member of system:masters.',
    ...withCa,
  },
  datastore: {
    title: 'Datastore (dqlite)',
    purpose:
      'The nodes’ datastores show it to each other; whoever has its key can read and write everything.',
    ...nothing,
    effect: 'Look for a way in the documentation of MicroK8s before it ends.',
  },
  'remote-server': {
    title: 'Worker of an etcd cluster',
    purpose: 'Workers of clusters without high availability show it.',
    ...nothing,
    effect: 'The node must leave the cluster and join again.',
  },
  'etcd-client': {
    title: 'API server to etcd',
    purpose: 'The API server shows it to an etcd of another machine.',
    ...nothing,
    effect: 'Have the owner of that etcd make a new one.',
  },
  'kubelet-rotated': {
    title: 'Kubelet (rotated)',
    purpose: 'The kubelet signs in with it, or shows it to the API server for logs and exec.',
    renewal: 'The kubelet asks the cluster for a new one by itself; an administrator may have to approve it.',
    command: 'microk8s kubectl get csr',
    effect: 'The command lists what waits to be approved.',
  },
  'trusted-ca': {
    title: 'CA that the API server trusts',
    purpose: 'The API server was told to accept what it signed: clients, kubelets, a proxy or an etcd.',
    ...nothing,
    effect: 'Whoever made it has to renew it, and what it signed.',
  },
  between: {
    title: 'Intermediate CA',
    purpose: 'Stands between a certificate and its CA, in the same file; without it the chain ends.',
    ...nothing,
    effect: 'Put a certificate with a valid chain in its place.',
  },
};

/** It is in use, and no command of MicroK8s touches it. */
const elsewhere = {
  renewal: 'What renews it is not MicroK8s, whose refresh-certs would leave it as it is.',
  command: null,
  effect:
    'Renew it with whatever made it. The API server takes a new file within a minute, or with the next restart.',
};

const spares: Readonly<Partial<Record<CertificateRole, string>>> = {
  server: 'The API server shows another one.',
  admin: 'client.config signs in with another one.',
};

/** The command that renames a file so that another can take its place. */
export function putAside(file: string): string {
  return `sudo mv ${shellWord(file)} ${shellWord(`${file}.old`)}`;
}

type Way = Pick<CertificateWords, 'renewal' | 'command' | 'effect'>;

const madeByItself = {
  title: 'Kubelet (made by itself)',
  purpose:
    'The kubelet shows it to the API server for logs and exec; kubelets up to 1.27 made it themselves.',
};

/** The certificate lies in the folder that is open, which need not be MicroK8s' own. */
function madeByKubelet(snapData: string): Way {
  const aside = ['kubelet.crt', 'kubelet.key'].map((name) => putAside(`${snapData}/certs/${name}`));
  return {
    renewal: 'MicroK8s does not renew it; logs and exec fail when it has expired.',
    command: [...aside, 'sudo snap restart microk8s.daemon-kubelite'].join(' && '),
    effect: `The command puts the certificate aside as kubelet.crt.old and restarts kubelite, whose kubelet then makes a new one: ${briefly}`,
  };
}

/** Nothing of it is in its place before the CA vouches for it; the folder is an argument, for its name could have quotes. */
const signKubelet = [
  'cd "$1"',
  'trap "rm -f kubelet.ext kubelet.csr kubelet.crt.new" EXIT',
  'host=$(hostname | tr A-Z a-z)',
  'names="DNS:$host${2:+,$2}"',
  'for ip in $(hostname -I); do names="$names,IP:$ip"; done',
  'printf "subjectAltName=%s\\nextendedKeyUsage=serverAuth\\n" "$names" > kubelet.ext',
  'openssl req -new -key kubelet.key -subj "/CN=$host" -out kubelet.csr',
  'openssl x509 -req -sha256 -days 3650 -in kubelet.csr -CA ca.crt -CAkey ca.key -CAcreateserial -extfile kubelet.ext -out kubelet.crt.new',
  'openssl verify -CAfile ca.crt kubelet.crt.new',
  '[ ! -f kubelet.crt ] || cp -p kubelet.crt kubelet.crt.old',
  'cat kubelet.crt.new > kubelet.crt',
  'snap restart microk8s.daemon-kubelite',
].join('; ');

function signedByCa(snapData: string, nodeName: string | undefined): Way {
  const isAddress = nodeName !== undefined && /^[\d.]+$|:/.test(nodeName);
  const name = nodeName === undefined ? '' : ` ${isAddress ? 'IP' : 'DNS'}:${nodeName}`;
  return {
    renewal:
      'MicroK8s does not renew it. The API server checks it against the cluster CA, so one that the kubelet makes itself is of no use for logs and exec.',
    command: `sudo sh -ec ${shellWord(signKubelet)} sh ${shellWord(`${snapData}/certs`)}${name}`,
    effect: `The command has the cluster CA sign one with the name and addresses of this node, keeps the old one as kubelet.crt.old and restarts kubelite: ${briefly}`,
  };
}

const ofUnknown: Way = {
  renewal: 'What makes another one depends on how the API server knows its clients, which is not known.',
  command: null,
  effect: 'See to it that the arguments of the API server can be read, then look again.',
};

const keyProblems: Readonly<Record<Exclude<RenewalObstacle['problem'], 'elsewhere'>, string>> = {
  missing: 'is missing',
  empty: 'is empty',
  damaged: 'holds no private key that can be read',
  'other-key': 'is not the key of the CA beside it',
};

/** Why refresh-certs must not be used: it deletes the old one first, signs with the keys that are there, and restarts what then has neither. */
export function keptBy({ file, problem }: RenewalObstacle): string {
  if (problem === 'elsewhere')
    return `Do not renew it with refresh-certs: that makes certificates for MicroK8s’ own keys, and the API server was told to use ${file}, so that it would not start again. Have whatever made that key make a new certificate for it.`;
  return `Do not renew it now: renewing uses ${file}, which ${keyProblems[problem]}, and makes no key that fits; what uses the certificate would not start again. Restore that key from a backup first; certs-backup may have it.`;
}

/** What refresh-certs calls the certificate that it renews for one of this role; null where it renews none. */
export function renewalName(role: CertificateRole): string | null {
  const { command } = role === 'kubelet-own' || role === 'kubelet-checked' ? nothing : words[role];
  return command === null ? null : (/refresh-certs -e (\S+)$/.exec(command)?.[1] ?? null);
}

/** What a certificate is called everywhere: what it is, and where it lies, as in `API server (server.crt)`. */
export function certificateName({ role, name }: Pick<CertificateRow, 'role' | 'name'>): string {
  const isSelfMade = role === 'kubelet-own' || role === 'kubelet-checked';
  return `${isSelfMade ? madeByItself.title : words[role].title} (${name})`;
}

type Described = Pick<CertificateRow, 'role' | 'standing' | 'maker' | 'nodeName' | 'seen' | 'obstacle'>;

/** The words for a certificate of the cluster, with the command that fits what is known. */
export function describeCertificate(certificate: Described, known: Known): CertificateWords {
  const told = usualWords(certificate, known);
  const { remedy, command } = fitWay(
    { remedy: told.effect, ...(told.command === null ? {} : { command: told.command }) },
    known,
  );
  return { ...told, effect: remedy, command: command ?? null };
}

/** The same words with the usual command, which may not fit what else is known. */
export function usualWords(
  certificate: Described,
  place: Pick<Known, 'mode' | 'snapData'>,
): CertificateWords {
  const { seen } = certificate;
  const now = wordsNow(certificate, place);
  if (seen === undefined) return now;
  if (seen.standing === 'then') return { ...now, renewal: `${timeNote(seen)} ${now.renewal}` };
  return { ...now, renewal: timeNote(seen), command: null, effect: lookAgain };
}

const lookAgain =
  'See what the API server shows once it answers; until then nothing needs to be renewed for it.';

function wordsNow(
  certificate: Described,
  { mode, snapData }: Pick<Known, 'mode' | 'snapData'>,
): CertificateWords {
  const { role, standing, obstacle } = certificate;
  const usual = wordsOf(certificate, mode, snapData);
  if (standing === 'elsewhere') return { ...usual, ...elsewhere };
  if (standing === 'spare') {
    const other = spares[role] ?? 'The cluster uses another one in its place.';
    return {
      ...usual,
      renewal: `${other} Renewing this one changes nothing.`,
      command: null,
      effect: 'Nothing needs to be done about it.',
    };
  }
  return obstacle === null || usual.command === null
    ? usual
    : { ...usual, command: null, effect: keptBy(obstacle) };
}

function wordsOf(
  { role, maker, nodeName }: Pick<CertificateRow, 'role' | 'maker' | 'nodeName'>,
  mode: AuthenticationMode,
  snapData: string,
): CertificateWords {
  if (role === 'kubelet-own' || role === 'kubelet-checked')
    return {
      ...madeByItself,
      ...(maker === 'ca' ? signedByCa(snapData, nodeName) : madeByKubelet(snapData)),
    };
  if (maker !== 'microk8s') {
    const { title, purpose } = words[role];
    const known = maker === 'ca' ? signedByCa(snapData, nodeName) : madeByKubelet(snapData);
    const way = maker === null ? ofUnknown : known;
    return { title, purpose, ...way };
  }
  const { effect, ...rest } = words[role];
  // With a token file, refresh-certs writes the kubeconfigs by stopping and starting all of MicroK8s.
  const isFull = mode !== 'x509' && rest.command === renewCa;
  return { ...rest, effect: isFull ? effect.replace(quickRestart, fullRestart) : effect };
}
