import { expect, it } from 'vitest';
import { endOf, leftOf, shortLeftOf, startOf } from '../../src/renderer/views/timeline/credential-words.ts';
import { formatMoment } from '../../src/shared/format-time.ts';
import type { Credential } from '../../src/shared/credentials-state.ts';

const at = Date.UTC(2026, 10, 24, 12);
const credential: Credential = {
  ...{ id: 'c', kind: 'token', name: 'keyfob/dashboard' },
  ...{ notBefore: at, expiresAt: null, token: null },
};

it.each([
  ['token', `valid since ${formatMoment(at)}`],
  ['certificate', `valid since ${formatMoment(at)}`],
  ['admin-token', `at least as old as its file’s last change, ${formatMoment(at)}`],
  ['static-token', `at least as old as its file’s last change, ${formatMoment(at)}`],
] as const)('does not take a %s for younger than it is', (kind, words) => {
  expect(startOf({ ...credential, kind })).toBe(words);
});

it('says nothing where nobody knows', () => {
  expect(startOf({ ...credential, notBefore: null })).toBeNull();
});

it('says of a certificate that is not valid yet when it begins, not what is left', () => {
  const early = { ...credential, kind: 'certificate', notBefore: at + 3_600_000, expiresAt: at * 2 } as const;
  expect([leftOf(early, at), shortLeftOf(early, at), endOf(early, at)]).toEqual([
    'valid in 1 h',
    'not yet',
    `not valid before ${formatMoment(at + 3_600_000, at)}`,
  ]);
});
