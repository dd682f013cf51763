import { Button, CloseButton, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowLeft, IconSearch } from '@tabler/icons-react';
import { useEffect, useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { listPhrases } from '../../../shared/words/en/list-phrases.ts';
import { Empty } from '../empty.tsx';
import { shortcutOf, useKey } from '../../page/keys.ts';
import { ListGrid, type Column } from './list-grid.tsx';
import type { ListState } from './list-state.ts';
import { moveBy } from './move-by.ts';
import { ResultContext, ResultPlace } from './pane.tsx';
import { useResult, type FirstResult } from './use-result.ts';
import './list-pane.css';

/** Does something with a row, and says in a few words what came of it; null where there is nothing to say. */
export type RowAct<Row> = (row: Row) => Promise<ReactNode>;

/**
 * A list and, beside it, all about the row that is picked: its pane, a `Pane`, has its place whether it is open or not, and covers
 * the list where the window is narrow. The list is one of `useLocalList` or `usePagedList`; Enter opens the pane and, once it is
 * open, does `act`, the same as its first button; Ctrl+C does `copy`.
 */
export function ListPane<Row>({
  label,
  list,
  columns,
  pane,
  act,
  copy,
  tools,
  hint,
  first = null,
}: {
  /** The name of the list. */
  readonly label: string;
  readonly list: ListState<Row>;
  readonly columns: readonly Column<Row>[];
  readonly pane: (row: Row) => ReactNode;
  readonly act?: RowAct<Row>;
  readonly copy?: RowAct<Row>;
  /** What stands beside the filter. */
  readonly tools?: ReactNode;
  /** What the pane says while nothing is picked. */
  readonly hint: ReactNode;
  /** What came of an act that led to the list, and of which row, by its key; it takes the focus. */
  readonly first?: FirstResult | null;
}) {
  const isWide = useMediaQuery('(min-width: 1000px)', undefined, { getInitialValueInEffect: false });
  const field = useRef<HTMLInputElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const paned = useRef<HTMLDivElement>(null);
  const { row, place, count, isOpen, keyOf } = list;
  const key = row === null ? null : keyOf(row);
  const { result, tell, leave } = useResult(key, isOpen, first);
  const say = listPhrases();
  const isCovered = isOpen && !isWide;

  const wasCovered = useRef(isCovered);
  useEffect(() => {
    const isIn = paned.current?.contains(document.activeElement) === true;
    if (isCovered && !wasCovered.current && !isIn) paned.current?.focus();
    wasCovered.current = isCovered;
  }, [isCovered]);

  // When its row is gone, the pane takes the focus with it.
  const hadRow = useRef(row !== null);
  useLayoutEffect(() => {
    const { activeElement, body } = document;
    const isLost = activeElement === body || activeElement === paned.current;
    if (hadRow.current && row === null && isLost) grid.current?.focus();
    hadRow.current = row !== null;
  }, [row]);

  const doOnRow = async (does: RowAct<Row> | undefined) => {
    if (row === null || does === undefined || list.isOnItsWay || (!isOpen && place === null)) return;
    const text = await does(row);
    if (text !== null) tell(text, false);
  };
  const close = (next: () => void) => {
    leave();
    list.close();
    requestAnimationFrame(next);
  };
  const closeToGrid = () => close(() => grid.current?.focus());
  const goToField = () => {
    field.current?.focus();
    field.current?.select();
  };
  useKey('filter', () => (isCovered ? close(goToField) : goToField()));

  const onGridKey = (event: KeyboardEvent, page: number) => {
    if (event.target !== grid.current || event.altKey || event.metaKey) return;
    const goal = event.ctrlKey ? null : moveBy(event.key, place, count, page);
    if (goal !== null) list.moveTo(goal, isWide);
    else if (event.key === 'Enter' && isOpen) void doOnRow(act);
    else if (event.key === 'Enter' && place !== null) list.open();
    else if (isPrintable(event)) {
      field.current?.focus();
      return;
    } else return;
    event.preventDefault();
  };
  const onPaneKey = (event: KeyboardEvent) => {
    // React tells of keys in the dialogs of the pane, too.
    const isHere = event.target instanceof Node && event.currentTarget.contains(event.target);
    if (!isHere || event.nativeEvent.isComposing || event.defaultPrevented) return;
    if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      closeToGrid();
    } else if (event.key === 'Escape') leave();
    else if (isCopyKey(event) && copy !== undefined) {
      event.preventDefault();
      void doOnRow(copy);
    }
  };
  const onFieldKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && list.text !== '') list.filter('');
    else if ((event.key === 'ArrowDown' || event.key === 'Enter') && count > 0) {
      list.moveTo(place ?? 0, isWide);
      grid.current?.focus();
    } else return;
    event.preventDefault();
  };
  return (
    <div className="list-pane" onKeyDown={onPaneKey}>
      <div className="list-tools" data-covered={isCovered || undefined}>
        <TextInput
          ref={field}
          className="list-filter"
          type="search"
          size="sm"
          aria-label={say.filter}
          placeholder={say.filterWithKey}
          leftSection={<IconSearch size={16} aria-hidden />}
          autoComplete="off"
          value={list.text}
          onChange={(event) => list.filter(event.currentTarget.value)}
          onKeyDown={onFieldKey}
        />
        <span role="status" className="list-count quiet numeric">
          {list.text === '' ? say.all(list.total) : say.found(count, list.total)}
        </span>
        <div className="list-status">
          <ResultPlace result={isOpen ? null : result} />
        </div>
        {tools}
      </div>
      <div className="list-and-pane">
        <div className="list-side" data-covered={isCovered || undefined}>
          <ListGrid
            ref={grid}
            label={label}
            list={list}
            columns={columns}
            onKey={onGridKey}
            onPick={(at) => {
              list.moveTo(at, true);
              grid.current?.focus();
            }}
          />
          {count === 0 && (
            <div className="list-none">
              <Empty
                title={say.none}
                act={
                  <Button
                    size="sm"
                    variant="default"
                    onClick={() => {
                      list.filter('');
                      field.current?.focus();
                    }}
                  >
                    {say.showAll}
                  </Button>
                }
              />
            </div>
          )}
        </div>
        <div
          ref={paned}
          className="pane-side"
          data-covers={isCovered || undefined}
          data-open={isOpen || undefined}
          role="region"
          aria-label={say.pane}
          tabIndex={-1}
        >
          {row !== null && isOpen ? (
            <ResultContext value={{ result, tell }}>
              <div className={isCovered ? 'pane-back' : 'pane-bar'}>
                {isCovered ? (
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    leftSection={<IconArrowLeft size={16} aria-hidden />}
                    onClick={closeToGrid}
                  >
                    {say.back}
                  </Button>
                ) : (
                  <CloseButton
                    size="sm"
                    aria-label={say.close}
                    title={say.closeWithKey}
                    onClick={closeToGrid}
                  />
                )}
              </div>
              <div key={key}>{pane(row)}</div>
            </ResultContext>
          ) : (
            <div className="pane-hint quiet">{hint}</div>
          )}
        </div>
      </div>
    </div>
  );
}

/** Whether this is typed into the filter: not what is a key of the window. */
function isPrintable(event: KeyboardEvent): boolean {
  return !event.ctrlKey && /^\S$/u.test(event.key) && shortcutOf(event) === null;
}

/** Ctrl+C, unless it is for text that is marked, or in a field. */
function isCopyKey({ key, ctrlKey, shiftKey, altKey, target }: KeyboardEvent): boolean {
  if (!ctrlKey || shiftKey || altKey || key.toLowerCase() !== 'c') return false;
  return !(target instanceof HTMLInputElement) && getSelection()?.isCollapsed !== false;
}
