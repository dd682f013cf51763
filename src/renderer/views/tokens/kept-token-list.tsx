import { memo, useEffect, useState, type UIEvent } from 'react';
import { tokenPhrases } from '../../../shared/words/en/token-phrases.ts';
import { formatExactTime, formatRelative } from '../../../shared/words/text/format-time.ts';
import type { TokenRow } from '../../../shared/contract/state/token-state.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { request } from '../../page/api.ts';
import { Moment } from '../../components/moment.tsx';
import { useNow } from '../../page/use-now.ts';
import { purposeText, TokenStateBadge } from '../../components/token-state-badge.tsx';

/** As the style sheet has it. */
const rowHeight = 40;
/** Rows drawn beyond what is seen, above and below. */
const spare = 8;
const pageSize = 50;

interface LoadedRows {
  readonly offset: number;
  readonly rows: readonly TokenRow[];
}

/** The list of kept tokens: only the rows in view are drawn, and only the pages around them are asked for. */
export function KeptTokenList({
  count,
  version,
  selectedId,
  onSelect,
}: {
  readonly count: number;
  readonly version: number;
  readonly selectedId: string | null;
  readonly onSelect: (row: TokenRow | null) => void;
}) {
  const now = useNow();
  const [view, setView] = useState({ first: 0, height: 12 });
  const page = Math.max(
    0,
    Math.floor(view.first / pageSize) - (view.first % pageSize < pageSize / 2 ? 1 : 0),
  );
  const loaded = useRows(page * pageSize, version);

  const first = Math.max(view.first - spare, 0);
  const last = Math.min(view.first + view.height + spare, count);
  const shown = loaded.rows.slice(Math.max(first - loaded.offset, 0), Math.max(last - loaded.offset, 0));
  const start = Math.max(first, loaded.offset);
  const onScroll = ({ currentTarget: { scrollTop, clientHeight } }: UIEvent) => {
    const next = { first: Math.floor(scrollTop / rowHeight), height: Math.ceil(clientHeight / rowHeight) };
    if (next.first !== view.first || next.height !== view.height) setView(next);
  };
  const say = tokenPhrases().list;
  return (
    <div className="kept-tokens" role="region" aria-label={say.name} tabIndex={0} onScroll={onScroll}>
      <table className="table" aria-rowcount={count + 1}>
        <thead>
          <tr>
            <th scope="col">{say.account}</th>
            <th scope="col" className="kept-purpose">
              {say.purpose}
            </th>
            <th scope="col" className="kept-issued">
              {say.issued}
            </th>
            <th scope="col">{say.expires}</th>
            <th scope="col">{say.state}</th>
          </tr>
        </thead>
        <tbody>
          <Gap rows={start} />
          {shown.map((row, at) => (
            <TokenLine
              key={row.id}
              row={row}
              index={start + at}
              isSelected={row.id === selectedId}
              now={now}
              onSelect={onSelect}
            />
          ))}
          <Gap rows={Math.max(count - start - shown.length, 0)} />
        </tbody>
      </table>
    </div>
  );
}

/** Two pages from `offset` on; the last ones stay until the next have come. */
function useRows(offset: number, version: number): LoadedRows {
  const [loaded, setLoaded] = useState<LoadedRows>({ offset: 0, rows: [] });
  useEffect(() => {
    let isStale = false;
    void request('tokens:list', { offset, limit: 2 * pageSize }).then((reply) => {
      if (!isStale && reply.ok) setLoaded({ offset, rows: reply.value.rows });
    });
    return () => {
      isStale = true;
    };
  }, [offset, version]);
  return loaded;
}

function Gap({ rows }: { readonly rows: number }) {
  return rows === 0 ? null : (
    <tr aria-hidden>
      <td className="gap" colSpan={5} style={{ height: rows * rowHeight }} />
    </tr>
  );
}

const TokenLine = memo(function TokenLine({
  row,
  index,
  isSelected,
  now,
  onSelect,
}: {
  readonly row: TokenRow;
  readonly index: number;
  readonly isSelected: boolean;
  readonly now: number;
  readonly onSelect: (row: TokenRow | null) => void;
}) {
  const name = visibleText(`${row.namespace}/${row.serviceAccount}`);
  const purpose = purposeText(row.purpose);
  return (
    <tr aria-rowindex={index + 2} data-selected={isSelected || undefined}>
      <td>
        <button
          type="button"
          className="row-button kept-account"
          title={name}
          aria-expanded={isSelected}
          onClick={() => onSelect(isSelected ? null : row)}
        >
          {visibleText(row.namespace)}/<wbr />
          {visibleText(row.serviceAccount)}
        </button>
      </td>
      <td className="kept-purpose" title={purpose}>
        {purpose}
      </td>
      <td className="kept-issued numeric">
        <Moment at={row.issuedAt} now={now} />
      </td>
      <td className="numeric" title={formatExactTime(row.expiresAt)}>
        {row.revocation === null ? formatRelative(row.expiresAt, now) : '–'}
      </td>
      <td>
        <TokenStateBadge row={row} now={now} />
      </td>
    </tr>
  );
});
