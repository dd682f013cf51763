import { certificateName } from '../../../../shared/words/certificate-words.ts';
import type {
  CertificateRole,
  CertificateRow,
} from '../../../../shared/contract/state/certificates-state.ts';
import type { Credential, CredentialKind } from '../../../../shared/contract/state/credentials-state.ts';
import type { NodeTokenKind } from '../../../../shared/contract/requests/non-expiring-token-requests.ts';
import type { FoundCopy } from '../copies/find-copies.ts';
import type { AgentToken } from '../../files/snap-data/read-agent-tokens.ts';

/** Whoever has the key of one of these is of system:masters, signs whom they like, or reads and writes the datastore. */
const masterRoles: ReadonlySet<CertificateRole> = new Set([
  'ca',
  'admin',
  'apiserver-kubelet-client',
  'datastore',
]);

/** A certificate of the cluster. */
export function certificateCredential(row: CertificateRow): Credential {
  return {
    id: row.id,
    kind: 'certificate',
    name: certificateName(row),
    notBefore: row.notBefore,
    expiresAt: row.notAfter,
    ended: row.standing === 'spare' ? 'replaced' : null,
    isAdministrator: masterRoles.has(row.role),
    seen: null,
    token: null,
  };
}

const agentKinds: Readonly<Record<NodeTokenKind, { readonly kind: CredentialKind; readonly title: string }>> =
  {
    join: { kind: 'join-token', title: 'Join token' },
    'persistent-join': { kind: 'join-token', title: 'Reusable join token' },
    'certificate-request': { kind: 'certificate-request-token', title: 'Certificate request token' },
    callback: { kind: 'callback-token', title: 'Callback token' },
  };

/** A token of MicroK8s’ cluster agent: each can be made into the keys of the cluster. */
export function agentCredential({ kind, file, nth, expiresAt }: AgentToken): Credential {
  const { title, ...rest } = agentKinds[kind];
  return {
    ...rest,
    id: `agent-token:${file}:${nth}`,
    name: `${title} ${nth} (${file})`,
    notBefore: null,
    expiresAt,
    ended: null,
    isAdministrator: true,
    seen: null,
    token: null,
  };
}

/** A copy of the admin credential of now or of before, in a file that the cluster does not read. */
export function copyCredential({ file, credential, holds, expiresAt }: FoundCopy): Credential {
  return {
    id: `copy:${credential}:${holds}:${file}`,
    kind: 'kubeconfig-copy',
    name: `Copy in ${file}`,
    notBefore: null,
    expiresAt,
    ended: holds === 'former' ? 'replaced' : null,
    isAdministrator: true,
    seen: null,
    token: null,
  };
}
