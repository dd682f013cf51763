import { expect, it } from 'vitest';
import { leftOf } from '../../src/renderer/components/time-left.ts';
import { endOf, shortLeftOf, startOf } from '../../src/renderer/views/overview/timeline/credential-words.ts';
import { formatMoment } from '../../src/shared/words/text/format-time.ts';
import type { Credential } from '../../src/shared/contract/state/credentials-state.ts';

const at = Date.UTC(2026, 10, 24, 12);
const credential: Credential = {
  ...{ id: 'c', kind: 'token', name: 'keyfob/dashboard' },
  ...{ notBefore: at, expiresAt: null, ended: null, isAdministrator: null, seen: null, token: null },
};

it.each([
  ['token', `valid since ${formatMoment(at)}`],
  ['certificate', `valid since ${formatMoment(at)}`],
  ['admin-token', `at least as old as its file’s last change, ${formatMoment(at)}`],
  ['static-token', `at least as old as its file’s last change, ${formatMoment(at)}`],
] as const)('does not take a %s for younger than it is', (kind, words) => {
  expect(startOf({ ...credential, kind })).toBe(words);
});

it('says how often a token was renewed', () => {
  const token: Credential['token'] = {
    id: 't',
    purpose: { kind: 'dashboard' },
    renewal: 'by-itself',
    renewals: 3,
    issuedBefore: [],
  };
  expect(startOf({ ...credential, token })).toBe(`valid since ${formatMoment(at)}, renewed 3 times`);
});

it.each([
  ['revoked', 'revoked'],
  ['replaced', 'not in use'],
] as const)('says of one that is %s that it counts no more, not when it ends', (ended, words) => {
  const over = { ...credential, ended };
  expect([leftOf(over, at), shortLeftOf(over, at), endOf(over, at)]).toEqual([words, words, words]);
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
