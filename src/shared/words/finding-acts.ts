/**
 * What the act of a finding is, which its button shows: `does` it at once, `asks` first, `leads` to where it is done, `unfolds` what
 * is to be read of it, or brings the `command` for it, which and whose cost must be read first. A closed set that the views know.
 */
export const findingActs = {
  'look-again': 'does',
  rotate: 'asks',
  'show-rotation': 'leads',
  'show-other-nodes': 'leads',
  'show-certificates': 'leads',
  'show-legacy-tokens': 'leads',
  'show-join-tokens': 'leads',
  'show-agent-tokens': 'leads',
  'show-token': 'leads',
  'show-remedy': 'unfolds',
  'turn-on-rbac': 'command',
  renew: 'command',
  'take-rights-away': 'command',
  'check-rights': 'command',
  'check-clock': 'command',
  'remove-backup': 'command',
  'remove-dashboard': 'command',
  'take-dashboard-rights': 'command',
  'ask-for-login': 'command',
  'close-dashboard': 'command',
} as const;

type Acts = typeof findingActs;

/** The act of a finding. */
export type FindingAction = keyof Acts;
/** One that is done elsewhere than beside the finding, or at once. */
export type FindingStep = {
  [Action in FindingAction]: Acts[Action] extends 'command' | 'unfolds' ? never : Action;
}[FindingAction];
