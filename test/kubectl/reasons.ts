import type { Case } from './cases.ts';

/** Whose TLS Keyfob ran on: Electron’s BoringSSL, as for users, or Node’s OpenSSL, as in development. */
export type Engine = 'electron' | 'node';

/** Something that Keyfob judged otherwise than kubectl. */
export interface Difference {
  readonly engine: Engine;
  readonly about: 'connecting' | 'credential' | 'signature' | 'identity' | 'names';
  /** What kubectl, or Go, says. */
  readonly kubectl: string;
  readonly keyfob: string;
  /** Why Keyfob did not connect: the code of its error, with the problem or feature behind a colon. */
  readonly error: string | null;
}

/** Why one kind of difference stays. */
export interface Reason {
  readonly name: string;
  readonly why: string;
  readonly explains: (difference: Difference, asked: Case) => boolean;
}

/** Keyfob does not connect where kubectl does, for one of these reasons. */
function refusing(...errors: readonly string[]): (difference: Difference) => boolean {
  return ({ about, kubectl, error }) =>
    about === 'connecting' && kubectl === 'yes' && error !== null && errors.includes(error);
}

/** Keyfob connects where kubectl does not. */
function isLaxer({ about, kubectl }: Difference): boolean {
  return (about === 'connecting' && kubectl === 'no') || about === 'identity';
}

const severalOfOneName = ({ isOneName, topology, addition, companion }: Case) =>
  isOneName &&
  (/intermediate/.test(topology) || addition === 'a stranger' || companion.startsWith('another CA'));

const unfitTrusted = new Set<Case['authority']>(['for clients only', 'an unknown critical extension']);
const unfitOwn = new Set<Case['server']>(['for clients only', 'for code', 'an unknown critical extension']);
const refusedForm = ({ authority, server }: Case) =>
  authority === 'SHA-1' ||
  authority === 'an unknown critical extension' ||
  authority === 'for another name' ||
  server === 'SHA-1' ||
  server === 'an unknown critical extension';

