import type { TokenEntry, TokenRow } from '../../../shared/contract/state/token-state.ts';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { tokenOrderSchema } from '../../../shared/contract/requests/tokens-requests.ts';
import { commonPhrases } from '../../../shared/words/en/common-phrases.ts';
import { tokenPhrases } from '../../../shared/words/en/token-phrases.ts';
import { formatRelative } from '../../../shared/words/text/format-time.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import type { Column } from '../../components/list-pane/list-grid.tsx';
import { ListPane } from '../../components/list-pane/list-pane.tsx';
import { pagedList, usePaging } from '../../components/list-pane/use-paged-list.ts';
import { Moment } from '../../components/moment.tsx';
import { Rich } from '../../components/rich.tsx';
import { purposeText } from '../../components/token-state-badge.tsx';
import { soonestTokens } from '../../page/places.ts';
import { useCommand } from '../../page/use-command.ts';
import { useNow } from '../../page/use-now.ts';
import { useQuery } from '../../page/use-query.ts';
import { SavedMarks, TokenState } from './token-marks.tsx';
import { TokenPane } from './token-pane.tsx';

const soonestFirst = { by: 'expires', isDescending: false };

/** The kept tokens, each with those that it renews as one entry; `subject` is the id of one of them, or `soonestTokens`, and `minted` the one that was just minted and is told of. */
export function TokenList({
  snapshot: { versions, settings },
  subject,
  minted,
}: {
  readonly snapshot: Snapshot;
  readonly subject: string | null;
  readonly minted: TokenRow | null;
}) {
  const now = useNow();
  const isSoonest = subject === soonestTokens;
  const paging = usePaging(isSoonest ? null : subject, isSoonest ? soonestFirst : null);
  const { order } = paging.asked;
  const by = tokenOrderSchema.safeParse(order?.by).data;
  const asked = {
    ...paging.asked,
    order: order === null || by === undefined ? null : { ...order, by },
  };
  const { value, error, of, reload } = useQuery('token-entries:list', asked, versions.tokens);
  const list = pagedList(paging, value, of, keyOf);
  const copy = useCommand('token:copy');
  const tokenShare = settings.alertTokenPercent / 100;
  const copyToken = async ({ token }: TokenEntry) => {
    if (token.revocation !== null) return null;
    const reply = await copy.reply({ id: token.id });
    return reply.ok ? commonPhrases().copied : <ErrorNotice error={reply.error} />;
  };
  if (error !== null) return <ErrorNotice error={error} onRetry={reload} />;
  const say = tokenPhrases().list;
  return (
    <ListPane
      label={say.name}
      list={list}
      columns={columns(now, tokenShare)}
      pane={(entry) => (
        <TokenPane entry={entry} now={now} tokenShare={tokenShare} version={versions.tokens} />
      )}
      act={copyToken}
      copy={copyToken}
      hint={say.hint}
      {...(minted === null
        ? {}
        : {
            first: {
              of: minted.id,
              text: <Rich phrase={say.minted(<Moment at={minted.expiresAt} now={now} />)} />,
            },
          })}
    />
  );
}

function keyOf({ id }: TokenEntry): string {
  return id;
}

function columns(now: number, tokenShare: number): readonly Column<TokenEntry>[] {
  const say = tokenPhrases().list;
  return [
    {
      key: 'name',
      heading: say.account,
      width: 'minmax(0, 1fr)',
      isSortable: true,
      cell: ({ token }) => {
        const name = visibleText(`${token.namespace}/${token.serviceAccount}`);
        const purpose = purposeText(token.purpose);
        return (
          <>
            <span className="list-line" title={name}>
              {name}
            </span>
            <span className="list-line quiet" title={purpose}>
              {purpose}
            </span>
          </>
        );
      },
    },
    {
      key: 'issued',
      heading: say.issued,
      width: '8.5rem',
      isSortable: true,
      isExtra: true,
      cell: ({ token }) => (
        <span className="list-lines numeric">
          <Moment at={token.issuedAt} now={now} />
        </span>
      ),
    },
    {
      key: 'expires',
      heading: say.expires,
      width: '6.5rem',
      isSortable: true,
      cell: ({ token }) => (
        <span className="list-lines numeric">
          {token.revocation === null ? formatRelative(token.expiresAt, now) : '–'}
        </span>
      ),
    },
    {
      key: 'state',
      heading: say.state,
      width: '8rem',
      cell: ({ token }) => (
        <span className="token-state">
          <TokenState row={token} now={now} tokenShare={tokenShare} />
          {token.revocation === null && <SavedMarks row={token} />}
        </span>
      ),
    },
  ];
}
