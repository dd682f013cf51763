import { describe, expect, it } from 'vitest';
import { findEntries, othersOf } from '../../../src/main/core/cluster/tokens/token-entries.ts';
import type { TokenRow } from '../../../src/shared/contract/state/token-state.ts';

const asked = { text: '', order: null, offset: 0, limit: 100, cursor: null } as const;

function token(id: string, issuedAt: number, more: Partial<TokenRow> = {}): TokenRow {
  return {
    id,
    purpose: { kind: 'named', name: `Purpose of ${id}` },
    namespace: 'default',
    serviceAccount: 'robot',
    audiences: [],
    lifetimeSeconds: 3600,
    issuedAt,
    expiresAt: issuedAt + 3_600_000,
    jti: null,
    revocable: 'alone',
    revocation: null,
    renewal: 'by-hand',
    chain: null,
    place: 'keyring',
    ...more,
  };
}

const first = token('first', 1000);
const second = token('second', 2000, { chain: { id: 'first', renewals: 1, issuedBefore: [1000] } });
const third = token('third', 4000, { chain: { id: 'first', renewals: 2, issuedBefore: [2000, 1000] } });
const other = token('other', 3000, { serviceAccount: 'gardener' });
const rows = [third, other, second, first];
const revocation = { revokedAt: 5000, refusedAt: null };

describe('the entries of kept tokens', () => {
  it('are one for tokens that renew each other, with the newest of them, where the first of them was', () => {
    expect(findEntries(rows, asked)).toEqual({
      total: 2,
      found: 2,
      rows: [
        { id: 'other', token: other, othersValid: 0 },
        { id: 'first', token: third, othersValid: 2 },
      ],
      cursor: null,
    });
    expect(othersOf(rows, 'first')).toEqual([second, first]);
  });

  it('have the newest that was not revoked, and count no revoked one as valid', () => {
    const revoked = { ...third, revocation };
    const [, entry] = findEntries([revoked, other, second, first], asked).rows;
    expect(entry).toEqual({ id: 'first', token: second, othersValid: 1 });
    expect(othersOf([revoked, second, first], 'first')).toEqual([revoked, first]);
  });

  it('have the one that renews the other, also where both were issued in one second', () => {
    const soon = token('soon', 1000, { chain: { id: 'first', renewals: 1, issuedBefore: [1000] } });
    const later = token('later', 1000, { chain: { id: 'first', renewals: 2, issuedBefore: [1000, 1000] } });
    const inOneSecond = [first, soon, later];
    for (const listed of [inOneSecond, inOneSecond.toReversed()]) {
      expect(findEntries(listed, asked).rows).toEqual([{ id: 'first', token: later, othersValid: 2 }]);
      expect(othersOf(listed, 'first')).toEqual([soon, first]);
    }
  });

  it('are found by any name of the cursor, and told where they stand', () => {
    for (const cursor of ['first', 'second', 'third'])
      expect(findEntries(rows, { ...asked, cursor }).cursor).toMatchObject({
        row: { id: 'first' },
        place: 1,
      });
    expect(findEntries(rows, { ...asked, cursor: 'gone' }).cursor).toBeNull();
    expect(findEntries(rows, { ...asked, cursor: 'first', text: 'gardener' })).toMatchObject({
      found: 1,
      total: 2,
      cursor: { row: { id: 'first' }, place: null },
    });
  });

  it('are filtered by all words, sorted either way, and given by pages', () => {
    const ids = (more: Partial<Parameters<typeof findEntries>[1]>) =>
      findEntries(rows, { ...asked, ...more }).rows.map(({ id }) => id);
    expect(ids({ text: 'ROBOT purpose' })).toEqual(['first']);
    expect(ids({ text: 'robot gardener' })).toEqual([]);
    expect(ids({ order: { by: 'name', isDescending: false } })).toEqual(['other', 'first']);
    expect(ids({ order: { by: 'expires', isDescending: true } })).toEqual(['first', 'other']);
    expect(ids({ offset: 1, limit: 1 })).toEqual(['first']);
  });

  it('are found among two thousand', () => {
    const many = Array.from({ length: 2000 }, (_, at) =>
      token(String(at), at, { serviceAccount: `account-${at}` }),
    );
    expect(findEntries(many, { ...asked, text: 'account-1999' }).found).toBe(1);
  });
});
