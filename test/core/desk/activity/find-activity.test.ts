import { expect, it } from 'vitest';
import { findActivity, withIds } from '../../../../src/main/core/desk/activity/find-activity.ts';
import type { ActivityEntry } from '../../../../src/shared/contract/state/activity-state.ts';

const entry = (
  at: number,
  subject: string,
  event: ActivityEntry['event'] = 'token-minted',
): ActivityEntry => ({
  at,
  event,
  cluster: 'attic',
  subject,
  jti: null,
});
const newestFirst = [entry(3, 'c'), entry(2, 'b', 'token-revoked'), entry(2, 'a'), entry(1, 'z')];
const page = { offset: 0, limit: 10 };
const subjectsOf = (found: ReturnType<typeof findActivity>) => found.entries.map(({ subject }) => subject);

it('gives each entry an id that it keeps while others are noted', () => {
  const rows = withIds(newestFirst);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(4);
  expect(withIds([entry(3, 'd'), ...newestFirst]).slice(1)).toEqual(rows);
});

it('finds entries by all that is read of them, in words as they are shown', () => {
  const rows = withIds(newestFirst);
  expect(findActivity(rows, { ...page, text: 'REVOKED attic' })).toMatchObject({
    total: 4,
    found: 1,
    entries: [{ subject: 'b' }],
  });
  expect(subjectsOf(findActivity(rows, { ...page, text: 'null' }))).toEqual([]);
});

it('gives a page newest first, or oldest first where it is asked to', () => {
  const rows = withIds(newestFirst);
  expect(subjectsOf(findActivity(rows, { offset: 1, limit: 2 }))).toEqual(['b', 'a']);
  expect(subjectsOf(findActivity(rows, { ...page, isOldestFirst: true }))).toEqual(['z', 'a', 'b', 'c']);
});

it('tells the place of the entry of the cursor, and the entry also where it is not found', () => {
  const rows = withIds(newestFirst);
  const cursor = rows[2]!.id;
  expect(findActivity(rows, { ...page, cursor }).cursor).toEqual({ row: rows[2], place: 2 });
  expect(findActivity(rows, { ...page, cursor, text: 'revoked' }).cursor).toEqual({
    row: rows[2],
    place: null,
  });
  expect(findActivity(rows, { ...page, cursor: 'gone' }).cursor).toBeNull();
});
