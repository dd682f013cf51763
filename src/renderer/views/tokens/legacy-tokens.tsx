import { useState } from 'react';
import { legacyTokenPhrases } from '../../../shared/words/en/legacy-token-phrases.ts';
import { formatDate, formatDay } from '../../../shared/words/text/format-time.ts';
import type { LegacyToken } from '../../../shared/contract/requests/non-expiring-token-requests.ts';
import type { LifetimeState } from '../../../shared/contract/state/lifetime-state.ts';
import { listLimits } from '../../../shared/contract/values/list-limits.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { DestructiveButton } from '../../components/destructive-button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Empty } from '../../components/empty.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Fact } from '../../components/fact.tsx';
import { LifetimeWord } from '../../components/lifetime-word.tsx';
import { AsOf } from '../../components/list-pane/as-of.tsx';
import type { Column } from '../../components/list-pane/list-grid.tsx';
import { ListPane } from '../../components/list-pane/list-pane.tsx';
import { Pane, useTell } from '../../components/list-pane/pane.tsx';
import { useLocalList, type LocalRows } from '../../components/list-pane/use-local-list.ts';
import { LookAgainButton } from '../../components/look-again.tsx';
import { Moment } from '../../components/moment.tsx';
import { Rich } from '../../components/rich.tsx';
import { Why } from '../../components/why.tsx';
import { useCommand } from '../../page/use-command.ts';
import { useQuery, type QueryWays } from '../../page/use-query.ts';

const watchMs = 1000;

/** One that was deleted is watched until the API server refuses it. */
const ways: QueryWays<'legacy-tokens:list'> = {
  again: ({ rows }) => (rows.some(({ state }) => state === 'deleted') ? watchMs : null),
};

const none: readonly LegacyToken[] = [];

const localRows: LocalRows<LegacyToken> = {
  keyOf: ({ uid }) => `legacy-token:${uid}`,
  textOf: ({ namespace, name, account }) => `${namespace}/${name} ${account}`,
  orders: {
    name: ({ namespace, name }) => `${namespace}/${name}`,
    made: ({ createdAt }) => createdAt,
    used: ({ lastUsed }) => lastUsed ?? '',
  },
};

/** The Secrets that hold a token of a service account for ever, and the way to end one. */
export function LegacyTokens({
  subject,
}: {
  /** The credential’s id of the one to show. */
  readonly subject: string | null;
}) {
  const { value, error, reload } = useQuery(
    'legacy-tokens:list',
    { offset: 0, limit: listLimits.legacyTokens },
    null,
    ways,
  );
  const list = useLocalList(value?.rows ?? none, localRows, subject);
  const say = legacyTokenPhrases();
  if (error !== null) return <ErrorNotice error={error} onRetry={reload} />;
  if (value === null) return <p aria-busy>{say.looking}</p>;
  if (value.total === 0)
    return (
      <Empty title={say.none} act={<LookAgainButton onLook={reload} />}>
        <p>{say.noneIsGood}</p>
      </Empty>
    );
  return (
    <ListPane
      label={say.listName}
      list={list}
      columns={columns()}
      pane={(row) => <LegacyPane row={row} onDeleted={reload} />}
      hint={
        <>
          <p>{say.meaning}</p>
          <Why word="legacyToken" />
        </>
      }
      tools={value.asOf !== null && <AsOf at={value.asOf} onRetry={reload} />}
    />
  );
}

function columns(): readonly Column<LegacyToken>[] {
  const say = legacyTokenPhrases();
  return [
    {
      key: 'name',
      heading: say.secret,
      width: 'minmax(0, 1fr)',
      isSortable: true,
      cell: ({ namespace, name, account }) => {
        const secret = visibleText(`${namespace}/${name}`);
        return (
          <>
            <span className="list-line" title={secret}>
              {secret}
            </span>
            <span className="list-line quiet">{say.forAccount(visibleText(account))}</span>
          </>
        );
      },
    },
    {
      key: 'made',
      heading: say.made,
      width: '7rem',
      isSortable: true,
      isExtra: true,
      cell: ({ createdAt }) => <span className="list-lines numeric">{formatDate(createdAt)}</span>,
    },
    {
      key: 'used',
      heading: say.lastUsed,
      width: '7rem',
      isSortable: true,
      isExtra: true,
      cell: ({ lastUsed }) => (
        <span className="list-lines numeric">
          {lastUsed === null ? say.noUse : visibleText(formatDay(lastUsed))}
        </span>
      ),
    },
    {
      key: 'state',
      heading: say.state,
      width: '8rem',
      cell: ({ state }) => <LegacyState state={state} />,
    },
  ];
}

const lifetimes: Readonly<Record<LegacyToken['state'], LifetimeState>> = {
  valid: 'never',
  deleted: 'soon',
  unconfirmed: 'soon',
  refused: 'revoked',
};

function LegacyState({ state }: { readonly state: LegacyToken['state'] }) {
  return <LifetimeWord state={lifetimes[state]} word={legacyTokenPhrases().states[state]} />;
}

function LegacyPane({ row, onDeleted }: { readonly row: LegacyToken; readonly onDeleted: () => void }) {
  const [isAsking, setAsking] = useState(false);
  const tell = useTell();
  const say = legacyTokenPhrases();
  const name = visibleText(`${row.namespace}/${row.name}`);
  return (
    <Pane
      title={name}
      state={<LegacyState state={row.state} />}
      acts={
        row.state === 'valid' && (
          <DestructiveButton
            aria-label={say.delete.openOf(visibleText(row.name))}
            onClick={() => setAsking(true)}
          >
            {say.delete.open}
          </DestructiveButton>
        )
      }
    >
      {row.state === 'valid' && <p>{say.meaningOfOne}</p>}
      <dl className="facts">
        <Fact term={say.account}>{visibleText(row.account)}</Fact>
        <Fact term={say.made}>
          <Moment at={row.createdAt} />
        </Fact>
        <Fact term={say.lastUsed}>
          {row.lastUsed === null ? say.noUse : visibleText(formatDay(row.lastUsed))}
        </Fact>
      </dl>
      {isAsking && (
        <DeleteLegacy
          row={row}
          onClose={() => setAsking(false)}
          onDeleted={() => {
            setAsking(false);
            tell(say.delete.done(name));
            onDeleted();
          }}
        />
      )}
    </Pane>
  );
}

function DeleteLegacy({
  row,
  onClose,
  onDeleted,
}: {
  readonly row: LegacyToken;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}) {
  const { run, isBusy, error } = useCommand('legacy-tokens:delete');
  const say = legacyTokenPhrases().delete;
  return (
    <Dialog
      title={say.title}
      action={{
        label: say.action,
        kind: 'destructive',
        isBusy,
        run: () => void run({ uid: row.uid }).then((done) => done && onDeleted()),
      }}
      error={error}
      onClose={onClose}
    >
      <p>
        <Rich phrase={say.consequence(<code>{visibleText(`${row.namespace}/${row.name}`)}</code>)} />
      </p>
      <p>{whatBreaks(row)}</p>
    </Dialog>
  );
}

function whatBreaks({ namespace, name, account, lastUsed }: LegacyToken): string {
  const say = legacyTokenPhrases().delete;
  if (namespace === 'kube-system' && name === 'microk8s-dashboard-token') return say.losesDashboard;
  const used = lastUsed === null ? say.noUse : say.lastUse(visibleText(formatDay(lastUsed)));
  return `${say.losesAccess(visibleText(account))} ${used}`;
}
