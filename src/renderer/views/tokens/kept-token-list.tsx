import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useRef } from 'react';
import { tokenPhrases } from '../../../shared/words/en/token-phrases.ts';
import { formatExactTime, formatRelative } from '../../../shared/words/text/format-time.ts';
import type { TokenRow } from '../../../shared/contract/state/token-state.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Moment } from '../../components/moment.tsx';
import { useQuery } from '../../page/use-query.ts';
import { useNow } from '../../page/use-now.ts';
import { purposeText, TokenStateBadge } from '../../components/token-state-badge.tsx';

/** Of a row, in pixels, until it is drawn and measured. */
const usualHeight = 40;
/** Rows drawn beyond what is seen, above and below. */
const spare = 8;
const pageSize = 50;

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
  const frame = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- no compiler memoizes what is drawn here
  const list = useVirtualizer({
    count,
    getScrollElement: () => frame.current,
    estimateSize: () => usualHeight,
    overscan: spare,
  });
  const pages = pagesFrom(list.range?.startIndex ?? 0);
  const { value, error, of, reload } = useQuery('tokens:list', pages, version);
  const shown = list.getVirtualItems().flatMap((place) => {
    const row = value?.rows[place.index - (of?.offset ?? 0)];
    return row === undefined ? [] : [{ ...place, row }];
  });
  const first = shown[0];
  const last = shown.at(-1);
  const say = tokenPhrases().list;
  if (error !== null) return <ErrorNotice error={error} onRetry={reload} />;
  return (
    <div ref={frame} className="kept-tokens" role="region" aria-label={say.name} tabIndex={0}>
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
          <Gap height={first?.start ?? list.getTotalSize()} />
          {shown.map(({ index, row }) => (
            <TokenLine
              key={row.id}
              measure={list.measureElement}
              row={row}
              index={index}
              isSelected={row.id === selectedId}
              now={now}
              onSelect={onSelect}
            />
          ))}
          <Gap height={last === undefined ? 0 : list.getTotalSize() - last.end} />
        </tbody>
      </table>
    </div>
  );
}

/** The page of this row and the one that is nearer to it, so that few of them are asked for while a person scrolls. */
function pagesFrom(row: number) {
  const page = Math.floor(row / pageSize) - (row % pageSize < pageSize / 2 ? 1 : 0);
  return { offset: Math.max(0, page) * pageSize, limit: 2 * pageSize };
}

function Gap({ height }: { readonly height: number }) {
  return height === 0 ? null : (
    <tr aria-hidden>
      <td className="gap" colSpan={5} style={{ height }} />
    </tr>
  );
}

const TokenLine = memo(function TokenLine({
  measure,
  row,
  index,
  isSelected,
  now,
  onSelect,
}: {
  readonly measure: (line: HTMLTableRowElement | null) => void;
  readonly row: TokenRow;
  readonly index: number;
  readonly isSelected: boolean;
  readonly now: number;
  readonly onSelect: (row: TokenRow | null) => void;
}) {
  const name = visibleText(`${row.namespace}/${row.serviceAccount}`);
  const purpose = purposeText(row.purpose);
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index + 2} data-selected={isSelected || undefined}>
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
