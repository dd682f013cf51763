import { Button, Loader } from '@mantine/core';
import { IconCircle, IconCircleCheck, IconCircleMinus, IconCircleX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { RotationRun as Run } from '../../../shared/contract/state/admin-state.ts';
import { describe } from '../../../shared/words/describe.ts';
import { nothingKnown } from '../../../shared/words/known/known.ts';
import type { RotationPhase, RotationStep } from '../../../shared/contract/state/rotation.ts';
import { rotationPhrases } from '../../../shared/words/en/rotation-phrases.ts';
import { formatDuration } from '../../../shared/words/text/format-time.ts';
import { CommandLine } from '../../components/command-line.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { useCommand } from '../../page/use-command.ts';
import { useNow } from '../../page/use-now.ts';
import { outcomeWords, stepWords, warningWords } from './rotation-run-words.ts';

type Status = 'waiting' | 'intended' | 'cut-off' | 'done' | 'failed';

interface Line {
  readonly phase: RotationPhase;
  readonly step: RotationStep;
  readonly status: Status;
  /** Epoch milliseconds; null of what has not begun. */
  readonly at: number | null;
}

const shownAfterMs = 2_000;
const longRestartMs = 10_000;

/** A run of the engine: its steps as they happen, how it ended, and what is proven. */
export function RotationRunSection({
  run,
  undo,
}: {
  readonly run: Run;
  /** The way back, once it has ended; here it is in sight also below a long list of steps. */
  readonly undo: ReactNode;
}) {
  const dismiss = useCommand('rotation:dismiss');
  const { outcome, error } = run;
  const say = rotationPhrases().run;
  const words = outcome === null ? null : outcomeWords(outcome);
  const isOver = run.status === 'ended' || run.status === 'by-hand';
  const failure = isOver ? (error ?? (outcome !== null && 'error' in outcome ? outcome.error : null)) : null;
  return (
    <section className="run" aria-labelledby="rotation-run" data-result>
      <div className="screen-head run-head">
        <h2 id="rotation-run">{say.title[run.command]}</h2>
        {isOver && (
          <div className="row run-acts">
            {run.status === 'ended' && undo}
            <Button size="sm" variant="default" onClick={() => void dismiss.run({})}>
              {run.status === 'ended' ? say.close : say.cancel}
            </Button>
          </div>
        )}
      </div>
      <div className="run-status" role="status">
        {words !== null && <p className="strong">{words}</p>}
        {failure !== null && <p className="visually-hidden">{describe(failure, nothingKnown).message}</p>}
        {run.status === 'authorising' && (
          <p className="row">
            <Loader size="xs" aria-hidden /> {say.authorising}
          </p>
        )}
        {run.status === 'running' && <LongRestart run={run} />}
      </div>
      {outcome?.result === 'stuck' && outcome.cause !== null && <ErrorNotice error={outcome.cause} />}
      {failure !== null && <ErrorNotice error={failure} />}
      {run.status === 'by-hand' && run.line !== null && <ByHand command={run.command} line={run.line} />}
      {run.warnings.map((warning) => (
        <p key={warning.code} className="notice notice-warning" role="note">
          {warningWords(warning)}
        </p>
      ))}
      <ol className="steps">
        {linesOf(run).map((line) => (
          <StepLine key={`${line.phase} ${line.step}`} line={line} />
        ))}
      </ol>
    </section>
  );
}

function ByHand({ command, line }: { readonly command: Run['command']; readonly line: string }) {
  const { run, copyLine } = rotationPhrases();
  return (
    <div className="stack stack-tight">
      <p>{command === 'resume' ? run.byHand.settles : run.byHand.asks}</p>
      <CommandLine
        block={run.byHand.line}
        line={line}
        request="admin:copy-command"
        input={{ command: 'rotation' }}
        label={copyLine}
      />
    </div>
  );
}

function StepIcon({ status }: { readonly status: Status }) {
  const named = { 'aria-label': rotationPhrases().run.status[status], role: 'img' };
  switch (status) {
    case 'waiting':
      return <IconCircle size={18} className="quiet" {...named} />;
    case 'intended':
      return <Loader size={16} {...named} />;
    case 'cut-off':
      return <IconCircleMinus size={18} className="state-soon" {...named} />;
    case 'done':
      return <IconCircleCheck size={18} className="state-fine" {...named} />;
    case 'failed':
      return <IconCircleX size={18} className="state-soon" {...named} />;
  }
}

function StepLine({ line: { phase, step, status, at } }: { readonly line: Line }) {
  return (
    <li className="step" data-status={status}>
      <span className="step-icon">
        <StepIcon status={status} />
      </span>
      <span className={status === 'waiting' ? 'quiet' : undefined}>
        {stepWords(phase, step)}
        {status === 'intended' && at !== null && <Passed since={at} />}
      </span>
    </li>
  );
}

/** For how long a step has been going on: seen, and not read out each second. */
function Passed({ since }: { readonly since: number }) {
  const passed = useNow() - since;
  if (passed < shownAfterMs) return null;
  return (
    <span className="quiet numeric" aria-hidden>
      {' '}
      · {formatDuration(passed)}
    </span>
  );
}

/** Says once that a restart takes its time. */
function LongRestart({ run: { steps } }: { readonly run: Run }) {
  const now = useNow();
  const restart = steps.find(({ step, status }) => step === 'restart' && status === 'intended');
  if (restart === undefined || now - restart.at < longRestartMs) return null;
  return <p>{rotationPhrases().run.longRestart}</p>;
}

/** The planned steps with what became of them, then those that were not planned: the way back. */
function linesOf({ planned, steps, status }: Run): readonly Line[] {
  const known = new Map(steps.map((step) => [`${step.phase} ${step.step}`, step]));
  const isBack = steps.some(({ phase }) => phase === 'undo');
  const ahead = planned.flatMap((step): Line[] => {
    const line = known.get(`do ${step}`);
    if (line !== undefined)
      return line.status === 'intended' && status === 'ended' ? [{ ...line, status: 'cut-off' }] : [line];
    return isBack || status === 'ended' ? [] : [{ phase: 'do', step, status: 'waiting', at: null }];
  });
  const shown = new Set(ahead.map(({ phase, step }) => `${phase} ${step}`));
  return [...ahead, ...steps.filter(({ phase, step }) => !shown.has(`${phase} ${step}`))];
}
