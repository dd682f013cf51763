import type { AgentTokenRow } from '../../../shared/contract/requests/non-expiring-token-requests.ts';
import { lifetimeState } from '../../../shared/contract/state/lifetime-state.ts';
import { usualTokenShare } from '../../../shared/contract/values/warning-moments.ts';
import { commonPhrases } from '../../../shared/words/en/common-phrases.ts';
import { legacyTokenPhrases } from '../../../shared/words/en/legacy-token-phrases.ts';
import { formatRelative } from '../../../shared/words/text/format-time.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { CommandLine } from '../../components/command-line.tsx';
import { Empty } from '../../components/empty.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Fact } from '../../components/fact.tsx';
import { LifetimeWord } from '../../components/lifetime-word.tsx';
import type { Column } from '../../components/list-pane/list-grid.tsx';
import { ListPane } from '../../components/list-pane/list-pane.tsx';
import { Pane } from '../../components/list-pane/pane.tsx';
import { useLocalList, type LocalRows } from '../../components/list-pane/use-local-list.ts';
import { useCopiedCommand } from '../../components/use-copied-command.tsx';
import { LookAgainButton } from '../../components/look-again.tsx';
import { Moment } from '../../components/moment.tsx';
import { Why } from '../../components/why.tsx';
import { useNow } from '../../page/use-now.ts';
import { useQuery } from '../../page/use-query.ts';

const none: readonly AgentTokenRow[] = [];

const localRows: LocalRows<AgentTokenRow> = {
  keyOf: ({ id }) => id,
  textOf: ({ kind, maskedToken, file }) =>
    `${legacyTokenPhrases().nodes.kinds[kind].one} ${maskedToken} ${file}`,
  orders: {
    name: ({ kind, id }) => `${legacyTokenPhrases().nodes.kinds[kind].one} ${id}`,
    expires: ({ expiresAt }) => expiresAt ?? Number.POSITIVE_INFINITY,
  },
};

/** The tokens with which machines join this cluster and its nodes talk to each other. */
export function NodeTokens({
  version,
  subject,
}: {
  readonly version: number;
  /** The id of the one to show. */
  readonly subject: string | null;
}) {
  const now = useNow();
  const { value, error, reload } = useQuery('node-tokens:list', {}, version);
  const list = useLocalList(value?.rows ?? none, localRows, subject);
  const copy = useCopiedCommand('node-tokens:copy-command');
  const say = legacyTokenPhrases().nodes;
  if (error !== null) return <ErrorNotice error={error} onRetry={reload} />;
  if (value === null) return <p aria-busy>{say.reading}</p>;
  if (value.total === 0)
    return (
      <Empty title={say.none} act={<LookAgainButton onLook={reload} />}>
        <p>{say.noneIsGood}</p>
      </Empty>
    );
  const copyCommand = async ({ id, command }: AgentTokenRow) => {
    if (command === null) return null;
    return copy({ id });
  };
  return (
    <ListPane
      label={say.listName}
      list={list}
      columns={columns(now)}
      pane={(row) => <NodeTokenPane row={row} now={now} />}
      act={copyCommand}
      copy={copyCommand}
      hint={
        <>
          <p>{say.hint}</p>
          <Why word="joinToken" />
        </>
      }
      tools={
        value.total > value.rows.length && (
          <span className="quiet">{say.first(value.rows.length, value.total)}</span>
        )
      }
    />
  );
}

function columns(now: number): readonly Column<AgentTokenRow>[] {
  const say = legacyTokenPhrases().nodes;
  const { expires, state, never } = commonPhrases().lifetimes;
  return [
    {
      key: 'name',
      heading: say.token,
      width: 'minmax(0, 1fr)',
      isSortable: true,
      cell: ({ kind, maskedToken }) => (
        <>
          <span className="list-line">{say.kinds[kind].one}</span>
          <code className="list-line quiet">{visibleText(maskedToken)}</code>
        </>
      ),
    },
    {
      key: 'expires',
      heading: expires,
      width: '6.5rem',
      isSortable: true,
      cell: ({ expiresAt }) => (
        <span className="list-lines numeric">
          {expiresAt === null ? never : formatRelative(expiresAt, now)}
        </span>
      ),
    },
    { key: 'state', heading: state, width: '7rem', cell: (row) => <NodeTokenState row={row} now={now} /> },
  ];
}

function NodeTokenState({ row: { expiresAt }, now }: { readonly row: AgentTokenRow; readonly now: number }) {
  return <LifetimeWord state={lifetimeState('join-token', null, expiresAt, now, usualTokenShare)} />;
}

function NodeTokenPane({ row, now }: { readonly row: AgentTokenRow; readonly now: number }) {
  const say = legacyTokenPhrases().nodes;
  const { one, meaning } = say.kinds[row.kind];
  return (
    <Pane title={one} state={<NodeTokenState row={row} now={now} />}>
      <p>{meaning}</p>
      <dl className="facts">
        <Fact term={say.token}>
          <code>{visibleText(row.maskedToken)}</code>
        </Fact>
        <Fact term={commonPhrases().lifetimes.expires}>
          {row.expiresAt === null ? say.never : <Moment at={row.expiresAt} now={now} />}
        </Fact>
        <Fact term={say.file}>
          <code>{visibleText(row.file)}</code>
        </Fact>
        {row.command !== null && (
          <Fact term={say.remove}>
            <CommandLine line={row.command} request="node-tokens:copy-command" input={{ id: row.id }} />
          </Fact>
        )}
      </dl>
    </Pane>
  );
}
