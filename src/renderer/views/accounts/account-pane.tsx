import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { OwnAccount } from '../../../shared/contract/state/own-account-state.ts';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { ownAccountPhrases } from '../../../shared/words/en/own-account-phrases.ts';
import { DestructiveButton } from '../../components/destructive-button.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Pane } from '../../components/list-pane/pane.tsx';
import { Moment } from '../../components/moment.tsx';
import { Rich } from '../../components/rich.tsx';
import { useCommand } from '../../page/use-command.ts';
import { AccountRights } from './account-rights.tsx';
import { AccountRunSteps } from './account-run.tsx';
import { TokensOfAccount } from './tokens-of-account.tsx';
import { accountName, rightsText } from './account-words.ts';
import { ChangeRightsDialog } from './change-rights.tsx';
import { RemoveAccountDialog } from './remove-account.tsx';

/** All about one account: what it may do, its tokens, and what is being done with it. */
export function AccountPane({
  row,
  snapshot,
  isToBeRemoved,
  onAsked,
}: {
  readonly row: OwnAccount;
  readonly snapshot: Snapshot;
  /** Whether somebody came here to remove it. */
  readonly isToBeRemoved: boolean;
  /** Called once that is asked about. */
  readonly onAsked: () => void;
}) {
  const [asking, setAsking] = useState<'change' | 'remove' | null>(
    isToBeRemoved && row.removedAt === null && snapshot.accountRun?.status !== 'working' ? 'remove' : null,
  );
  useEffect(() => {
    if (isToBeRemoved) onAsked();
  }, [isToBeRemoved, onAsked]);
  const change = useCommand('own-account:change-rights');
  const remove = useCommand('own-account:remove');
  const { name, uid, removedAt } = row;
  const { accountRun } = snapshot;
  const run = accountRun?.uid === uid ? accountRun : null;
  const [startedBefore] = useState(run?.startedAt);
  const isBusy = accountRun?.status === 'working';
  const isStill = isBusy || removedAt !== null;
  const failure = run === null ? (remove.error ?? change.error) : null;
  const say = ownAccountPhrases();
  const close = () => setAsking(null);
  return (
    <>
      <Pane
        title={accountName(name)}
        state={removedAt === null ? rightsText(row.rights) : say.removed}
        acts={
          // What has just removed it keeps its place, so that nothing below it moves.
          removedAt === null || run !== null ? (
            <>
              <Button variant="default" disabled={isStill} onClick={() => setAsking('change')}>
                {say.change.open}
              </Button>
              <DestructiveButton disabled={isStill} onClick={() => setAsking('remove')}>
                {say.remove.open}
              </DestructiveButton>
            </>
          ) : row.isUnfinished ? (
            <Button disabled={isBusy} onClick={() => void remove.run({ name, uid })}>
              {say.run.goOn}
            </Button>
          ) : undefined
        }
      >
        {failure !== null && <ErrorNotice error={failure} />}
        {run !== null && (
          <AccountRunSteps
            run={run}
            takesFocus={run.startedAt !== startedBefore}
            onGoOn={() => void remove.run({ name, uid })}
            isBusy={isBusy}
          />
        )}
        {removedAt !== null && run === null && (
          <p>
            <Rich phrase={say.removedAt(<Moment at={removedAt} />)} />
            {row.isUnfinished && ` · ${say.unfinished}`}
          </p>
        )}
        {removedAt === null && (run === null || run.status === 'done') && (
          <div key={run?.startedAt ?? 'calm'} className="account-facts">
            <p className="quiet">
              <Rich phrase={say.madeAt(<Moment at={row.createdAt} />)} />
              {row.isOfTray && ` · ${say.ofTray}`}
            </p>
            <AccountRights row={row} snapshot={snapshot} version={run?.endedAt ?? null} />
            <TokensOfAccount row={row} version={snapshot.versions.tokens} />
          </div>
        )}
      </Pane>
      {asking === 'change' && (
        <ChangeRightsDialog
          row={row}
          snapshot={snapshot}
          onChange={(wanted) => {
            close();
            void change.run({ name, uid, ...wanted });
          }}
          onClose={close}
        />
      )}
      {asking === 'remove' && (
        <RemoveAccountDialog
          row={row}
          onRemove={() => {
            close();
            void remove.run({ name, uid });
          }}
          onClose={close}
        />
      )}
    </>
  );
}
