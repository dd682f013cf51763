import { useVirtualizer } from '@tanstack/react-virtual';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import {
  useEffect,
  useId,
  useRef,
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import type { ListState, Order } from './list-state.ts';

/** One column of a list. */
export interface Column<Row> {
  /** Its name in the order of the list. */
  readonly key: string;
  readonly heading: string;
  /** A track of a CSS grid, such as `minmax(0, 2fr)`. */
  readonly width: string;
  readonly isSortable?: boolean;
  /** Left out where the list is narrow: the pane says it, too. */
  readonly isExtra?: boolean;
  /** At most two lines. */
  readonly cell: (row: Row) => ReactNode;
}

/** Rows drawn beyond what is seen, above and below. */
const spare = 8;
/** Of a row, in rem: as list-pane.css has it. */
const rowHeight = 3.5;

/**
 * The rows of a list, of which only those in view are drawn. Rows are what one moves among: the grid keeps the focus and names
 * the row of the cursor, which so survives being scrolled out of sight.
 */
export function ListGrid<Row>({
  ref,
  label,
  list,
  columns,
  onKey,
  onPick,
}: {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly label: string;
  readonly list: ListState<Row>;
  readonly columns: readonly Column<Row>[];
  readonly onKey: (event: KeyboardEvent, page: number) => void;
  readonly onPick: (place: number) => void;
}) {
  const id = useId();
  const { count, place, rowAt, keyOf, see } = list;
  const frame = useRef<HTMLDivElement>(null);
  const height = rowHeight * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  // eslint-disable-next-line react-hooks/incompatible-library -- no compiler memoizes what is drawn here
  const rows = useVirtualizer({
    count,
    getScrollElement: () => frame.current,
    estimateSize: () => height,
    scrollPaddingStart: height,
    overscan: spare,
  });
  const first = rows.range?.startIndex ?? 0;
  useEffect(() => see(first), [see, first]);
  const { scrollToIndex } = rows;
  /** What was scrolled to; null when it may be elsewhere now. */
  const seen = useRef<string | number | null>(null);
  useEffect(() => {
    frame.current?.scrollTo({ top: 0 });
    seen.current = null;
  }, [list.text, list.order]);
  const goal = list.row === null || list.isOnItsWay ? place : keyOf(list.row);
  useEffect(() => {
    // A row that others push down is not followed: one may have scrolled away from it.
    if (place === null || goal === seen.current) return;
    seen.current = goal;
    scrollToIndex(place, { align: 'auto' });
  }, [place, goal, scrollToIndex]);
  const drawn = rows.getVirtualItems();
  const active = drawn.some(({ index }) => index === place) ? `${id}-${place}` : undefined;
  const pageRows = () => Math.max(1, Math.floor((frame.current?.clientHeight ?? height) / height) - 2);
  const tracks = {
    '--all-columns': columns.map(({ width }) => width).join(' '),
    '--few-columns': columns
      .filter(({ isExtra }) => isExtra !== true)
      .map(({ width }) => width)
      .join(' '),
  } as CSSProperties;
  return (
    <div ref={frame} className="list-frame">
      <div
        ref={ref}
        role="grid"
        className="list-grid"
        style={tracks}
        tabIndex={0}
        aria-label={label}
        aria-rowcount={count + 1}
        aria-activedescendant={active}
        onKeyDown={(event) => onKey(event, pageRows())}
      >
        <div role="rowgroup" className="list-head">
          <div role="row" className="list-row" aria-rowindex={1}>
            {columns.map((column) => (
              <Heading key={column.key} column={column} order={list.order} onOrder={list.sort} />
            ))}
          </div>
        </div>
        <div role="rowgroup" className="list-body" style={{ height: rows.getTotalSize() }}>
          {drawn.map(({ index, start }) => {
            const row = rowAt(index);
            return (
              <div
                key={row === undefined ? index : keyOf(row)}
                id={`${id}-${index}`}
                role="row"
                className="list-row"
                aria-rowindex={index + 2}
                aria-selected={index === place}
                aria-busy={row === undefined || undefined}
                style={{ transform: `translateY(${start}px)` }}
                onClick={() => onPick(index)}
              >
                {columns.map((column, at) => (
                  <div
                    key={column.key}
                    role={at === 0 ? 'rowheader' : 'gridcell'}
                    className="list-cell"
                    data-extra={column.isExtra}
                  >
                    {row !== undefined && column.cell(row)}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function Heading<Row>({
  column: { key, heading, isSortable = false, isExtra },
  order,
  onOrder,
}: {
  readonly column: Column<Row>;
  readonly order: Order;
  readonly onOrder: (order: Order) => void;
}) {
  const own = order?.by === key ? order : null;
  const sorted = own === null ? 'none' : own.isDescending ? 'descending' : 'ascending';
  const next =
    own === null
      ? { by: key, isDescending: false }
      : own.isDescending
        ? null
        : { ...own, isDescending: true };
  return (
    <div
      role="columnheader"
      className="list-cell"
      data-extra={isExtra}
      {...(isSortable ? { 'aria-sort': sorted } : {})}
    >
      {isSortable ? (
        <button type="button" className="list-sort" onClick={() => onOrder(next)}>
          <span className="list-line">{heading}</span>
          {own !== null &&
            (own.isDescending ? (
              <IconArrowDown size={14} aria-hidden />
            ) : (
              <IconArrowUp size={14} aria-hidden />
            ))}
        </button>
      ) : (
        <span className="list-line">{heading}</span>
      )}
    </div>
  );
}
