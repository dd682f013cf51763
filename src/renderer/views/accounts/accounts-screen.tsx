import { Button } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import type { AppError } from '../../../shared/contract/errors/errors.ts';
import { accountsNamespace } from '../../../shared/contract/state/preset.ts';
import type { OwnAccount } from '../../../shared/contract/state/own-account-state.ts';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { listLimits } from '../../../shared/contract/values/list-limits.ts';
import { describe } from '../../../shared/words/describe.ts';
import { ownAccountPhrases } from '../../../shared/words/en/own-account-phrases.ts';
import { formatDate, formatExactTime } from '../../../shared/words/text/format-time.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { Empty } from '../../components/empty.tsx';
import { ErrorAct, ErrorNotice } from '../../components/error-notice.tsx';
import type { Column } from '../../components/list-pane/list-grid.tsx';
import { ListPane } from '../../components/list-pane/list-pane.tsx';
import { useLocalList, type LocalRows } from '../../components/list-pane/use-local-list.ts';
import { findRbacOff } from '../../components/rbac-off.tsx';
import { Moment } from '../../components/moment.tsx';
import { Rich } from '../../components/rich.tsx';
import { accountToRemove, newTokenFor, useGo } from '../../page/places.ts';
import { useKnown } from '../../page/state.ts';
import { useQuery } from '../../page/use-query.ts';
import { AccountPane } from './account-pane.tsx';
import { rightsText } from './account-words.ts';
import './accounts.css';

const all = { offset: 0, limit: listLimits.accounts };

/** The accounts that Keyfob made, and all about the one that is picked. */
export function AccountsScreen({
  snapshot,
  subject,
}: {
  readonly snapshot: Snapshot;
  /** The uid of the account to show, or what begins its removal. */
  readonly subject: string | null;
}) {
  const { cluster } = snapshot;
  const go = useGo();
  /** The name of the account that is open. */
  const [picked, setPicked] = useState<string | null>(null);
  const identity = cluster.status === 'open' ? cluster.identity : null;
  /** The cluster in which a person was about to remove the account. */
  const [asked, setAsked] = useState(accountToRemove(subject) === null ? null : identity);
  // A question that cannot stand is taken back: it must not come again by itself, perhaps for another cluster.
  if (asked !== null && asked !== identity) setAsked(null);
  const forgetRemoval = useCallback(() => setAsked(null), []);
  const say = ownAccountPhrases();
  return (
    <section className="screen list-screen">
      <div className="screen-head">
        <h1>{say.title}</h1>
        {cluster.status === 'open' && (
          <Button
            onClick={() =>
              go(
                'tokens',
                picked === null ? 'new' : newTokenFor({ namespace: accountsNamespace, name: picked }),
              )
            }
          >
            {say.make}
          </Button>
        )}
      </div>
      {cluster.status === 'unavailable' && <ErrorNotice error={cluster.error} />}
      {cluster.status === 'looking' && <p className="quiet">{say.looking}</p>}
      {cluster.status === 'open' && (
        <OpenAccounts
          key={cluster.identity}
          snapshot={snapshot}
          cluster={cluster}
          shown={accountToRemove(subject) ?? subject}
          toRemove={asked === null ? null : accountToRemove(subject)}
          onRemovalAsked={forgetRemoval}
          onPicked={setPicked}
        />
      )}
    </section>
  );
}

/** How a list begins, and what it tells. */
interface ListWays {
  /** The uid of the account to show. */
  readonly shown: string | null;
  /** The uid of the one whose removal is to be asked about. */
  readonly toRemove: string | null;
  /** Called once that is asked about. */
  readonly onRemovalAsked: () => void;
  readonly onPicked: (name: string | null) => void;
}

function OpenAccounts({
  snapshot,
  cluster,
  ...ways
}: ListWays & {
  readonly snapshot: Snapshot;
  readonly cluster: Extract<Snapshot['cluster'], { status: 'open' }>;
}) {
  const go = useGo();
  const run = snapshot.accountRun;
  const version = JSON.stringify([
    ...[cluster.api.status, snapshot.versions.tokens, cluster.access?.value.status],
    run?.status === 'working' ? null : run?.endedAt,
  ]);
  const { value, error, reload } = useQuery('own-accounts:list', all, version);
  const say = ownAccountPhrases();
  const failure = error ?? value?.error ?? null;
  const seenAt = value?.seenAt ?? null;
  /** Those that were removed before the screen was come to, by their uids; null until the list is there. */
  const [gone, setGone] = useState<ReadonlySet<string> | null>(null);
  if (value !== null && gone === null) setGone(new Set(value.rows.filter(isGone).map(({ uid }) => uid)));
  const rows = (value?.rows ?? []).filter(({ uid }) => gone?.has(uid) !== true);
  if (failure !== null && seenAt === null) return <ErrorNotice error={failure} onRetry={reload} />;
  return (
    <>
      <div className="account-lead">
        {failure === null || seenAt === null ? (
          <p className="quiet">{say.lead}</p>
        ) : (
          <DatedList error={failure} seenAt={seenAt} onRetry={reload} />
        )}
      </div>
      {value === null && (
        <p className="quiet" aria-busy>
          {say.looking}
        </p>
      )}
      {value !== null && rows.length === 0 && (
        <Empty
          title={say.empty.title}
          act={
            <Button variant="default" onClick={() => go('tokens', 'new')}>
              {say.empty.make}
            </Button>
          }
        >
          <p className="quiet">{say.empty.text}</p>
        </Empty>
      )}
      {rows.length > 0 && <AccountList rows={rows} snapshot={snapshot} {...ways} />}
    </>
  );
}

