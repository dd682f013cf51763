import { expect, it } from 'vitest';
import { takeAway } from '../../../../src/main/core/desk/clipboard/take-away.ts';
import type { ClipboardHand } from '../../../../src/main/core/ports/desktop.ts';
import { Secret } from '../../../../src/main/core/ports/secret.ts';

const token = new Secret('token');

/** A hand that looks as it is told, one look after the other, and the ways that were gone. */
function handThatSees(looks: readonly (boolean | null)[]) {
  const gone: string[] = [];
  const left = [...looks];
  const way = (name: string) => () => {
    gone.push(name);
    return Promise.resolve();
  };
  const hand: ClipboardHand = {
    holds: () => Promise.resolve(left.shift() ?? null),
    ways: [way('clear'), way('replace')],
  };
  return { hand, gone };
}

it.each([
  ['not-ours', [false], []],
  ['cleared', [true, false], ['clear']],
  ['cleared', [true, true, false], ['clear', 'replace']],
  ['put-back', [true, true, true], ['clear', 'replace']],
  ['unseen', [true, null], ['clear']],
  ['unseen', [null, null], ['clear']],
  ['cleared', [null, false], ['clear']],
] as const)('is %s after the looks %j', async (removal, looks, ways) => {
  const { hand, gone } = handThatSees(looks);
  expect(await takeAway(hand, token, () => Promise.resolve())).toBe(removal);
  expect(gone).toEqual(ways);
});
