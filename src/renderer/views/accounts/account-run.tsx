import { Button } from '@mantine/core';
import { IconCircle, IconCircleCheck, IconCircleX, IconProgress } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { AccountRun, AccountStep } from '../../../shared/contract/state/own-account-state.ts';
import { commonPhrases } from '../../../shared/words/en/common-phrases.ts';
import { ownAccountPhrases } from '../../../shared/words/en/own-account-phrases.ts';
import { formatLifetime } from '../../../shared/words/text/format-time.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Moment } from '../../components/moment.tsx';
import { Rich } from '../../components/rich.tsx';
import { accountName } from './account-words.ts';

const icons = { waiting: IconCircle, doing: IconProgress, done: IconCircleCheck, failed: IconCircleX };

/** How far a change or a removal is, step by step; a failed one names what is left, and a removal can be gone on with. */
export function AccountRunSteps({
  run,
  takesFocus,
  isBusy,
  onGoOn,
}: {
  readonly run: AccountRun;
  /** Whether it began while this account was shown. */
  readonly takesFocus: boolean;
  readonly isBusy: boolean;
  readonly onGoOn: () => void;
}) {
  const head = useRef<HTMLHeadingElement>(null);
  const isWorking = run.status === 'working';
  useEffect(() => {
    if (takesFocus) head.current?.focus();
  }, [takesFocus, run.startedAt]);
  const say = ownAccountPhrases().run;
  return (
    <section className="account-part" aria-busy={isWorking} aria-labelledby="account-run">
      <h3 id="account-run" className="account-run-head" ref={head} tabIndex={-1} role="status">
        <Rich phrase={headline(run)} />
      </h3>
      <ol className="account-steps">
        {run.steps.map((step) => (
          <Step key={step.name} step={step} isOver={!isWorking} />
        ))}
      </ol>
      {run.error !== null && (
        <ErrorNotice error={run.error}>
          {run.deed === 'remove' && (
            <Button size="sm" loading={isBusy} onClick={onGoOn}>
              {say.goOn}
            </Button>
          )}
        </ErrorNotice>
      )}
    </section>
  );
}

function headline({ deed, status, name, endedAt }: AccountRun) {
  const say = ownAccountPhrases().run;
  const account = accountName(name);
  const isRemoval = deed === 'remove';
  if (status === 'working' || endedAt === null) return [(isRemoval ? say.removing : say.changing)(account)];
  const moment = <Moment at={endedAt} />;
  if (status === 'failed') return say.failed(moment);
  return isRemoval ? say.removed(account, moment) : say.changed(account, moment);
}

function Step({ step, isOver }: { readonly step: AccountStep; readonly isOver: boolean }) {
  const say = ownAccountPhrases().run;
  const Icon = icons[step.status];
  return (
    <li className="account-step" data-status={step.status}>
      <Icon size={18} aria-hidden />
      <span className="account-step-text">
        <span>{say.steps[step.name]}</span>
        <span className="account-step-status">{say.status[step.status]}</span>
        <span className="account-step-outcome quiet">{outcomeOf(step, isOver)}</span>
      </span>
    </li>
  );
}

/** What became of a step, or what it leaves. */
function outcomeOf(step: AccountStep, isOver: boolean): string {
  const { name, status, note, seconds, total } = step;
  const say = ownAccountPhrases().run;
  const names = visibleText(commonPhrases().names(step.objects, total - step.objects.length));
  const makes = name === 'give-rights';
  if (status !== 'done') {
    if (!isOver || total === 0 || name === 'saved-tokens') return '';
    return makes ? say.notMade(names) : say.stillThere(names);
  }
  if (note === 'shared' || note === 'holds') return say.notes[note](names);
  if (note !== null) return say.notes[note];
  if (seconds !== null) return say.refused(seconds === 0 ? null : formatLifetime(seconds));
  if (total === 0) return say.nothing;
  if (name === 'saved-tokens') return say.dropped(total);
  return makes ? say.made(names) : say.deleted(names);
}
