import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startDemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import { openKeyfob } from '../fakes/open-keyfob.ts';

it('says that the token file cannot be read, and does not take copies of its admin token for old ones', async () => {
  const demo = await startDemoCluster({ mode: 'x509' });
  const credentials = join(demo.snapData, 'credentials');
  const row = `${'a'.repeat(60)},admin,admin,"system:masters"\n`;
  appendFileSync(
    join(demo.snapData, 'args/kube-apiserver'),
    '\n--token-auth-file=${SNAP_DATA}/credentials/known_tokens.csv\n',
  );
  writeFileSync(join(credentials, 'known_tokens.csv'), row);
  writeFileSync(join(credentials, 'known_tokens.csv.backup'), row);
  const opened = await openKeyfob(demo.snapData);
  const { handlers, keyfob } = opened;
  try {
    expect(keyfob.store.snapshot.cluster).toMatchObject({ status: 'open', mode: 'mixed' });
    expect(await handlers['admin:copies']({})).toMatchObject({
      ok: true,
      value: { copies: [{ place: 'backup', holds: 'current' }], unread: [] },
    });
    writeFileSync(join(credentials, 'known_tokens.csv'), `${row.slice(0, 60)},"admin`);
    expect(await handlers['admin:copies']({})).toMatchObject({
      ok: false,
      error: { code: 'token-file-refused' },
    });
  } finally {
    await opened.close();
    demo.stop();
  }
});
