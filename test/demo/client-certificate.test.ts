import { expect, it } from 'vitest';
import { startDemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import { openKeyfob } from '../fakes/open-keyfob.ts';

it('copies a fresh token on a cluster that client.config opens with a certificate', async () => {
  const demo = await startDemoCluster({ mode: 'x509' });
  const opened = await openKeyfob(demo.snapData);
  try {
    const { handlers, keyfob } = opened;
    const { cluster, certificates, credentials } = keyfob.store.snapshot;
    expect(cluster).toMatchObject({
      mode: 'x509',
      admin: { kind: 'client-certificate', subject: 'O=system:masters, CN=admin' },
      tokenFile: null,
      warning: null,
      api: { status: 'reachable' },
      user: { value: { user: 'admin', groups: ['system:masters', 'system:authenticated'] } },
    });
    expect(certificates?.rows.find(({ role }) => role === 'admin')).toMatchObject({
      places: ['certs/client.crt', 'credentials/client.config'],
      chain: 'signed',
    });
    expect(JSON.stringify(credentials)).not.toContain('static');
    expect(await handlers['access:set-up']({ role: 'view' })).toMatchObject({ ok: true });
    expect(await handlers['token:copy-fresh']({})).toMatchObject({ ok: true });
    await keyfob.resume();
    expect(await handlers['token:copy-fresh']({})).toMatchObject({ ok: true });
    expect(keyfob.store.snapshot.copy).toMatchObject({ status: 'done', how: 'reused' });
    expect(opened.clipboard()?.reveal()).toMatch(/^eyJ/);
  } finally {
    await opened.close();
    demo.stop();
  }
});
