import type { JudgedFinding, SafetyFinding } from '../../../shared/contract/state/safety-state.ts';
import type { FindingAction, FindingStep } from '../../../shared/words/finding-acts.ts';
import { request } from '../../page/api.ts';
import type { Go } from '../../page/places.ts';

/** The same while the finding is, whatever becomes of its times: what is focused in its row stays. */
export function keyOfFinding(finding: SafetyFinding): string {
  return 'id' in finding ? `${finding.kind} ${finding.id}` : finding.kind;
}

const steps: Readonly<Record<FindingStep, (finding: JudgedFinding, go: Go) => void>> = {
  'look-again': () => void request('cluster:refresh', {}),
  rotate: (finding, go) => go('admin', 'rotate', keyOfFinding(finding)),
  'show-rotation': (finding, go) => go('admin', 'last-rotation', keyOfFinding(finding)),
  'show-other-nodes': (finding, go) => go('admin', 'other-nodes', keyOfFinding(finding)),
  'show-legacy-tokens': goToToken,
  'show-join-tokens': goToToken,
  'show-agent-tokens': goToToken,
  'show-token': goToToken,
  'show-certificates': (finding, go) => go('certificates', certificateOf(finding), keyOfFinding(finding)),
};

function goToToken(finding: JudgedFinding, go: Go): void {
  go('tokens', 'first' in finding ? finding.first : null, keyOfFinding(finding));
}

/** The id of the certificate that a finding is about, or of the first. */
function certificateOf(finding: JudgedFinding): string | null {
  if (finding.kind === 'certificates-not-yet') return finding.named[0]?.id ?? null;
  if ('certificate' in finding) return finding.certificate.id;
  return 'id' in finding ? finding.id : null;
}

/** Takes the step of a finding; false for one that is done in its row. */
export function takeStep(action: FindingAction, finding: JudgedFinding, go: Go): boolean {
  const step = (steps as Readonly<Record<string, (typeof steps)[FindingStep] | undefined>>)[action];
  step?.(finding, go);
  return step !== undefined;
}
