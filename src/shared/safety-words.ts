import { describe } from './describe.ts';
import { formatDate } from './format-time.ts';
import type { SafetyFinding } from './safety-state.ts';
import { visibleText } from './visible-text.ts';

/** What a button beside a finding may do; a closed set that the views know. */
export type FindingAction = 'look-again';

/** The words of one finding: what is unsafe, why it matters, and a way out. */
export interface FindingWords {
  readonly what: string;
  readonly why: string;
  readonly remedy: string;
  /** A command line that the user runs in a terminal. */
  readonly command?: string;
  readonly action?: FindingAction;
}

type Words = {
  readonly [Kind in SafetyFinding['kind']]: (finding: Extract<SafetyFinding, { kind: Kind }>) => FindingWords;
};

const words: Words = {
  'rbac-off': () => ({
    what: 'RBAC is off: every token is cluster admin.',
    why: 'Whoever holds any valid token of this cluster may do everything with it.',
    remedy: 'Turn RBAC on, so that roles count. It restarts the API server.',
    command: 'microk8s enable rbac',
  }),
  'admin-token-differs': ({ file }) => ({
    what: 'client.config and the token file disagree.',
    why: `${file} does not hold the token of client.config: after its next restart the API server would lock the administrator out.`,
    remedy:
      'Put the token of client.config into the admin row, or the other way round, before the cluster restarts.',
    action: 'look-again',
  }),
  'token-file-unusable': ({ error }) => {
    const { message, remedy, command } = describe(error);
    return {
      what: 'The token file cannot be used.',
      why: message,
      remedy,
      ...(command === undefined ? {} : { command }),
      action: 'look-again',
    };
  },
  'token-file-old': ({ file, changedAt }) => ({
    what: 'The static tokens are more than a year old.',
    why: `${file} was last changed on ${formatDate(changedAt)}, so its tokens are at least that old, and they never expire: every copy that was ever made still opens the cluster.`,
    remedy: 'Give the administrator a new token.',
  }),
};

/** Gives every finding its words. */
export function describeFinding(finding: SafetyFinding): FindingWords {
  const tell = words[finding.kind] as (finding: SafetyFinding) => FindingWords;
  const { what, why, remedy, command, action } = tell(finding);
  return {
    what: visibleText(what),
    why: visibleText(why),
    remedy: visibleText(remedy),
    ...(command === undefined ? {} : { command: visibleText(command) }),
    ...(action === undefined ? {} : { action }),
  };
}
