import type { JudgedFinding, SafetyFinding } from '../../../shared/contract/state/safety-state.ts';
import type { FindingAction, FindingStep } from '../../../shared/words/safety-words.ts';
import { request } from '../../page/api.ts';
import type { Go } from '../../page/places.ts';

/** The same while the finding is, whatever becomes of its times: what is focused in its row stays. */
export function keyOfFinding(finding: SafetyFinding): string {
  return 'id' in finding ? `${finding.kind} ${finding.id}` : finding.kind;
}

const steps: Readonly<Record<FindingStep, (finding: JudgedFinding, go: Go) => void>> = {
  'look-again': () => void request('cluster:refresh', {}),
  rotate: (finding, go) => go('admin', 'rotate', keyOfFinding(finding)),
  'settle-rotation': (finding, go) => go('admin', null, keyOfFinding(finding)),
  'show-other-nodes': (finding, go) => go('admin', null, keyOfFinding(finding)),
  'delete-legacy-tokens': (finding, go) => go('tokens', 'legacy', keyOfFinding(finding)),
  'remove-join-tokens': (finding, go) => go('tokens', 'nodes', keyOfFinding(finding)),
  'show-agent-tokens': (finding, go) => go('tokens', 'nodes', keyOfFinding(finding)),
  'show-token': (finding, go) =>
    go('tokens', 'first' in finding ? finding.first : null, keyOfFinding(finding)),
  'show-certificates': (finding, go) =>
    go('certificates', 'id' in finding ? finding.id : 'certificate:server.crt', keyOfFinding(finding)),
};

/** Takes the step of a finding; false for an act whose command must be read first. */
export function takeStep(action: FindingAction, finding: JudgedFinding, go: Go): boolean {
  const step = (steps as Readonly<Record<string, (typeof steps)[FindingStep] | undefined>>)[action];
  step?.(finding, go);
  return step !== undefined;
}