/** Every reason that there is. */
export const reasons: readonly Reason[] = [
  {
    name: 'exec',
    why: 'A file that MicroK8s’ group may write would name a program for Keyfob to run.',
    explains: refusing('kubeconfig-refused:exec'),
  },
  {
    name: 'impersonation',
    why: 'What Keyfob tells of the administrator would be told of somebody else.',
    explains: refusing('kubeconfig-refused:impersonation'),
  },
  {
    name: 'no check of TLS',
    why: 'A token would go to whoever answers.',
    explains: refusing('kubeconfig-refused:insecure-skip-tls-verify'),
  },
  {
    name: 'another server name',
    why: 'The address in use would not be the name that is checked; MicroK8s never writes it.',
    explains: refusing('kubeconfig-refused:tls-server-name'),
  },
  {
    name: 'files elsewhere',
    why: 'A file that MicroK8s’ group may write would lead Keyfob, and the engine that runs as root, to any file; MicroK8s embeds everything.',
    explains: refusing('kubeconfig-refused:file-reference'),
  },
  {
    name: 'a password',
    why: 'No API server since 1.19 takes one: MicroK8s that old is refused as a whole.',
    explains: refusing('too-old'),
  },
  {
    name: 'two credentials',
    why: 'kubectl sends both and leaves it to the API server whose they are; Keyfob tells of one.',
    explains: refusing('kubeconfig-unusable:two-credentials'),
  },
  {
    name: 'an address with more than host and port',
    why: 'No API server of MicroK8s is below a path, and programs read a user in an address differently.',
    explains: refusing('kubeconfig-unusable:bad-server'),
  },
  {
    name: 'a token that no API server takes',
    why: 'kubectl sends spaces and letters beyond ASCII as they are, and the API server cuts or refuses them.',
    explains: refusing('kubeconfig-unusable:bad-credential', 'kubeconfig-unusable:no-credential'),
  },
  {
    name: 'YAML that readers disagree on',
    why: 'Anchors and second documents are read otherwise by other programs; what one reads must be what all read.',
    explains: refusing('kubeconfig-unusable:ambiguous'),
  },
  {
    name: 'several CAs of one name',
    why: 'Go tries every CA of a name, OpenSSL and BoringSSL the first. Key identifiers tell them apart, which openssl writes by itself.',
    explains: (difference, asked) =>
      refusing('api-certificate:untrusted', 'authority-second')(difference) && severalOfOneName(asked),
  },
  {
    name: 'an intermediate that another CA certified, too',
    why: 'Go tries both ways up, OpenSSL and BoringSSL the one that the server shows first.',
    explains: (difference, asked) =>
      refusing('api-certificate:untrusted')(difference) &&
      asked.topology === 'the intermediate is certified by two',
  },
  {
    name: 'key identifiers of another CA',
    why: 'Go does not look at them, OpenSSL and BoringSSL do. The findings do as Go, so that nobody is told to replace a CA for it.',
    explains: (difference, asked) =>
      refusing('api-certificate:untrusted')(difference) && asked.server.startsWith('another CA’s'),
  },
  {
    name: 'any extended key usage',
    why: 'OpenSSL and BoringSSL want serverAuth by name.',
    explains: (difference, asked) =>
      refusing('api-certificate:unfit')(difference) && asked.server === 'for anything',
  },
  {
    name: 'a key usage without digitalSignature',
    why: 'RFC 5280 and BoringSSL hold by it, Go does not, and Node has no way to say otherwise; the error says what is missing.',
    explains: (difference) =>
      difference.engine === 'electron' && refusing('api-certificate:key-usage')(difference),
  },
  {
    name: 'a key usage without any use for TLS',
    why: 'OpenSSL holds by it, in development only.',
    explains: (difference, asked) =>
      difference.engine === 'node' &&
      refusing('api-certificate:unfit')(difference) &&
      asked.server === 'no use',
  },
  {
    name: 'an intermediate of version 1',
    why: 'OpenSSL takes only a self-signed one for a CA, in development only.',
    explains: (difference, asked) =>
      difference.engine === 'node' &&
      refusing('api-certificate:unfit')(difference) &&
      asked.authority === 'version 1',
  },
  {
    name: 'what is trusted is not looked at',
    why: 'BoringSSL checks what was signed, not for what else a trusted certificate is good; client.config names it, and its key signed.',
    explains: (difference, { authority, server, topology }) =>
      difference.engine === 'electron' &&
      isLaxer(difference) &&
      (unfitTrusted.has(authority) || (topology.startsWith('the certificate') && unfitOwn.has(server))),
  },
  {
    name: 'SHA-1',
    why: 'BoringSSL takes SHA-1 in certificates, Go does not. To forge one, the CA would have to sign what the forger hands it.',
    explains: (difference, { authority, server }) =>
      difference.engine === 'electron' && isLaxer(difference) && [authority, server].includes('SHA-1'),
  },
  {
    name: 'signed in a form that Go refuses',
    why: 'The finding tells who signed; a certificate that the CA did sign is not said to be a stranger’s for its form.',
    explains: ({ about, kubectl }, asked) =>
      about === 'signature' && kubectl === 'broken' && refusedForm(asked),
  },
  {
    name: 'signed by a CA that has expired since',
    why: 'The finding tells who signed; that the CA has expired is a finding of its own.',
    explains: ({ about, kubectl }, { companion }) =>
      about === 'signature' && kubectl === 'broken' && companion.startsWith('the same CA expired'),
  },
  {
    name: 'a certificate beside its expired CA',
    why: 'Keyfob takes the CA that vouches for the rest of a bundle for the cluster’s, and nothing under it outlives it.',
    explains: (difference, { topology, companion }) =>
      refusing('api-certificate-dates:expired')(difference) &&
      topology === 'the certificate itself is trusted' &&
      companion.startsWith('the same CA expired'),
  },
];

/** The first reason for a difference; null where there is none. */
export function reasonFor(difference: Difference, asked: Case): Reason | null {
  return reasons.find(({ explains }) => explains(difference, asked)) ?? null;
}
