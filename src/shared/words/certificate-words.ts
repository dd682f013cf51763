import type { AuthenticationMode } from '../contract/state/authentication-mode.ts';
import type {
  CertificateRole,
  CertificateRow,
  CertificatesState,
  RenewalObstacle,
} from '../contract/state/certificates-state.ts';
import { isInUse } from '../contract/state/certificate-use.ts';
import { certificatePhrases } from './en/certificate-phrases.ts';
import { findTokenKeys } from './errors/commands.ts';
import { fitWay, renewCommand, renewedBy } from './known/fit-way.ts';
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

/** The certificates that MicroK8s makes, or nobody does. */
type PlainRole = Exclude<CertificateRole, 'kubelet-own' | 'kubelet-checked'>;

type Way = Pick<CertificateWords, 'renewal' | 'command' | 'effect'>;

/** What renews a certificate that is in its place. */
function usualWay(role: PlainRole, mode: AuthenticationMode): Way {
  const { ways } = certificatePhrases();
  switch (role) {
    case 'ca':
      return withNewCa(ways.ca, mode);
    case 'admin':
    case 'controller':
    case 'scheduler':
    case 'proxy':
    case 'kubelet':
    case 'apiserver-kubelet-client':
      return withNewCa(ways.withCa, mode);
    case 'server':
      return { ...ways.server, command: renewCommand('server.crt') };
    case 'front-proxy-client':
      return { ...ways.frontProxyClient, command: renewCommand('front-proxy-client.crt') };
    case 'kubelet-rotated':
      return { ...ways.kubeletRotated, command: 'microk8s kubectl get csr' };
    case 'front-proxy-ca':
      return { ...ways.frontProxyCa, command: null };
    case 'datastore':
      return { ...ways.datastore, command: null };
    case 'remote-server':
      return { ...ways.remoteServer, command: null };
    case 'etcd-client':
      return { ...ways.etcdClient, command: null };
    case 'trusted-ca':
      return { ...ways.trustedCa, command: null };
    case 'between':
      return { ...ways.between, command: null };
    case 'token-key':
      return { ...ways.tokenKey, command: findTokenKeys };
  }
}

function withNewCa(
  { renewal, effect }: ReturnType<typeof certificatePhrases>['ways']['ca'],
  mode: AuthenticationMode,
): Way {
  // With a token file, refresh-certs writes the kubeconfigs by stopping and starting all of MicroK8s.
  return { renewal, command: renewCommand('ca.crt'), effect: effect(mode !== 'x509') };
}

/** The command that renames a file so that another can take its place. */
export function putAside(file: string): string {
  return `sudo mv ${shellWord(file)} ${shellWord(`${file}.old`)}`;
}

/** The certificate lies in the folder that is open, which need not be MicroK8s' own. */
function madeByKubelet(snapData: string): Way {
  const aside = ['kubelet.crt', 'kubelet.key'].map((name) => putAside(`${snapData}/certs/${name}`));
  return {
    ...certificatePhrases().ways.madeByKubelet,
    command: [...aside, 'sudo snap restart microk8s.daemon-kubelite'].join(' && '),
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
    ...certificatePhrases().ways.signedByCa,
    command: `sudo sh -ec ${shellWord(signKubelet)} sh ${shellWord(`${snapData}/certs`)}${name}`,
  };
}

/** Why refresh-certs must not be used: it deletes the old one first, signs with the keys that are there, and restarts what then has neither. */
export function obstacleWords({ file, problem }: RenewalObstacle): string {
  return certificatePhrases().obstacles[problem](file);
}

/** What refresh-certs calls the certificate that it renews for one of this role; null where it renews none. */
export function renewalName(role: CertificateRole): string | null {
  if (isSelfMade(role)) return null;
  return renewedBy(usualWay(role, 'unknown').command ?? '') ?? null;
}

/** What a certificate is called everywhere: what it is, and where it lies, as in `API server (server.crt)`. */
export function certificateName({ role, name }: Pick<CertificateRow, 'role' | 'name'>): string {
  return certificatePhrases().name(kindOf(role).title, name);
}

function kindOf(role: CertificateRole): Pick<CertificateWords, 'title' | 'purpose'> {
  const { kinds } = certificatePhrases();
  return isSelfMade(role) ? kinds.selfMade : kinds[role];
}

function isSelfMade(role: CertificateRole): role is Exclude<CertificateRole, PlainRole> {
  return role === 'kubelet-own' || role === 'kubelet-checked';
}

type Described = Pick<CertificateRow, 'role' | 'standing' | 'maker' | 'nodeName' | 'seen' | 'obstacle'>;

/** The words for a certificate of the cluster, with the command that fits what is known. */
export function describeCertificate(certificate: Described, known: Known): CertificateWords {
  const usual = usualWords(certificate, known);
  const { remedy, command } = fitWay(
    { remedy: usual.effect, ...(usual.command === null ? {} : { command: usual.command }) },
    known,
  );
  return { ...usual, effect: remedy, command: command ?? null };
}

/** What has MicroK8s renew the certificate that the API server shows, or why nothing may; null where none was read. */
export function serverRenewal(
  certificates: CertificatesState,
  known: Known,
): Pick<CertificateWords, 'command' | 'effect'> | null {
  const servers = certificates?.rows.filter((each) => each.role === 'server' && isInUse(each)) ?? [];
  const row = servers.find(({ standing }) => standing === 'own') ?? servers[0];
  if (row === undefined) return null;
  const { command, effect } = describeCertificate(row, known);
  return { command: renewedBy(command ?? '') === undefined ? null : command, effect };
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
  return { ...now, renewal: timeNote(seen), command: null, effect: certificatePhrases().lookAgain };
}

function wordsNow(
  certificate: Described,
  { mode, snapData }: Pick<Known, 'mode' | 'snapData'>,
): CertificateWords {
  const { role, standing, obstacle } = certificate;
  const usual = { ...kindOf(role), ...wayOf(certificate, mode, snapData) };
  const { ways, spare } = certificatePhrases();
  if (standing === 'elsewhere') return { ...usual, ...ways.elsewhere, command: null };
  if (standing === 'spare') {
    const renewal = spare.renewal[role === 'server' || role === 'admin' ? role : 'other'];
    return { ...usual, renewal, command: null, effect: spare.effect };
  }
  return obstacle === null || usual.command === null
    ? usual
    : { ...usual, command: null, effect: obstacleWords(obstacle) };
}

function wayOf(
  { role, maker, nodeName }: Pick<CertificateRow, 'role' | 'maker' | 'nodeName'>,
  mode: AuthenticationMode,
  snapData: string,
): Way {
  if (maker === 'ca') return signedByCa(snapData, nodeName);
  if (isSelfMade(role) || maker === 'kubelet') return madeByKubelet(snapData);
  return maker === null ? { ...certificatePhrases().ways.unknown, command: null } : usualWay(role, mode);
}
