import type { CertificateRow } from '../../../shared/certificates-state.ts';
import {
  shownCredentials,
  type Credential,
  type CredentialsState,
} from '../../../shared/credentials-state.ts';
import { lifetimeState } from '../../../shared/lifetime-state.ts';
import type { ClusterState } from '../../../shared/snapshot.ts';
import type { TokenRow } from '../../../shared/token-state.ts';
import type { StaticToken } from '../cluster/find-cluster.ts';

/** Everything that knows of credentials. */
export interface CredentialSources {
  readonly cluster: ClusterState;
  /** The valid tokens of this cluster. */
  readonly tokens: readonly TokenRow[];
  /** The rows of the token file. */
  readonly staticTokens: readonly StaticToken[];
  readonly certificates: readonly CertificateRow[];
  /** How many legacy and join tokens never expire. */
  readonly countedForever: number;
  /** What is left of a token’s lifetime when its end is near. */
  readonly tokenShare: number;
  readonly now: number;
}

/** The one list of credentials that the timeline, the alerts and the certificates read. */
export function listCredentials(sources: CredentialSources): CredentialsState {
  const { cluster } = sources;
  if (cluster.status !== 'open') return noCredentials;
  const all = [
    ...sources.tokens.filter(({ revocation }) => revocation === null).map(ofToken),
    ofAdmin(cluster),
    ...sources.staticTokens.filter(({ isAdmin }) => !isAdmin).map((row) => ofStaticToken(row, cluster)),
    ...sources.certificates
      .filter((row) => row.standing !== 'spare' && !isAdminCredential(row))
      .map(ofCertificate),
  ];
  all.sort((a, b) => compareExpiry(a, b) || compareText(a.name, b.name) || compareText(a.id, b.id));
  const others = { ...noCredentials.others, never: sources.countedForever };
  for (const { kind, notBefore, expiresAt } of all.slice(shownCredentials))
    others[lifetimeState(kind, notBefore, expiresAt, sources.now, sources.tokenShare)] += 1;
  return {
    soonest: all.slice(0, shownCredentials),
    total: all.length + sources.countedForever,
    others,
  };
}

/** The list while no cluster is open. */
export const noCredentials: CredentialsState = {
  soonest: [],
  total: 0,
  others: { 'not-yet': 0, expired: 0, soon: 0, fine: 0, never: 0 },
};

type OpenCluster = Extract<ClusterState, { status: 'open' }>;

function ofToken({ id, purpose, renewal, issuedAt, expiresAt, ...account }: TokenRow): Credential {
  return {
    id,
    kind: 'token',
    name: `${account.namespace}/${account.serviceAccount}`,
    notBefore: issuedAt,
    expiresAt,
    token: { purpose, renewsItself: renewal === 'by-itself' },
  };
}

function ofAdmin({ admin, tokenFileChangedAt }: OpenCluster): Credential {
  if (admin.kind === 'static-token')
    return {
      id: 'admin',
      kind: 'admin-token',
      name: 'admin',
      notBefore: tokenFileChangedAt,
      expiresAt: null,
      token: null,
    };
  const { notBefore, notAfter } = admin;
  return {
    id: 'admin',
    kind: 'admin-certificate',
    name: 'client.config',
    notBefore,
    expiresAt: notAfter,
    token: null,
  };
}

function ofStaticToken({ line, user }: StaticToken, { tokenFileChangedAt }: OpenCluster): Credential {
  return {
    id: `static-token:${line}`,
    kind: 'static-token',
    name: user,
    notBefore: tokenFileChangedAt,
    expiresAt: null,
    token: null,
  };
}

function ofCertificate({ id, name, notBefore, notAfter }: CertificateRow): Credential {
  return { id, kind: 'certificate', name, notBefore, expiresAt: notAfter, token: null };
}

/** The certificate in client.config is listed as the admin credential, wherever else it lies. */
function isAdminCredential({ role, places }: CertificateRow): boolean {
  return role === 'admin' && places.includes('credentials/client.config');
}

function compareExpiry(a: Credential, b: Credential): number {
  const [first, second] = [a.expiresAt ?? Infinity, b.expiresAt ?? Infinity];
  return first === second ? 0 : first - second;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
