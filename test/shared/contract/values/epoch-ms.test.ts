import { expect, it } from 'vitest';
import { parseActivity } from '../../../../src/main/core/desk/activity/activity-lines.ts';
import { readNodeTokens } from '../../../../src/main/core/files/snap-data/read-node-tokens.ts';
import { readJournal } from '../../../../src/main/core/files/journal/journal.ts';
import { epochMs } from '../../../../src/shared/contract/values/epoch-ms.ts';
import { fail } from '../../../../src/shared/contract/values/result.ts';

it.each([8.64e15, -8.64e15, 0])('takes %d for a time, which can be shown', (at) => {
  expect(epochMs.safeParse(at).success).toBe(true);
  expect(() => new Date(at).toISOString()).not.toThrow();
});

it.each([8.64e15 + 1, 1e300])('takes no time that no date can be from a file: %d', (at) => {
  expect(() => new Date(at).toISOString()).toThrow(RangeError);
  const entry = { at, event: 'token-copied', cluster: null, subject: null, jti: null };
  expect(parseActivity(`${JSON.stringify(entry)}\n`)).toEqual([]);
  expect(readJournal(`${JSON.stringify({ kind: 'forgotten', at })}\n`)).toEqual(fail('unreadable'));
  expect(readNodeTokens(`token|${at}`)).toMatchObject([{ expiresAt: null }]);
});
