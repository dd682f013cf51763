import { expect, it } from 'vitest';
import { deriveSnapshot, type GivenParts } from '../../../../src/main/core/desk/state/derive.ts';
import { Store } from '../../../../src/main/core/desk/state/store.ts';

it('tells every listener, and whoever changes it hears nothing of one that throws', () => {
  const bugs: unknown[] = [];
  const store = new Store(
    { activityNoted: 0, cluster: { status: 'looking', snapData: '/' } } as GivenParts,
    (given) => deriveSnapshot(given, 0),
    (error) => bugs.push(error),
  );
  const heard: number[] = [];
  const bug = new TypeError('a tray icon is missing');
  store.subscribe(() => {
    throw bug;
  });
  store.subscribe(({ activityNoted }) => heard.push(activityNoted));
  store.change({ activityNoted: 1 });
  store.change({ activityNoted: 2 });
  expect(heard).toEqual([1, 2]);
  expect(bugs).toEqual([bug, bug]);
});
