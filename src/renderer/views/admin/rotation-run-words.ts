import type {
  RotationOutcome,
  RotationPhase,
  RotationStep,
  RotationWarning,
} from '../../../shared/contract/state/rotation.ts';
import { rotationPhrases } from '../../../shared/words/en/rotation-phrases.ts';
import { mastersWords } from '../../../shared/words/rotation-words.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';

/** What a step does, on the way to the new token or on the way back. */
export function stepWords(phase: RotationPhase, step: RotationStep): string {
  const say = rotationPhrases().run;
  return (phase === 'do' ? say.step : { ...say.step, ...say.undone })[step];
}

/** How a run ended, where no error says it. */
export function outcomeWords(outcome: RotationOutcome): string | null {
  const say = rotationPhrases().run.outcome;
  switch (outcome.result) {
    case 'rotated':
      return [say.rotated, ...(outcome.masters.length === 0 ? [] : [mastersWords(outcome.masters)])].join(
        ' ',
      );
    case 'settled':
      return say.settled[outcome.works];
    case 'undone':
    case 'reverted':
    case 'forgotten':
    case 'nothing':
    case 'cancelled':
      return say[outcome.result];
    case 'refused':
    case 'stuck':
      return null;
  }
}

/** What does not stop a rotation but must be said. */
export function warningWords(warning: RotationWarning): string {
  const say = rotationPhrases().run.warning;
  switch (warning.code) {
    case 'other-masters':
      return mastersWords(warning.masters);
    case 'hostname-admin':
      return say.hostnameAdmin(visibleText(warning.hostname));
    case 'other-nodes':
      return say.otherNodes(warning.servers.map(visibleText).join(', '));
    case 'other-nodes-unseen':
      return say.otherNodesUnseen;
  }
}
