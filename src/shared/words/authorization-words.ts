import type { SafetyFinding } from '../contract/state/safety-state.ts';
import { formatMoment } from './text/format-time.ts';
import { timeNote } from './time-note.ts';

const argsFile = 'args/kube-apiserver';

/** The words of the findings about who decides what a token may do. */
export const authorizationWords = {
  'rbac-off': ({ server, files, fitsAddOn, asOf }: Extract<SafetyFinding, { kind: 'rbac-off' }>) => ({
    what: 'RBAC is off: every token is cluster admin.',
    why: [
      'Whoever holds any valid token of this cluster may do everything with it.',
      ...(server === null
        ? [`That is what ${argsFile} says; the API server could not be asked.`]
        : asOf === null
          ? []
          : [timeNote({ at: asOf, standing: 'then' })]),
      ...(files === 'rbac' ? [`${argsFile} turns RBAC on, but the API server has not read it yet.`] : []),
    ].join(' '),
    ...(files === 'rbac'
      ? {
          remedy: 'Restart the API server, so that it reads it.',
          command: 'sudo snap restart microk8s.daemon-kubelite',
        }
      : turnOn('Turn RBAC on, so that roles count.', fitsAddOn)),
  }),
  'rbac-off-at-restart': ({ fitsAddOn }: Extract<SafetyFinding, { kind: 'rbac-off-at-restart' }>) => ({
    what: 'RBAC goes off with the next restart of the API server.',
    why: `The API server goes by roles, but ${argsFile} says AlwaysAllow: from the next restart on every token is cluster admin.`,
    ...turnOn('Turn RBAC on there, too.', fitsAddOn),
  }),
  'rbac-was-off': ({ at }: Extract<SafetyFinding, { kind: 'rbac-was-off' }>) => ({
    what: `RBAC was off ${formatMoment(at)}: every token was cluster admin.`,
    why: 'Whether it still is could not be found out.',
    remedy: 'Look again once the API server answers.',
    action: 'look-again' as const,
  }),
};

/** The add-on rewrites the line of the flag, and would break arguments that are written in another way. */
function turnOn(
  why: string,
  fitsAddOn: boolean,
): { readonly remedy: string; readonly command?: string; readonly asksToRestart?: true } {
  if (fitsAddOn) return { remedy: `${why} It restarts the API server.`, command: 'microk8s enable rbac' };
  return {
    remedy: `${why} What ${argsFile} says is not in the form that microk8s enable rbac changes safely: write --authorization-mode=RBAC,Node there by hand in place of what it says about authorization, then restart the API server.`,
    asksToRestart: true,
  };
}
