import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { undoNodeCommand } from '../../../shared/words/admin-commands.ts';
import type { JournalState } from '../../../shared/contract/state/admin-state.ts';
import { formatMoment } from '../../../shared/words/text/format-time.ts';
import { DestructiveButton } from '../../components/destructive-button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { CommandLine } from '../../components/command-line.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Moment } from '../../components/moment.tsx';
import { useCommand } from '../../page/use-command.ts';
import { useNow } from '../../page/use-now.ts';

type Unfinished = Extract<JournalState, { status: 'unfinished' }>;
type Ended = Extract<JournalState, { status: 'ended' }>;

/** What the last rotation left: something to settle, or something to undo. */
export function RotationJournalSection({
  journal,
  others,
}: {
  readonly journal: JournalState;
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
      return <AfterRotation journal={journal} others={others} />;
  }
}

const inForceWords = {
  old: 'The old admin token is in force.',
  new: 'The new admin token is in force; the old one is refused.',
} as const;

const closingWords = {
  old: 'Its backup may still hold both tokens. The next rotation closes this one first; or this line does, and removes the backup:',
  new: 'Its backup still holds both tokens. The next rotation closes this one first; or this line does, and the backup goes a day later:',
} as const;

function Settled({
  journal: { startedAt, isAcknowledged, resumeLine },
  inForce,
}: {
  readonly journal: Unfinished;
  readonly inForce: 'old' | 'new';
}) {
  return (
    <div className="notice" role="group" aria-label="Interrupted rotation">
      <div className="notice-text stack stack-tight">
        <div>
          <p className="strong">
            {!isAcknowledged && 'An interrupted rotation is settled. '}
            {inForceWords[inForce]}
          </p>
          <p>
            The rotation began <Moment at={startedAt} /> and was cut off. {closingWords[inForce]}
          </p>
        </div>
        <CommandLine
          line={resumeLine}
          request="admin:copy-command"
          input={{ command: 'resume' }}
          label="Copy line"
        />
      </div>
    </div>
  );
}

const files = {
  agree: 'Token file and client.config hold the same token.',
  differ: 'Token file and client.config hold different tokens.',
  unknown: 'Token file and client.config could not be compared.',
} as const;

const servers = {
  accepts: 'The API server accepts the token of client.config.',
  refuses: 'The API server does not accept the token of client.config.',
  unknown: 'The API server could not be asked.',
} as const;

function Ask({ journal }: { readonly journal: Unfinished }) {
  const start = useCommand('rotation:start');
  const [chosen, setChosen] = useState<'resume' | 'undo' | null>(null);
  const answer = (command: 'resume' | 'undo') => {
    setChosen(command);
    void start.run({ command });
  };
  return (
    <div className="notice notice-warning" role="group" aria-label="Interrupted rotation">
      <IconAlertTriangle className="notice-icon" size={20} aria-hidden />
      <div className="notice-text stack">
        <div>
          <p className="strong">A rotation was interrupted and is not settled.</p>
          <p>
            It began <Moment at={journal.startedAt} />. {files[journal.files]} {servers[journal.server]}
          </p>
        </div>
        <p>
          Finish goes on to the new token; Undo goes back to the old one. Either restarts the API server if it
          must, and proves what works.
        </p>
        {journal.cause !== null && <ErrorNotice lead="It was stuck." error={journal.cause} />}
        {start.error !== null && <ErrorNotice error={start.error} />}
        <div className="row">
          <Button
            size="sm"
            variant="default"
            disabled={start.isBusy}
            loading={start.isBusy && chosen === 'undo'}
            onClick={() => answer('undo')}
          >
            Undo
          </Button>
          <Button
            size="sm"
            disabled={start.isBusy}
            loading={start.isBusy && chosen === 'resume'}
            onClick={() => answer('resume')}
          >
            Finish
          </Button>
        </div>
      </div>
    </div>
  );
}

function AfterRotation({ journal, others }: { readonly journal: Ended; readonly others: number }) {
  const { outcome, undoUntil } = journal;
  const [asked, setAsked] = useState<'undo' | 'forget' | null>(null);
  const now = useNow();
  const close = () => setAsked(null);
  if (outcome.result === 'stuck') return <ErrorNotice error={outcome.error} />;
  if (outcome.result !== 'rotated') return null;
  return (
    <>
      {undoUntil !== null && (
        <div className="notice" role="group" aria-label="Last rotation">
          <p className="notice-text">
            <strong>
              Last rotation: <Moment at={journal.endedAt} now={now} />.
            </strong>{' '}
            {undoUntil > now
              ? `The old token is kept aside until ${formatMoment(undoUntil, now)}, so that you can go back.`
              : `The old token should have been removed by ${formatMoment(undoUntil, now)}, and is still kept aside.`}
          </p>
          <div className="row">
            <Button size="sm" variant="default" onClick={() => setAsked('undo')}>
              Undo this rotation…
            </Button>
            <DestructiveButton size="sm" onClick={() => setAsked('forget')}>
              Remove the old token…
            </DestructiveButton>
          </div>
        </div>
      )}
      {asked === 'undo' && <UndoDialog others={others} onClose={close} />}
      {asked === 'forget' && <ForgetDialog onClose={close} />}
    </>
  );
}

function UndoDialog({ others, onClose }: { readonly others: number; readonly onClose: () => void }) {
  const { start, confirm } = useStart('undo', onClose);
  return (
    <Dialog
      title="Undo this rotation?"
      action={{ label: 'Undo', kind: 'careful', isBusy: start.isBusy, run: confirm }}
      error={start.error}
      onClose={onClose}
    >
      <p>
        <strong>The old token becomes valid again</strong>, for everybody who has a copy. If you rotated
        because it may have leaked, keep the new one.
      </p>
      <p>The new token stops working, and the API server restarts once more.</p>
      {others > 0 && (
        <p>
          Other control plane nodes that were given the new token keep it: run <code>{undoNodeCommand}</code>{' '}
          on each of them, too.
        </p>
      )}
    </Dialog>
  );
}

function ForgetDialog({ onClose }: { readonly onClose: () => void }) {
  const { start, confirm } = useStart('forget', onClose);
  return (
    <Dialog
      title="Remove the old token now?"
      action={{ label: 'Remove', kind: 'destructive', isBusy: start.isBusy, run: confirm }}
      error={start.error}
      onClose={onClose}
    >
      <p>
        The backup that root keeps is deleted. <strong>This rotation cannot be undone then.</strong>
      </p>
      <p>The new token stays in force, and nothing restarts.</p>
    </Dialog>
  );
}

/** Starts the engine, and closes the question once it has been started. */
function useStart(command: 'undo' | 'forget', onStarted: () => void) {
  const start = useCommand('rotation:start');
  const confirm = () => void start.run({ command }).then((isStarted) => isStarted && onStarted());
  return { start, confirm };
}
