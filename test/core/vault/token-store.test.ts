import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { createDocumentStore } from '../../../src/main/adapters/files/document-store.ts';
import { Secret } from '../../../src/main/core/ports/secret.ts';
import { TokenStore, type NewToken } from '../../../src/main/core/vault/token-store.ts';
import { memoryKeyring } from '../../fakes/open-keyfob.ts';

const folder = mkdtempSync(join(tmpdir(), 'keyfob-test-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function token(id: string, issuedAt: number, changes: Partial<NewToken> = {}): NewToken {
  return {
    ...{ id, cluster: 'mine', purpose: { kind: 'named', name: id }, namespace: 'keyfob' },
    ...{ serviceAccount: 'robot', accountUid: 'u', audiences: [], lifetimeSeconds: 3600 },
    ...{ boundSecret: null, issuedAt, expiresAt: 10_000, jti: null, revocation: null },
    ...{ renewal: 'by-itself', replaces: null, chain: null, expiredSeenAt: null },
    ...changes,
  };
}

it('has the lines of the valid tokens of a cluster as it lists them, each as it is found alone', async () => {
  const store = new TokenStore({
    ...{ documents: createDocumentStore(folder), keyring: memoryKeyring() },
    log: { write: () => undefined, pageBug: () => undefined, failure: () => undefined },
    ...{ onChange: () => undefined, onKeyring: () => undefined, onStore: () => undefined },
  });
  await store.load();
  for (const each of [
    token('former', 1),
    token('later', 3, { replaces: 'former' }),
    token('middle', 2),
    token('over', 4, { expiresAt: 50 }),
    token('elsewhere', 5, { cluster: 'other' }),
  ])
    void store.save(each, new Secret(each.id));
  const read = () => {
    const lines = store.lines('mine', 100);
    expect(lines.map(({ id }) => id)).toEqual(store.list('mine', 100).map(({ id }) => id));
    for (const { id, renewal } of lines) expect(renewal).toBe(store.find(id, 'mine')?.renewal);
    return lines.map(({ id, renewal }) => [id, renewal]);
  };
  const expected = [
    ['later', 'by-itself'],
    ['middle', 'by-itself'],
    ['former', 'by-hand'],
  ];
  expect(read()).toEqual(expected);
  await store.settled();
  expect(read()).toEqual(expected);
});
