import type { JudgedFinding, SafetyFinding } from '../../../../shared/contract/state/safety-state.ts';
import type { Degree } from '../../../../shared/contract/state/verdict-state.ts';
import { degreeOf, type DegreeContext } from './degree-of.ts';

const order: readonly Degree[] = ['urgent', 'soon', 'advice'];

/**
 * The findings with how much each presses; those that press most come first, else their order stays. Of those with one cause the
 * first keeps its degree, and what goes with it is advice beside it: so each cause is one line that counts.
 */
export function judgeFindings(findings: readonly SafetyFinding[], context: DegreeContext): JudgedFinding[] {
  const counted = new Set<string>();
  return findings
    .map((finding) => ({ finding, ...degreeOf(finding, context) }))
    .toSorted(byDegree)
    .map(({ finding, degree, cause }): JudgedFinding => {
      if (counted.has(cause)) return { ...finding, degree: 'advice' };
      counted.add(cause);
      return { ...finding, degree };
    })
    .toSorted(byDegree);
}

function byDegree(one: { readonly degree: Degree }, other: { readonly degree: Degree }): number {
  return order.indexOf(one.degree) - order.indexOf(other.degree);
}
