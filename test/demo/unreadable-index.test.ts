import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startDemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import { mintToken, openKeyfob, openOf } from '../fakes/open-keyfob.ts';

it.each([
  ['store-newer', '{"version": 3, "tokens": ["of a later Keyfob"]}'],
  ['store-unreadable', '{"version": 2, "tok'],
])('leaves an index that it cannot read as it is, whatever is done with tokens: %s', async (code, index) => {
  const demo = await startDemoCluster({ clock: () => Date.now() });
  const folder = mkdtempSync(join(tmpdir(), 'keyfob-test-'));
  const file = join(folder, 'tokens.json');
  writeFileSync(file, index, { mode: 0o600 });
  const opened = await openKeyfob(demo.snapData, folder);
  const { handlers, keyfob } = opened;
  try {
    expect(await handlers['access:set-up']({ role: 'view' })).toMatchObject({ ok: true });
    const minted = await mintToken(handlers, { namespace: 'keyfob', name: 'dashboard' });
    if (!minted.ok) throw new Error(minted.error.code);
    const { id } = minted.value;
    expect(await handlers['token:choose-renewal']({ id, byItself: true })).toMatchObject({ ok: true });
    expect(await handlers['token:revoke']({ id })).toMatchObject({ ok: true });
    expect(openOf(keyfob).saved.rows()).toMatchObject([
      { id, place: 'memory', renewal: 'by-itself', revocation: { refusedAt: null } },
    ]);
    expect(keyfob.store.snapshot.storeErrors).toEqual([{ code, file }]);
    expect(readFileSync(file, 'utf8')).toBe(index);
  } finally {
    await opened.close();
    demo.stop();
  }
});
