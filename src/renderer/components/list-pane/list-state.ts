import { useState } from 'react';

/** By which column a list is sorted; null in the order in which it comes. */
export type Order = { readonly by: string; readonly isDescending: boolean } | null;

/** A list as `ListPane` shows it: what of it is found, which row the cursor is on, and whether the pane shows that row. */
export interface ListState<Row> {
  /** What it is filtered by. */
  readonly text: string;
  readonly filter: (text: string) => void;
  readonly order: Order;
  readonly sort: (order: Order) => void;
  /** How many rows there are, and how many of them are found. */
  readonly total: number;
  readonly count: number;
  /** The row at this place of those that are found; undefined while it is on its way. */
  readonly rowAt: (place: number) => Row | undefined;
  readonly keyOf: (row: Row) => string;
  /** The row of the cursor; null without one. */
  readonly row: Row | null;
  /** Its place among those that are found; null where it is none of them. */
  readonly place: number | null;
  /** Whether the row at that place has not come yet, and `row` is the one before it. */
  readonly isOnItsWay: boolean;
  readonly isOpen: boolean;
  /** Puts the cursor on the row at this place, and opens the pane or leaves it as it is. */
  readonly moveTo: (place: number, isOpen?: boolean) => void;
  readonly open: () => void;
  readonly close: () => void;
  /** Tells which rows are in sight, so that those of a paged list are asked for. */
  readonly see: (first: number) => void;
}

/** What a person chose of a list: what to find, in which order, and where the cursor is. */
export interface ListChoice {
  readonly text: string;
  readonly order: Order;
  readonly cursor: string | null;
  /** Where the cursor goes as soon as the row there has come. */
  readonly goal: number | null;
  readonly isOpen: boolean;
}

/** The choice as it begins, with the pane open on `subject`, or in this order, with the cursor on the first; and what changes parts of it. */
export function useChoice(subject: string | null, order: Order = null) {
  const [choice, setChoice] = useState<ListChoice>({
    text: '',
    order,
    cursor: subject,
    goal: order === null ? null : 0,
    isOpen: subject !== null,
  });
  const choose = (part: Partial<ListChoice>) => setChoice((before) => ({ ...before, ...part }));
  return [choice, choose] as const;
}

/** The state of a list of these rows. */
export function listState<Row>(
  [choice, choose]: ReturnType<typeof useChoice>,
  rows: Pick<ListState<Row>, 'total' | 'count' | 'rowAt' | 'keyOf' | 'row' | 'place' | 'see'>,
): ListState<Row> {
  const { text, order, goal, isOpen } = choice;
  const reached = goal === null ? undefined : rows.rowAt(Math.min(goal, rows.count - 1));
  if (reached !== undefined) choose({ cursor: rows.keyOf(reached), goal: null });
  return {
    ...rows,
    place: goal ?? rows.place,
    isOnItsWay: goal !== null,
    text,
    filter: (text) => choose({ text, goal: null }),
    order,
    sort: (order) => choose({ order, goal: null }),
    isOpen: isOpen && rows.row !== null,
    moveTo: (place, opens = isOpen) => {
      const row = rows.rowAt(place);
      choose(
        row === undefined
          ? { goal: place, isOpen: opens }
          : { cursor: rows.keyOf(row), goal: null, isOpen: opens },
      );
    },
    open: () => choose({ isOpen: true }),
    close: () => choose({ isOpen: false }),
  };
}
