import { useCallback, useState } from 'react';
import { listState, useChoice, type ListState, type Order } from './list-state.ts';

const pageSize = 50;

/** Which part of a list main is asked for. */
export interface AskedPage {
  readonly text: string;
  readonly order: Order;
  readonly offset: number;
  readonly limit: number;
  readonly cursor: string | null;
}

/** What main answers. */
export interface Page<Row> {
  readonly total: number;
  readonly found: number;
  readonly rows: readonly Row[];
  readonly cursor: { readonly row: Row; readonly place: number | null } | null;
}

/** What is asked of main for a list that it filters and sorts and gives page by page; `pagedList` takes the answer. */
export function usePaging(subject: string | null, firstOrder: Order = null) {
  const choice = useChoice(subject, firstOrder);
  const [first, setFirst] = useState(0);
  const see = useCallback((row: number) => setFirst(pageOf(row)), []);
  const [{ text, order, cursor }] = choice;
  const asked: AskedPage = { text, order, offset: first, limit: 2 * pageSize, cursor };
  return { choice, asked, see };
}

/** The state of such a list: `answer` with what it was asked `of`; both null before the first. */
export function pagedList<Row>(
  { choice, see }: ReturnType<typeof usePaging>,
  answer: Page<Row> | null,
  of: Pick<AskedPage, 'offset' | 'cursor'> | null,
  keyOf: (row: Row) => string,
): ListState<Row> {
  const [{ cursor }, choose] = choice;
  const offset = of?.offset ?? 0;
  const rows = answer?.rows ?? [];
  const at = rows.findIndex((row) => keyOf(row) === cursor);
  const answered = answer?.cursor ?? null;
  const chosen = answered !== null && of?.cursor === cursor ? answered : null;
  // The subject may be another name of the row.
  if (chosen !== null && keyOf(chosen.row) !== cursor) choose({ cursor: keyOf(chosen.row) });
  return listState(choice, {
    total: answer?.total ?? 0,
    count: answer?.found ?? 0,
    rowAt: (place) => rows[place - offset],
    keyOf,
    row: rows[at] ?? chosen?.row ?? null,
    place: at < 0 ? (chosen?.place ?? null) : at + offset,
    see,
  });
}

/** The page of this row and the one that is nearer to it, so that few of them are asked for while a person scrolls. */
function pageOf(row: number): number {
  const page = Math.floor(row / pageSize) - (row % pageSize < pageSize / 2 ? 1 : 0);
  return Math.max(0, page) * pageSize;
}
