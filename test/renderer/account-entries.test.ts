import { expect, it } from 'vitest';
import { accountEntries } from '../../src/renderer/components/palette/palette-finds.ts';
import type { OwnAccount } from '../../src/shared/contract/state/own-account-state.ts';

const robot: OwnAccount = {
  ...{ uid: 'u-1', name: 'robot', createdAt: 1, rights: { kind: 'none' } },
  ...{ isOfTray: false, savedTokens: 0, removedAt: null, isUnfinished: false },
};
const open = 'robot';
const newToken = 'robot: New token…';
const remove = 'robot: Remove account…';

it.each<[string, Partial<OwnAccount>, boolean, readonly string[]]>([
  ['is there', {}, false, [open, newToken, remove]],
  ['is there, while something is done with one', {}, true, [open, newToken]],
  ['is removed in part', { removedAt: 2, isUnfinished: true }, false, [open]],
  ['is removed', { removedAt: 2 }, false, []],
])('offers for an account that %s what leads to something', (_, change, isBusy, names) => {
  const entries = accountEntries([{ ...robot, ...change }], isBusy, () => undefined);
  expect(entries.map(({ name }) => name)).toEqual(names);
});

it('leads to the account by what no other one has, whatever its name', () => {
  const places: unknown[] = [];
  const entries = accountEntries([robot], false, (screen, subject) => places.push([screen, subject]));
  for (const { run } of entries) run();
  expect(places).toEqual([
    ['accounts', 'u-1'],
    ['tokens', 'new keyfob/robot'],
    ['accounts', 'remove u-1'],
  ]);
});
