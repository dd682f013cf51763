import { useMemo } from 'react';
import { includesWords, wordsOf } from '../../../shared/words/text/includes-words.ts';
import { listState, useChoice, type ListState, type Order } from './list-state.ts';

/** How the rows of a list are told apart, found and sorted: functions of module scope, so that this is done only when something changed. */
export interface LocalRows<Row> {
  readonly keyOf: (row: Row) => string;
  /** All that a person may type to find it. */
  readonly textOf: (row: Row) => string;
  /** What the columns that can be sorted are sorted by, by their keys. */
  readonly orders: Readonly<Record<string, (row: Row) => string | number>>;
}

/** A list whose rows the page has, filtered and sorted here; `subject` is the key of the row that it opens on. */
export function useLocalList<Row>(
  rows: readonly Row[],
  { keyOf, textOf, orders }: LocalRows<Row>,
  subject: string | null,
): ListState<Row> {
  const choice = useChoice(subject);
  const [{ text, order, cursor }] = choice;
  const found = useMemo(() => {
    const words = wordsOf(text);
    const matching = words.length === 0 ? rows : rows.filter((row) => includesWords(textOf(row), words));
    return inOrder(matching, order, orders);
  }, [rows, text, order, textOf, orders]);
  const place = found.findIndex((row) => keyOf(row) === cursor);
  return listState(choice, {
    total: rows.length,
    count: found.length,
    rowAt: (place) => found[place],
    keyOf,
    row: rows.find((row) => keyOf(row) === cursor) ?? null,
    place: place < 0 ? null : place,
    see: ignore,
  });
}

/** All rows are there. */
function ignore(): void {}

function inOrder<Row>(rows: readonly Row[], order: Order, orders: LocalRows<Row>['orders']): readonly Row[] {
  const valueOf = order === null ? undefined : orders[order.by];
  if (order === null || valueOf === undefined) return rows;
  const { compare } = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const sign = order.isDescending ? -1 : 1;
  return rows
    .map((row) => ({ row, value: valueOf(row) }))
    .sort((a, b) =>
      typeof a.value === 'number' && typeof b.value === 'number'
        ? sign * (a.value - b.value)
        : sign * compare(String(a.value), String(b.value)),
    )
    .map(({ row }) => row);
}
