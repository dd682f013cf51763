import { expect, it } from 'vitest';
import {
  hasEnoughLeft,
  hasHalfLeft,
  isSameIdentity,
} from '../../../../src/main/core/cluster/tokens/fresh.ts';

const hour = { issuedAt: 0, expiresAt: 3_600_000 };
const tenMinutes = { issuedAt: 0, expiresAt: 600_000 };

it.each([
  [hour, 1_800_000, true],
  [hour, 1_800_001, false],
  [hour, 3_600_001, false],
])('needs half of the lifetime: %j at %i', (lifetime, now, expected) => {
  expect(hasHalfLeft(lifetime, now)).toBe(expected);
});

it.each([
  [hour, 3_240_000, true],
  [hour, 3_240_001, false],
  [tenMinutes, 540_000, true],
  [tenMinutes, 540_001, false],
])('hands out unchecked with 60 s and a tenth left: %j at %i', (lifetime, now, expected) => {
  expect(hasEnoughLeft(lifetime, now)).toBe(expected);
});

it('is another identity as soon as one uid differs', () => {
  const claims = { accountUid: 'a', secretUid: 's' };
  expect(isSameIdentity(claims, { accountUid: 'a', secretUid: 's' })).toBe(true);
  expect(isSameIdentity(claims, { accountUid: 'b', secretUid: 's' })).toBe(false);
  expect(isSameIdentity(claims, { accountUid: 'a', secretUid: 't' })).toBe(false);
  expect(isSameIdentity(claims, { accountUid: 'a', secretUid: null })).toBe(false);
});
