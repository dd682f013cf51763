import type { CertificateRow } from '../../../../shared/contract/state/certificates-state.ts';
import {
  mostShownCredentials,
  type Credential,
  type CredentialKind,
  type CredentialsState,
} from '../../../../shared/contract/state/credentials-state.ts';
import { credentialState } from '../../../../shared/contract/state/lifetime-state.ts';
import type { ClusterState } from '../../../../shared/contract/state/snapshot.ts';
import type { TokenRow } from '../../../../shared/contract/state/token-state.ts';
import type { FoundCopy } from '../copies/find-copies.ts';
import type { StaticToken } from '../../files/snap-data/find-cluster.ts';
import type { AgentToken } from '../../files/snap-data/read-agent-tokens.ts';
import type { ShownLegacyTokens } from '../scope/read-legacy-tokens.ts';
import { agentCredential, certificateCredential, copyCredential } from './file-credentials.ts';
import { nameKey } from './name-key.ts';
import { clientConfigCredential, staticCredentials } from './static-credentials.ts';
import { legacyCredentials, tokenCredentials } from './token-credentials.ts';

/** Everything that knows of credentials. */
export interface CredentialSources {
  readonly cluster: ClusterState;
  /** The valid tokens of this cluster. */
  readonly tokens: readonly TokenRow[];
  /** The rows of the token file. */
  readonly staticTokens: readonly StaticToken[];
  readonly certificates: readonly CertificateRow[];
  readonly agentTokens: readonly AgentToken[];
  /** The copies of the admin credential elsewhere. */
  readonly copies: readonly FoundCopy[];
  /** Null until they were looked for. */
  readonly legacyTokens: ShownLegacyTokens['shown'];
}

/** How states are told; `now` in epoch milliseconds. */
export interface StateRules {
  readonly now: number;
  /** What is left of a token’s lifetime when its end is near. */
  readonly tokenShare: number;
}

/** The one inventory of the open cluster: the soonest to expire first, then what never does, and last what counts no more. */
export interface Inventory {
  readonly credentials: readonly Credential[];
  /** Legacy tokens that are only counted; none of them expires. */
  readonly uncounted: number;
}

/** The list that timeline, table, alerts, tray, verdict and command line read; each as it is with RBAC on. */
export function listCredentials(sources: CredentialSources): Inventory {
  const { cluster, legacyTokens } = sources;
  if (cluster.status !== 'open') return { credentials: [], uncounted: 0 };
  const legacy = legacyCredentials(legacyTokens);
  const all = [
    ...tokenCredentials(sources.tokens, cluster.access?.value ?? null),
    clientConfigCredential(cluster, sources.staticTokens),
    ...staticCredentials(sources.staticTokens),
    // What the server showed only once is no credential of now.
    ...sources.certificates
      .filter((row) => row.seen?.standing !== 'past' && !isAdminCredential(row))
      .map(certificateCredential),
    ...sources.agentTokens.map(agentCredential),
    ...sources.copies.map(copyCredential),
    ...legacy,
  ];
  return {
    credentials: all.sort(compare),
    uncounted: (legacyTokens?.value.total ?? 0) - legacy.length,
  };
}

/** The same while RBAC is off: whoever signs in may do everything; other certificates sign nobody in. */
export function withoutRbac({ credentials, uncounted }: Inventory): Inventory {
  return {
    credentials: credentials.map((each) =>
      each.kind === 'certificate' ? each : { ...each, isAdministrator: true },
    ),
    uncounted,
  };
}

/** What of it the snapshot holds; the rest is counted. */
export function boundCredentials(
  { credentials, uncounted }: Inventory,
  { now, tokenShare }: StateRules,
): CredentialsState {
  const others = { ...noCredentials.others, never: uncounted };
  for (const each of credentials.slice(mostShownCredentials))
    others[credentialState(each, now, tokenShare)] += 1;
  return {
    soonest: credentials.slice(0, mostShownCredentials),
    total: credentials.length + uncounted,
    others,
  };
}

/** The list while no cluster is open. */
export const noCredentials: CredentialsState = {
  soonest: [],
  total: 0,
  others: { 'not-yet': 0, expired: 0, soon: 0, fine: 0, never: 0, revoked: 0, replaced: 0 },
};

/** The certificate in client.config is listed as the admin credential, wherever else it lies. */
function isAdminCredential({ role, places }: CertificateRow): boolean {
  return role === 'admin' && places.includes('credentials/client.config');
}

/** Of what never expires, what opens most comes first. */
const order: readonly CredentialKind[] = [
  'admin-token',
  'admin-certificate',
  'static-token',
  'callback-token',
  'join-token',
  'certificate-request-token',
  'kubeconfig-copy',
  'token',
  'certificate',
  'legacy-token',
];

function compare(a: Credential, b: Credential): number {
  return (
    Number(a.ended !== null) - Number(b.ended !== null) ||
    compareNumbers(a.expiresAt ?? Infinity, b.expiresAt ?? Infinity) ||
    order.indexOf(a.kind) - order.indexOf(b.kind) ||
    compareText(nameKey(a.name), nameKey(b.name)) ||
    compareText(a.id, b.id)
  );
}

function compareNumbers(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
