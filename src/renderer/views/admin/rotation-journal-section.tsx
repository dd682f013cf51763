import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { undoNodeCommand } from '../../../shared/words/admin-commands.ts';
import type { JournalState } from '../../../shared/contract/state/admin-state.ts';
import { rotationPhrases } from '../../../shared/words/en/rotation-phrases.ts';
import { formatMoment } from '../../../shared/words/text/format-time.ts';
import { DestructiveButton } from '../../components/destructive-button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { CommandLine } from '../../components/command-line.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Moment } from '../../components/moment.tsx';
import { Rich } from '../../components/rich.tsx';
import { useCommand } from '../../page/use-command.ts';
import { useNow } from '../../page/use-now.ts';

type Unfinished = Extract<JournalState, { status: 'unfinished' }>;
type Ended = Extract<JournalState, { status: 'ended' }>;

/** What the last rotation left: something to settle, or something to undo. */
export function RotationJournalSection({
  journal,
  others,
  isUndoAbove,
}: {
  readonly journal: JournalState;
  /** The run that is shown above has the button that undoes it. */
  readonly isUndoAbove: boolean;
  /** How many other control plane nodes there are. */
  readonly others: number;
}) {
  switch (journal.status) {
    case 'unknown':
    case 'none':
      return null;
    case 'unreadable':
      return <ErrorNotice error={journal.error} />;
    case 'unfinished':
      return journal.inForce === null ? (
        <Ask journal={journal} />
      ) : (
        <Settled journal={journal} inForce={journal.inForce} />
      );
    case 'ended':
      return <AfterRotation journal={journal} others={others} isUndoAbove={isUndoAbove} />;
  }
}

function Settled({
  journal: { startedAt, isAcknowledged, resumeLine },
  inForce,
}: {
  readonly journal: Unfinished;
  readonly inForce: 'old' | 'new';
}) {
  const { interrupted: say, copyLine } = rotationPhrases();
  return (
    <div className="notice" role="group" aria-label={say.label}>
      <div className="notice-text stack stack-tight">
        <div>
          <p className="strong">
            {!isAcknowledged && `${say.isSettled} `}
            {say.inForce[inForce]}
          </p>
          <p>
            <Rich phrase={say.cutOff(<Moment at={startedAt} />)} /> {say.closing[inForce]}
          </p>
        </div>
        <CommandLine
          line={resumeLine}
          request="admin:copy-command"
          input={{ command: 'resume' }}
          label={copyLine}
        />
      </div>
    </div>
  );
}

function Ask({ journal }: { readonly journal: Unfinished }) {
  const start = useCommand('rotation:start');
  const say = rotationPhrases().interrupted;
  const [chosen, setChosen] = useState<'resume' | 'undo' | null>(null);
  const answer = (command: 'resume' | 'undo') => {
    setChosen(command);
    void start.run({ command });
  };
  return (
    <div
      id="last-rotation"
      tabIndex={-1}
      className="notice notice-warning"
      role="group"
      aria-label={say.label}
    >
      <IconAlertTriangle className="notice-icon" size={20} aria-hidden />
      <div className="notice-text stack">
        <div>
          <p className="strong">{say.notSettled}</p>
          <p>
            <Rich phrase={say.began(<Moment at={journal.startedAt} />)} /> {say.files[journal.files]}{' '}
            {say.server[journal.server]}
          </p>
        </div>
        <p>{say.choice}</p>
        {journal.cause !== null && <ErrorNotice lead={say.stuck} error={journal.cause} />}
        {start.error !== null && <ErrorNotice error={start.error} />}
        <div className="row">
          <Button
            size="sm"
            variant="default"
            disabled={start.isBusy}
            loading={start.isBusy && chosen === 'undo'}
            onClick={() => answer('undo')}
          >
            {say.undo}
          </Button>
          <Button
            size="sm"
            disabled={start.isBusy}
            loading={start.isBusy && chosen === 'resume'}
            onClick={() => answer('resume')}
          >
            {say.finish}
          </Button>
        </div>
      </div>
    </div>
  );
}

/** The way back from the last rotation, while it can be undone. */
export function UndoRotation({
  journal,
  others,
}: {
  readonly journal: JournalState;
  /** How many other control plane nodes there are. */
  readonly others: number;
}) {
  const [isAsked, setAsked] = useState(false);
  if (journal.status !== 'ended' || journal.outcome.result !== 'rotated' || journal.undoUntil === null)
    return null;
  return (
    <>
      <Button size="sm" variant="default" data-guide-at="proof" onClick={() => setAsked(true)}>
        {rotationPhrases().last.undo}
      </Button>
      {isAsked && <UndoDialog others={others} onClose={() => setAsked(false)} />}
    </>
  );
}

function AfterRotation({
  journal,
  others,
  isUndoAbove,
}: {
  readonly journal: Ended;
  readonly others: number;
  readonly isUndoAbove: boolean;
}) {
  const { outcome, undoUntil } = journal;
  const [isAsked, setAsked] = useState(false);
  const now = useNow();
  const say = rotationPhrases().last;
  if (outcome.result === 'stuck') return <ErrorNotice error={outcome.error} />;
  if (outcome.result !== 'rotated') return null;
  return (
    <>
      {undoUntil !== null && (
        <div className="notice" role="group" aria-label={say.label}>
          <p className="notice-text">
            <strong>
              <Rich phrase={say.ended(<Moment at={journal.endedAt} now={now} />)} />
            </strong>{' '}
            {say[undoUntil > now ? 'kept' : 'overdue'](formatMoment(undoUntil, now))}
          </p>
          <div className="row">
            {!isUndoAbove && <UndoRotation journal={journal} others={others} />}
            <DestructiveButton size="sm" onClick={() => setAsked(true)}>
              {say.forget}
            </DestructiveButton>
          </div>
        </div>
      )}
      {isAsked && <ForgetDialog onClose={() => setAsked(false)} />}
    </>
  );
}

function UndoDialog({ others, onClose }: { readonly others: number; readonly onClose: () => void }) {
  const { start, confirm } = useStart('undo', onClose);
  const say = rotationPhrases().undo;
  return (
    <Dialog
      title={say.title}
      action={{ label: say.undo, kind: 'careful', isBusy: start.isBusy, run: confirm }}
      error={start.error}
      onClose={onClose}
    >
      <p>
        <Rich phrase={say.text(<strong>{say.valid}</strong>)} />
      </p>
      <p>{say.restart}</p>
      {others > 0 && (
        <p>
          <Rich phrase={say.others(<code>{undoNodeCommand}</code>)} />
        </p>
      )}
    </Dialog>
  );
}

function ForgetDialog({ onClose }: { readonly onClose: () => void }) {
  const { start, confirm } = useStart('forget', onClose);
  const say = rotationPhrases().forget;
  return (
    <Dialog
      title={say.title}
      action={{ label: say.remove, kind: 'destructive', isBusy: start.isBusy, run: confirm }}
      error={start.error}
      onClose={onClose}
    >
      <p>
        {say.deleted} <strong>{say.final}</strong>
      </p>
      <p>{say.rest}</p>
    </Dialog>
  );
}

/** Starts the engine, and closes the question once it has been started. */
function useStart(command: 'undo' | 'forget', onStarted: () => void) {
  const start = useCommand('rotation:start');
  const confirm = () => void start.run({ command }).then((isStarted) => isStarted && onStarted());
  return { start, confirm };
}