function isGone({ removedAt, isUnfinished }: OwnAccount): boolean {
  return removedAt !== null && !isUnfinished;
}

/** That the list is one of before, and why; in the place of the lead, so that nothing moves. */
function DatedList({
  error,
  seenAt,
  onRetry,
}: {
  readonly error: AppError;
  readonly seenAt: number;
  readonly onRetry: () => void;
}) {
  const { message } = describe(error, useKnown());
  return (
    <div role="status" className="row account-dated">
      <p className="list-lines" title={message}>
        <Rich phrase={ownAccountPhrases().dated(<Moment at={seenAt} />)} /> {message}
      </p>
      <ErrorAct error={error} onRetry={onRetry} size="compact-sm" />
    </div>
  );
}

const found: LocalRows<OwnAccount> = {
  keyOf: ({ uid }) => uid,
  textOf: (row) => `${row.name} ${rightsText(row.rights)}`,
  orders: {
    name: ({ name }) => name,
    may: ({ rights }) => rightsText(rights),
    made: ({ createdAt }) => createdAt,
  },
};

function AccountList({
  rows,
  snapshot,
  shown,
  toRemove,
  onRemovalAsked,
  onPicked,
}: ListWays & {
  readonly rows: readonly OwnAccount[];
  readonly snapshot: Snapshot;
}) {
  const say = ownAccountPhrases();
  const list = useLocalList(rows, found, shown);
  const picked = list.isOpen && list.row?.removedAt === null ? list.row.name : null;
  useEffect(() => {
    onPicked(picked);
    return () => onPicked(null);
  }, [picked, onPicked]);
  return (
    <ListPane
      label={say.list.name}
      list={list}
      columns={columns(findRbacOff(snapshot) !== null)}
      pane={(row) => (
        <AccountPane
          key={row.uid}
          row={row}
          snapshot={snapshot}
          isToBeRemoved={row.uid === toRemove}
          onAsked={onRemovalAsked}
        />
      )}
      hint={say.choose}
    />
  );
}

function columns(isRbacOff: boolean): readonly Column<OwnAccount>[] {
  const say = ownAccountPhrases();
  return [
    {
      key: 'name',
      heading: say.list.account,
      width: 'minmax(0, 2fr)',
      isSortable: true,
      cell: ({ name, isOfTray }) => (
        <>
          <span className="list-line" title={visibleText(name)}>
            {visibleText(name)}
          </span>
          {isOfTray && <span className="list-line quiet">{say.ofTray}</span>}
        </>
      ),
    },
    {
      key: 'may',
      heading: say.list.may,
      width: 'minmax(0, 3fr)',
      isSortable: true,
      cell: ({ rights, removedAt }) => (
        <div className="account-may">
          {removedAt === null ? (
            <>
              {isRbacOff && <span className="list-line state-soon">{say.list.withoutRbac}</span>}
              {/* By its words: other rights, of one line instead of two, take the place, and no sentence is seen to move. */}
              <span
                key={rightsText(rights)}
                className={isRbacOff ? 'list-line quiet' : 'list-lines'}
                title={rightsText(rights)}
              >
                {rightsText(rights)}
              </span>
            </>
          ) : (
            <span key="removed" className="list-line quiet">
              {say.removed}
            </span>
          )}
        </div>
      ),
    },
    {
      key: 'tokens',
      heading: say.list.tokens,
      width: '6rem',
      isExtra: true,
      cell: ({ savedTokens }) => <span className="numeric">{savedTokens}</span>,
    },
    {
      key: 'made',
      heading: say.list.made,
      width: '7.25rem',
      isSortable: true,
      isExtra: true,
      cell: ({ createdAt }) => (
        <time className="list-line numeric" title={formatExactTime(createdAt)}>
          {formatDate(createdAt)}
        </time>
      ),
    },
  ];
}
