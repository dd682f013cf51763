import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startDemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import type { DocumentName } from '../../src/main/core/ports/files.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { mintToken, openKeyfob } from '../fakes/open-keyfob.ts';

/** All but restart.json, which is a word to the very next process. */
const documents: readonly Exclude<DocumentName, 'restart.json'>[] = [
  'settings.json',
  'tokens.json',
  'alerts.json',
  'rotation.json',
  'signing-keys.json',
  'static-tokens.json',
];

it('leaves every document of a later Keyfob as it is, says so, and works on without them', async () => {
  const demo = await startDemoCluster();
  const folder = mkdtempSync(join(tmpdir(), 'keyfob-downgrade-'));
  const clock = new FakeClock(Date.now());
  const later = (name: string) => `{"version": 9, "of": "a later Keyfob", "name": "${name}"}\n`;
  for (const name of documents) writeFileSync(join(folder, name), later(name), { mode: 0o600 });
  const opened = await openKeyfob(demo.snapData, folder, { clock });
  try {
    const { keyfob, handlers } = opened;
    await handlers['settings:change']({ clipboardSeconds: 45 });
    await mintToken(handlers, { namespace: 'kube-system', name: 'default' });
    await keyfob.tokens.settled();
    await clock.advance(60_000);
    await keyfob.activity.settled();
    for (const name of documents) expect(readFileSync(join(folder, name), 'utf8')).toBe(later(name));
    expect(readdirSync(folder).filter((name) => name.endsWith('.unreadable'))).toEqual([]);
    expect(keyfob.store.snapshot.storeErrors).toEqual(
      ['settings.json', 'tokens.json'].map((name) => ({ code: 'store-newer', file: join(folder, name) })),
    );
    expect(keyfob.store.snapshot.cluster.status).toBe('open');
    expect(keyfob.tokens.inMemory()).toHaveLength(1);
  } finally {
    await opened.close();
    demo.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
