import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { commonPhrases } from '../../shared/words/en/common-phrases.ts';

/** How many rows of a long list are asked for and shown at once. */
export const pageSize = 100;

/**
 * Which part of a long list is shown, and the way to the others; nothing while all of it is. When the list has become so
 * short that nothing is left to show, it goes back to what is the last page now.
 */
export function Pager({
  what,
  offset,
  shown,
  total,
  onOffset,
}: {
  /** What the rows are, in the plural. */
  readonly what: string;
  readonly offset: number;
  readonly shown: number;
  readonly total: number;
  readonly onOffset: (offset: number) => void;
}) {
  const last = Math.max(0, Math.floor((total - 1) / pageSize) * pageSize);
  const isPastEnd = offset > last;
  useEffect(() => {
    if (isPastEnd) onOffset(last);
  }, [isPastEnd, last, onOffset]);
  const say = commonPhrases().pager;
  if ((total <= pageSize && offset === 0) || shown === 0) return null;
  const isFirst = offset === 0;
  const isLast = offset + pageSize >= total;
  // They stay focusable: a person turns pages to the end and back.
  return (
    <nav className="row" aria-label={say.name(what)}>
      <Button
        variant="default"
        data-disabled={isFirst}
        aria-disabled={isFirst}
        onClick={() => !isFirst && onOffset(Math.max(0, offset - pageSize))}
      >
        {say.back}
      </Button>
      <span className="numeric" role="status">
        {say.shown(offset + 1, offset + shown, total, what)}
      </span>
      <Button
        variant="default"
        data-disabled={isLast}
        aria-disabled={isLast}
        onClick={() => !isLast && onOffset(offset + pageSize)}
      >
        {say.next}
      </Button>
    </nav>
  );
}
