import type { Credential } from '../../../../shared/contract/state/credentials-state.ts';
import type { Degree, Verdict } from '../../../../shared/contract/state/verdict-state.ts';
import { degreeOf, degreeOfEnd, type DegreeContext, type Judged } from './degree-of.ts';
import { findUnknown, isLooking, type LookedAt } from './find-unknown.ts';

/** What a verdict is told from; `now` in epoch milliseconds. */
export interface VerdictSources extends LookedAt {
  /** The whole inventory, each as it is with RBAC on: that it is off is a finding. */
  readonly credentials: readonly Credential[];
  readonly now: number;
}

const soonMs = 30 * 86_400_000;

/** How the open cluster stands: what has one cause counts once, by what presses most of it. */
export function judgeSafety(sources: VerdictSources): Exclude<Verdict, null> {
  if (isLooking(sources)) return { kind: 'looking' };
  const { cluster, findings, credentials, now } = sources;
  const context: DegreeContext = { snapData: cluster.snapData, now };
  const judged = [
    ...findings.map((finding) => degreeOf(finding, context)),
    ...credentials.flatMap((credential) => judgeCredential(credential, now)),
  ];
  const causes = (degree: Degree) => [
    ...new Set(judged.filter((each) => each.degree === degree).map(({ cause }) => cause)),
  ];
  const urgent = causes('urgent');
  const soon = causes('soon').filter((cause) => !urgent.includes(cause));
  const unknown = findUnknown(sources);
  if (urgent.length + soon.length > 0)
    return { kind: 'unsafe', urgent: urgent.length, soon: soon.length, unknown };
  if (unknown.length > 0) return { kind: 'unknown', unknown };
  const ends = credentials.flatMap((credential) => breaksAt(credential) ?? []);
  return { kind: 'fine', until: ends.length === 0 ? null : Math.min(...ends) - soonMs };
}

/** When something breaks by its end; null where nothing does. Certificates that end soon are findings. */
function breaksAt({ kind, expiresAt, ended, token }: Credential): number | null {
  if (ended !== null) return null;
  const isCertificate = kind === 'certificate' || kind === 'admin-certificate';
  // Keyfob was to renew it, and could not. Any other token ends as it was made to.
  return isCertificate || token?.renewal === 'stopped' ? expiresAt : null;
}

function judgeCredential(credential: Credential, now: number): readonly Judged[] {
  const { id, ended, expiresAt, isAdministrator, token } = credential;
  if (ended !== null) return [];
  if (token?.renewal === 'stopped' && expiresAt !== null)
    return [{ degree: degreeOfEnd(expiresAt, now), cause: id }];
  return expiresAt === null && isAdministrator === true
    ? [{ degree: 'soon', cause: causeOf(credential) }]
    : [];
}

/** What one rotation, or removing the lines of one file, ends is one. */
function causeOf({ id, kind, name }: Credential): string {
  switch (kind) {
    case 'admin-token':
    case 'kubeconfig-copy':
      return 'admin-token';
    case 'static-token':
      return name === 'admin' ? 'admin-token' : id;
    case 'callback-token':
    case 'join-token':
    case 'certificate-request-token':
      return `${kind}s`;
    case 'token':
    case 'legacy-token':
    case 'admin-certificate':
    case 'certificate':
      return id;
  }
}
