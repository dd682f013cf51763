import { expect, it } from 'vitest';
import type { GivenParts } from '../../../src/main/core/state/store.ts';
import { Store } from '../../../src/main/core/state/store.ts';

const nothing = { credentials: { soonest: [], total: 0 }, safety: [], dashboardAddress: null };

it('tells every listener, and whoever changes it hears nothing of one that throws', () => {
  const bugs: unknown[] = [];
  const store = new Store(
    { tokenCount: 0 } as GivenParts,
    () => nothing,
    (error) => bugs.push(error),
  );
  const heard: number[] = [];
  const bug = new TypeError('a tray icon is missing');
  store.subscribe(() => {
    throw bug;
  });
  store.subscribe(({ tokenCount }) => heard.push(tokenCount));
  store.change({ tokenCount: 1 });
  store.change({ tokenCount: 2 });
  expect(heard).toEqual([1, 2]);
  expect(bugs).toEqual([bug, bug]);
});
