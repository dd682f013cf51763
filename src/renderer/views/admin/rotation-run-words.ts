import type { RotationRun, RotationWay } from '../../../shared/contract/state/admin-state.ts';
import type {
  RotationOutcome,
  RotationStep,
  RotationWarning,
} from '../../../shared/contract/state/rotation.ts';
import { mastersWords } from '../../../shared/words/rotation-words.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';

/** What each step does on the way to the new token. */
export const stepWords: Readonly<Record<RotationStep, string>> = {
  preflight: 'Check that nothing stands in the way',
  'new-token': 'Make a new token',
  'close-earlier': 'Close the interrupted rotation',
  backup: 'Back up the old token, for root only',
  'token-file': 'Write the new token into the token file',
  'client-config': 'Write the new token into client.config',
  restart: 'Restart the API server',
  'new-accepted': 'The API server accepts the new token, as admin in system:masters',
  'old-refused': 'The API server refuses the old token (401)',
  'old-accepted': 'The API server accepts the old token',
  'clean-up': 'Tidy up',
};

/** What each step does on the way back. */
export const undoWords: Readonly<Record<RotationStep, string>> = {
  ...stepWords,
  'token-file': 'Put the old token back into the token file',
  'client-config': 'Put the old token back into client.config',
  restart: 'Restart the API server with the old token',
  'new-accepted': 'Take back the check of the new token',
  'old-refused': 'Take back the check of the old token',
  backup: 'Remove the backup',
  'clean-up': 'Tidy up after going back',
};

/** The name of a run. */
export const runTitles: Readonly<Record<RotationRun['command'], string>> = {
  rotate: 'Rotation of the admin token',
  resume: 'Settlement of the interrupted rotation',
  undo: 'Return to the old token',
  forget: 'Removal of the backup',
};

/** How the engine gets root’s rights, as a sentence of the dialog. */
export const wayWords: Readonly<Record<RotationWay, string>> = {
  direct: 'It starts as soon as you say so.',
  pkexec: 'Your desktop asks for an administrator’s password first; nothing is touched before.',
  'by-hand': 'Keyfob shows you one line to run in a terminal, and follows it here.',
};

/** How a run ended, where no error says it. */
export function outcomeWords(outcome: RotationOutcome): string | null {
  switch (outcome.result) {
    case 'rotated':
      return [
        'Rotated. The API server accepts the new token and refuses the old one.',
        ...(outcome.masters.length === 0 ? [] : [mastersWords(outcome.masters)]),
      ].join(' ');
    case 'undone':
      return 'It did not work out, and everything is as before: the old token works.';
    case 'reverted':
      return 'Undone. The API server accepts the old token again.';
    case 'settled':
      return settledWords[outcome.works];
    case 'forgotten':
      return 'The backup is removed: the old token is gone for good.';
    case 'nothing':
      return 'There was nothing to do.';
    case 'cancelled':
      return 'It was called off before anything was touched.';
    case 'refused':
    case 'stuck':
      return null;
  }
}

const settledWords = {
  old: 'Settled: the old token works.',
  new: 'Settled: the new token works.',
  other: 'Settled: a token works that somebody else put there meanwhile.',
} as const;

/** What does not stop a rotation but must be said. */
export function warningWords(warning: RotationWarning): string {
  switch (warning.code) {
    case 'other-masters':
      return mastersWords(warning.masters);
    case 'hostname-admin':
      return `The name of this machine, ${visibleText(warning.hostname)}, holds the word “admin”: MicroK8s’ own scripts may take its row of the token file for the administrator’s.`;
    case 'other-nodes':
      return `This cluster has other control plane nodes: ${warning.servers.map(visibleText).join(', ')}. Until each is given the same token, the old one still opens the cluster there.`;
    case 'other-nodes-unseen':
      return 'Other control plane nodes could not be looked for. If this cluster has any, the old token still opens it there until each is given the same token.';
  }
}
