import { rotateNodeCommand } from '../../shared/words/admin-commands.ts';
import { describe } from '../../shared/words/describe.ts';
import { nothingKnown, type Known } from '../../shared/words/known/known.ts';
import { rotationPhrases } from '../../shared/words/en/rotation-phrases.ts';
import { mastersWords } from '../../shared/words/rotation-words.ts';
import type {
  RotationCommand,
  RotationOutcome,
  RotationProgress,
  RotationStep,
  RotationWarning,
} from '../../shared/contract/state/rotation.ts';
import type { AppError } from '../../shared/contract/errors/errors.ts';

const stepWords: Readonly<Record<RotationStep, string>> = {
  preflight: 'check that nothing stands in the way',
  'new-token': 'make the new token',
  'close-earlier': 'close the interrupted rotation',
  backup: 'keep the old token aside',
  'token-file': 'change the token file',
  'client-config': 'change client.config',
  restart: 'restart the API server',
  'new-accepted': 'prove that the new token is accepted',
  'old-refused': 'prove that the old token is refused',
  'old-accepted': 'prove that the old token is accepted',
  'clean-up': 'clean up',
};

type Plan = Extract<RotationProgress, { kind: 'plan' }>;

/** The line that runs the engine on the same folders again. */
export type LineOf = (command: RotationCommand) => string;

/** The lines of a progress report as a person reads them; none for what need not be said. */
export function progressLines(line: RotationProgress, lineOf: LineOf): readonly string[] {
  switch (line.kind) {
    case 'plan':
      return [
        `The API server ${line.server}`,
        ...(line.command === 'forget' ? forgetPlan : changePlan(line)),
      ];
    case 'warning':
      return [`Note: ${warningText(line.warning)}`];
    case 'started':
      return [];
    case 'done':
      return [`${line.phase === 'undo' ? 'undo: ' : ''}${stepWords[line.step]}: done${answerOf(line)}`];
    case 'failed':
      return [`${line.phase === 'undo' ? 'undo: ' : ''}${stepWords[line.step]}: failed`];
    case 'end':
      return outcomeLines(line.outcome, lineOf);
  }
}

/** What the API server answered, and when, so that the lines of a rotation can be kept as its proof. */
function answerOf({ step, at }: Extract<RotationProgress, { kind: 'done' }>): string {
  const status =
    step === 'old-refused' ? 401 : step === 'new-accepted' || step === 'old-accepted' ? 200 : null;
  return status === null ? '' : ` (${status} at ${new Date(at).toISOString()})`;
}

const forgetPlan = [
  '  removes the old token that was kept aside; nothing is restarted and no credential changes',
  '  after that the rotation cannot be undone',
];

function changePlan({ command, tokenFile, clientConfig, service, steps }: Plan): string[] {
  const restarts = command === 'rotate' ? 'restarts:     ' : 'may restart:  ';
  return [
    ...(steps.includes('close-earlier')
      ? ['  closes first:  the interrupted rotation, which can then no longer be undone']
      : []),
    `  token file:    ${tokenFile}`,
    ...(clientConfig === null ? [] : [`  client.config: ${clientConfig}`]),
    `  ${restarts} ${service} (running containers go on; the API is away for a moment)`,
  ];
}

function warningText(warning: RotationWarning): string {
  switch (warning.code) {
    case 'other-masters':
      return mastersWords(warning.masters);
    case 'hostname-admin':
      return `the host name "${warning.hostname}" contains "admin", which MicroK8s’ own scripts confuse with the admin row.`;
    case 'other-nodes':
      return `other API servers have token files of their own and need the same new token: ${warning.servers.join(', ')}. Run "${rotateNodeCommand}" on each.`;
    case 'other-nodes-unseen':
      return 'other control plane nodes could not be looked for. Each has a token file of its own and would need the same new token.';
  }
}

function outcomeLines(outcome: RotationOutcome, lineOf: LineOf): readonly string[] {
  switch (outcome.result) {
    case 'rotated':
      return [
        'The new token works and the old one is refused.',
        ...(outcome.others === null
          ? [
              'Other control plane nodes could not be looked for: if there are any, the old token still opens them.',
            ]
          : []),
        ...(outcome.others ?? [])
          .filter(({ oldToken }) => oldToken !== 'refused')
          .map(({ server, oldToken }) =>
            oldToken === 'accepted'
              ? `The old token is still accepted at ${server}.`
              : `Whether the old token is accepted at ${server} could not be found out.`,
          ),
        ...(outcome.masters.length === 0 ? [] : [mastersWords(outcome.masters)]),
        rotationPhrases().limits,
        `"${lineOf('undo')}" goes back until ${new Date(outcome.forgetAt).toISOString()}; "--forget" instead of "--undo" removes the old token at once.`,
      ];
    case 'undone':
      return [...errorLines(outcome.error), 'Everything was put back: the old token works.'];
    case 'reverted':
      return ['The old token works again; whoever knows it can use it again.'];
    case 'settled':
      return [
        outcome.works === 'other'
          ? 'Somebody else changed the token meanwhile, and theirs works: there is nothing left to do.'
          : `The ${outcome.works} token works: there is nothing left to do.`,
      ];
    case 'forgotten':
      return ['The backup with the old token was removed.'];
    case 'nothing':
      return ['There is nothing to do.'];
    case 'cancelled':
      return ['Nothing was changed.'];
    case 'refused':
      return errorLines(outcome.error);
    case 'stuck':
      return [...(outcome.cause === null ? [] : errorLines(outcome.cause)), ...errorLines(outcome.error)];
  }
}

/** An error's sentences for a terminal. */
export function errorLines(error: AppError, known: Known = nothingKnown): readonly string[] {
  const { message, remedy, command } = describe(error, known);
  return [message, remedy, ...(command === undefined ? [] : [`  ${command}`])];
}
