import type { JudgedFinding, SafetyFinding } from '../../../../shared/contract/state/safety-state.ts';
import type { Degree } from '../../../../shared/contract/state/verdict-state.ts';
import { degreeOf, type DegreeContext } from './degree-of.ts';

const order: readonly Degree[] = ['urgent', 'soon', 'advice'];

/** The findings with how much each presses; those that press most come first, else their order stays. */
export function judgeFindings(findings: readonly SafetyFinding[], context: DegreeContext): JudgedFinding[] {
  return findings
    .map((finding) => ({ ...finding, degree: degreeOf(finding, context).degree }))
    .toSorted((one, other) => order.indexOf(one.degree) - order.indexOf(other.degree));
}
