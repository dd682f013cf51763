import { expect, it } from 'vitest';
import {
  withNewest,
  withNext,
  type ActivityPages,
} from '../../src/renderer/views/activity/activity-pages.ts';

/** A page of a list whose entries were noted at 1, 2, 3 … up to `total`. */
function page(total: number, offset: number, limit = 3): ActivityPages {
  const all = Array.from({ length: total }, (_, index) => ({
    at: total - index,
    event: 'token-minted' as const,
    ...{ cluster: null, subject: null, jti: null },
  }));
  return { total, entries: all.slice(offset, offset + limit), unread: [], damagedLines: 0 };
}

const times = ({ entries }: ActivityPages) => entries.map(({ at }) => at);

it('reads each page once, and shows what is noted meanwhile before it', () => {
  const first = withNewest(null, page(8, 0));
  expect(times(first)).toEqual([8, 7, 6]);
  const second = withNext(first, page(8, 3));
  expect(times(second)).toEqual([8, 7, 6, 5, 4, 3]);
  const later = withNewest(second, page(10, 0));
  expect(times(later)).toEqual([10, 9, 8, 7, 6, 5, 4, 3]);
  expect(times(withNewest(later, page(10, 0)))).toEqual(times(later));
});

it('shows no entry twice when one is noted while the next page is read', () => {
  const shown = withNext(withNewest(null, page(8, 0)), page(9, 3));
  expect(times(shown)).toEqual([8, 7, 6, 5, 4]);
  expect(times(withNewest(shown, page(9, 0)))).toEqual([9, 8, 7, 6, 5, 4]);
});

it('begins anew when the oldest were dropped, or more was noted than a page holds', () => {
  const shown = withNewest(null, page(8, 0));
  expect(times(withNewest(shown, page(2, 0)))).toEqual([2, 1]);
  expect(times(withNewest(shown, page(20, 0)))).toEqual([20, 19, 18]);
});
