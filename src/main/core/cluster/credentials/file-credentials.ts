import type {
  CertificateRole,
  CertificateRow,
} from '../../../../shared/contract/state/certificates-state.ts';
import type {
  Credential,
  CredentialKind,
  NodeTokenKind,
} from '../../../../shared/contract/state/credentials-state.ts';
import type { FoundCopy } from '../copies/find-copies.ts';
import type { AgentToken } from '../../files/snap-data/read-agent-tokens.ts';
import { agentTokenId } from '../../files/snap-data/read-node-tokens.ts';

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
    name: { is: 'certificate', role: row.role, place: row.name },
    notBefore: row.notBefore,
    expiresAt: row.notAfter,
    ended: row.standing === 'spare' ? 'replaced' : null,
    isAdministrator: masterRoles.has(row.role),
    seen: null,
    token: null,
  };
}

const agentKinds: Readonly<Record<NodeTokenKind, CredentialKind>> = {
  join: 'join-token',
  'persistent-join': 'join-token',
  'certificate-request': 'certificate-request-token',
  callback: 'callback-token',
};

/** A token of MicroK8s’ cluster agent: each can be made into the keys of the cluster. */
export function agentCredential({ kind, file, nth, expiresAt }: AgentToken): Credential {
  return {
    id: agentTokenId(file, nth),
    kind: agentKinds[kind],
    name: { is: kind, file, nth },
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
    name: { is: 'copy', file },
    notBefore: null,
    expiresAt,
    ended: holds === 'former' ? 'replaced' : null,
    isAdministrator: true,
    seen: null,
    token: null,
  };
}
