import type { Credential } from '../../../../shared/contract/state/credentials-state.ts';
import type { JudgedFinding } from '../../../../shared/contract/state/safety-state.ts';
import type { Degree, Verdict } from '../../../../shared/contract/state/verdict-state.ts';
import { nearEnd } from '../../../../shared/contract/values/warning-moments.ts';
import { findUnknown, isLooking, type LookedAt } from './find-unknown.ts';

/** What a verdict is told from. */
export interface VerdictSources extends LookedAt {
  /** What is listed: each cause is one of them that presses. */
  readonly findings: readonly JudgedFinding[];
  /** The whole inventory. */
  readonly credentials: readonly Credential[];
}

/** How the open cluster stands: the findings that press, and what could not be seen. */
export function judgeSafety(sources: VerdictSources): Exclude<Verdict, null> {
  if (isLooking(sources)) return { kind: 'looking' };
  const { findings, credentials } = sources;
  const count = (degree: Degree) => findings.filter((each) => each.degree === degree).length;
  const [urgent, soon] = [count('urgent'), count('soon')];
  const unknown = findUnknown(sources);
  if (urgent + soon > 0) return { kind: 'unsafe', urgent, soon, unknown };
  if (unknown.length > 0) return { kind: 'unknown', unknown };
  const ends = credentials.flatMap((credential) => breaksAt(credential) ?? []);
  return { kind: 'fine', until: ends.length === 0 ? null : Math.min(...ends) - nearEnd.soonMs };
}

/** When something breaks by its end; null where nothing does. Certificates that end soon are findings. */
function breaksAt({ kind, expiresAt, ended, token }: Credential): number | null {
  if (ended !== null) return null;
  const isCertificate = kind === 'certificate' || kind === 'admin-certificate';
  // Keyfob was to renew it, and could not. Any other token ends as it was made to.
  return isCertificate || token?.renewal === 'stopped' ? expiresAt : null;
}
