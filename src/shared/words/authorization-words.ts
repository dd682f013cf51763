import type { SafetyFinding } from '../contract/state/safety-state.ts';
import { findingPhrases } from './en/finding-phrases.ts';
import { formatMoment } from './text/format-time.ts';
import { timeNote } from './time-note.ts';

const argsFile = 'args/kube-apiserver';

/** The words of the findings about who decides what a token may do. */
export const authorizationWords = {
  'rbac-off': ({ server, files, fitsAddOn, asOf }: Extract<SafetyFinding, { kind: 'rbac-off' }>) => {
    const say = findingPhrases().rbacOff;
    return {
      what: say.what,
      why: [
        say.why,
        ...(server === null
          ? [say.onlyArgsSay(argsFile)]
          : asOf === null
            ? []
            : [timeNote({ at: asOf, standing: 'then' })]),
        ...(files === 'rbac' ? [say.argsTurnOn(argsFile)] : []),
      ].join(' '),
      action: 'turn-on-rbac' as const,
      ...(files === 'rbac'
        ? { remedy: say.restart, command: 'sudo snap restart microk8s.daemon-kubelite' }
        : turnOn(say, fitsAddOn)),
    };
  },
  'rbac-off-at-restart': ({ fitsAddOn }: Extract<SafetyFinding, { kind: 'rbac-off-at-restart' }>) => {
    const say = findingPhrases().rbacOffAtRestart;
    return {
      what: say.what,
      why: say.why(argsFile),
      action: 'turn-on-rbac' as const,
      ...turnOn(say, fitsAddOn),
    };
  },
  'rbac-was-off': ({ at }: Extract<SafetyFinding, { kind: 'rbac-was-off' }>) => {
    const { what, why, remedy } = findingPhrases().rbacWasOff;
    return { what: what(formatMoment(at)), why, remedy, action: 'look-again' as const };
  },
};

/** The add-on rewrites the line of the flag, and would break arguments that are written in another way. */
function turnOn(
  say: { readonly turnOn: string; readonly turnOnByHand: (file: string) => string },
  fitsAddOn: boolean,
): { readonly remedy: string; readonly command?: string; readonly asksToRestart?: true } {
  return fitsAddOn
    ? { remedy: say.turnOn, command: 'microk8s enable rbac' }
    : { remedy: say.turnOnByHand(argsFile), asksToRestart: true };
}
