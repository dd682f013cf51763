import { rotateNodeCommand } from '../../shared/words/admin-commands.ts';
import { describe } from '../../shared/words/describe.ts';
import { enginePhrases } from '../../shared/words/en/engine-phrases.ts';
import { formatExactTime } from '../../shared/words/text/format-time.ts';
import { labelled } from '../../shared/words/text/labelled.ts';
import { nothingKnown, type Known } from '../../shared/words/known/known.ts';
import { rotationPhrases } from '../../shared/words/en/rotation-phrases.ts';
import { mastersWords } from '../../shared/words/rotation-words.ts';
import type {
  RotationCommand,
  RotationOutcome,
  RotationPhase,
  RotationProgress,
  RotationStep,
  RotationWarning,
} from '../../shared/contract/state/rotation.ts';
import type { AppError } from '../../shared/contract/errors/errors.ts';

type Plan = Extract<RotationProgress, { kind: 'plan' }>;

/** The line that runs the engine on the same folders again. */
export type LineOf = (command: RotationCommand) => string;

/** The lines of a progress report as a person reads them; none for what need not be said. */
export function progressLines(line: RotationProgress, lineOf: LineOf): readonly string[] {
  const say = enginePhrases();
  switch (line.kind) {
    case 'plan':
      return [
        say.plan.server(line.server),
        ...(line.command === 'forget' ? forgetPlan() : changePlan(line)).map((each) => `  ${each}`),
      ];
    case 'warning':
      return [say.note(warningText(line.warning))];
    case 'started':
      return [];
    case 'done':
      return [doneText(line)];
    case 'failed':
      return [say.failed(stepText(line))];
    case 'end':
      return outcomeLines(line.outcome, lineOf);
  }
}

function stepText({ phase, step }: { readonly phase: RotationPhase; readonly step: RotationStep }): string {
  const say = enginePhrases();
  return phase === 'undo' ? say.undoing(say.step[step]) : say.step[step];
}

/** With what the API server answered, and when, so that the lines of a rotation can be kept as its proof. */
function doneText(line: Extract<RotationProgress, { kind: 'done' }>): string {
  const { step, at } = line;
  const { done, answered } = enginePhrases();
  const status =
    step === 'old-refused' ? 401 : step === 'new-accepted' || step === 'old-accepted' ? 200 : null;
  const text = stepText(line);
  return status === null ? done(text) : answered(text, status, new Date(at).toISOString());
}

function forgetPlan(): readonly string[] {
  const { forgets, noUndo } = enginePhrases().plan;
  return [forgets, noUndo];
}

const configFile = 'client.config';

function changePlan({ command, tokenFile, clientConfig, service, steps }: Plan): readonly string[] {
  const say = enginePhrases().plan;
  const { closesFirst, restarts, mayRestart } = say;
  const row = labelled([closesFirst, say.tokenFile, configFile, restarts, mayRestart], 1);
  return [
    ...(steps.includes('close-earlier') ? [row(closesFirst, say.interrupted)] : []),
    row(say.tokenFile, tokenFile),
    ...(clientConfig === null ? [] : [row(configFile, clientConfig)]),
    row(command === 'rotate' ? restarts : mayRestart, say.restarted(service)),
  ];
}

function warningText(warning: RotationWarning): string {
  const say = enginePhrases().warning;
  switch (warning.code) {
    case 'other-masters':
      return mastersWords(warning.masters);
    case 'hostname-admin':
      return say.hostnameAdmin(warning.hostname);
    case 'other-nodes':
      return say.otherNodes(warning.servers.join(', '), rotateNodeCommand);
    case 'other-nodes-unseen':
      return say.otherNodesUnseen;
  }
}

function outcomeLines(outcome: RotationOutcome, lineOf: LineOf): readonly string[] {
  const say = enginePhrases().outcome;
  switch (outcome.result) {
    case 'rotated':
      return [
        say.rotated,
        ...(outcome.others === null ? [say.othersUnseen] : []),
        ...(outcome.others ?? [])
          .filter(({ oldToken }) => oldToken !== 'refused')
          .map(({ server, oldToken }) =>
            oldToken === 'accepted' ? say.stillAccepted(server) : say.notKnownAt(server),
          ),
        ...(outcome.masters.length === 0 ? [] : [mastersWords(outcome.masters)]),
        rotationPhrases().limits,
        say.goesBack(lineOf('undo'), formatExactTime(outcome.forgetAt)),
      ];
    case 'undone':
      return [...errorLines(outcome.error), say.undone];
    case 'reverted':
      return [say.reverted];
    case 'settled':
      return [say.settled[outcome.works]];
    case 'forgotten':
      return [say.forgotten];
    case 'nothing':
      return [say.nothing];
    case 'cancelled':
      return [say.cancelled];
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
