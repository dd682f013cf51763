import { expect, it } from 'vitest';
import {
  formatTokenIndex,
  parseTokenIndex,
  type TokenRecord,
} from '../../../src/main/core/vault/token-index.ts';
import { fail, ok } from '../../../src/shared/contract/values/result.ts';

const common = {
  id: '0123456789abcdef',
  cluster: 'c1',
  namespace: 'keyfob',
  serviceAccount: 'dashboard',
  accountUid: 'u-1',
  issuedAt: 1_800_000_000_000,
  expiresAt: 1_800_003_600_000,
  jti: null,
  state: 'kept',
} as const;

const record: TokenRecord = {
  ...common,
  purpose: { kind: 'named', name: 'Backup script' },
  audiences: ['backup'],
  lifetimeSeconds: 7200,
  boundSecret: { name: 'keyfob-token-0123456789abcdef', uid: 'u-2', shared: false },
  revocation: { revokedAt: 1_800_000_001_000, refusedAt: null },
  renewal: 'by-itself',
  replaces: 'fedcba9876543210',
  chain: { id: 'aaaaaaaaaaaaaaaa', renewals: 2, issuedBefore: [1_800_000_000_000] },
  collection: '/org/freedesktop/secrets/collection/login',
  expiredSeenAt: 1_800_003_700_000,
};

it('reads what it wrote', () => {
  expect(parseTokenIndex(formatTokenIndex([record]))).toEqual(ok([record]));
});

it.each(['replaces', 'chain', 'expiredSeenAt', 'collection'])(
  'reads the lines of before %s was noted',
  (added) => {
    const before = Object.fromEntries(Object.entries(record).filter(([name]) => name !== added));
    expect(parseTokenIndex(JSON.stringify({ version: 2, tokens: [before] }))).toEqual(
      ok([{ ...before, [added]: null }]),
    );
  },
);

it('loses nothing of an index of version 1', () => {
  const first = {
    version: 1,
    tokens: [{ ...common, purpose: 'dashboard', secretName: 'keyfob-tray-1', secretUid: 'u-3' }],
  };
  expect(parseTokenIndex(JSON.stringify(first))).toEqual(
    ok([
      {
        ...common,
        purpose: { kind: 'dashboard' },
        audiences: [],
        lifetimeSeconds: 3600,
        boundSecret: { name: 'keyfob-tray-1', uid: 'u-3', shared: true },
        revocation: null,
        renewal: 'by-hand',
        replaces: null,
        chain: null,
        collection: null,
        expiredSeenAt: null,
      },
    ]),
  );
});

it.each([
  ['no version', { tokens: [] }],
  ['a line of version 2 in version 1', { version: 1, tokens: [record] }],
  ['a purpose without a name', { version: 2, tokens: [{ ...record, purpose: { kind: 'named', name: '' } }] }],
])('takes %s for no index', (_name, document) => {
  expect(parseTokenIndex(JSON.stringify(document))).toEqual(fail('damaged'));
});

it.each([
  ['a later version', { version: 3, tokens: [] }],
  ['a line with more in it', { version: 2, tokens: [{ ...record, colour: 'red' }] }],
])('takes %s for an index of a later Keyfob', (_name, document) => {
  expect(parseTokenIndex(JSON.stringify(document))).toEqual(fail('newer'));
});
