import { credentialName } from '../../../../shared/words/credential-names.ts';
import type { Credential } from '../../../../shared/contract/state/credentials-state.ts';
import type { SafetyFinding } from '../../../../shared/contract/state/safety-state.ts';

const mostNamed = 5;

/** What is unsafe about the credentials themselves, each as it is with RBAC on: what one act ends is one finding. */
export function findInInventory(credentials: readonly Credential[]): SafetyFinding[] {
  const inForce = credentials.filter(({ ended }) => ended === null);
  const neverExpiring = inForce.filter(
    ({ expiresAt, isAdministrator }) => expiresAt === null && isAdministrator === true,
  );
  return [
    ...ofRenewals(inForce),
    ...ofAdminToken(neverExpiring),
    ...ofRows(neverExpiring.filter((each) => each.kind === 'static-token' && each.name !== 'admin')),
    ...ofAgent(neverExpiring),
  ];
}

function ofRenewals(credentials: readonly Credential[]): SafetyFinding[] {
  const stopped = credentials
    .flatMap(({ name, expiresAt, token }) =>
      token?.renewal === 'stopped' && expiresAt !== null ? [{ name, endsAt: expiresAt, id: token.id }] : [],
    )
    .sort((a, b) => a.endsAt - b.endsAt);
  const [first] = stopped;
  if (first === undefined) return [];
  const named = stopped.slice(0, mostNamed).map(({ name }) => credentialName(name));
  return [{ kind: 'renewals-stopped', total: stopped.length, named, first: first.id, endsAt: first.endsAt }];
}

/** A rotation ends it, and with it each of its copies. */
function ofAdminToken(neverExpiring: readonly Credential[]): SafetyFinding[] {
  const copies = neverExpiring.filter(({ kind }) => kind === 'kubeconfig-copy').length;
  const isThere = neverExpiring.some(
    ({ kind, name }) => kind === 'admin-token' || (kind === 'static-token' && name === 'admin'),
  );
  return isThere || copies > 0 ? [{ kind: 'admin-token-forever', copies }] : [];
}

function ofRows(rows: readonly Credential[]): SafetyFinding[] {
  const named = rows.slice(0, mostNamed).map(({ name }) => credentialName(name));
  return rows.length === 0 ? [] : [{ kind: 'static-tokens-forever', total: rows.length, named }];
}

/** Join tokens are told of by the look at their files. */
function ofAgent(neverExpiring: readonly Credential[]): SafetyFinding[] {
  const tokens = neverExpiring.filter(({ kind }) =>
    ['callback-token', 'certificate-request-token'].includes(kind),
  );
  const [first] = tokens;
  return first === undefined ? [] : [{ kind: 'agent-tokens-forever', total: tokens.length, first: first.id }];
}
