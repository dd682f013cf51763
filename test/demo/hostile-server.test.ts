import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UnsecuredJWT } from 'jose';
import { expect, it } from 'vitest';
import { startDemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import { createConnectCluster } from '../../src/main/adapters/api/connect-cluster.ts';
import { Secret } from '../../src/main/core/ports/secret.ts';
import { ok } from '../../src/shared/contract/values/result.ts';
import { mintToken, openKeyfob, openOf } from '../fakes/open-keyfob.ts';

it('takes no token whose time of issue is no date', async () => {
  const demo = await startDemoCluster({ clock: () => Date.now() });
  const expiresAt = Date.now() + 3_600_000;
  const token = new Secret(
    new UnsecuredJWT({
      iat: 1e306,
      exp: expiresAt / 1000,
      'kubernetes.io': { namespace: 'keyfob', serviceaccount: { name: 'dashboard', uid: 'u' } },
    }).encode(),
  );
  const connect = createConnectCluster(10_000);
  const opened = await openKeyfob(demo.snapData, undefined, {
    connect(address) {
      const api = connect(address);
      return { ...api, tokens: { ...api.tokens, mint: () => Promise.resolve(ok({ token, expiresAt })) } };
    },
  });
  try {
    const minted = await mintToken(
      opened.handlers,
      { namespace: 'keyfob', name: 'dashboard' },
      { revocable: false },
    );
    expect(minted).toMatchObject({ ok: false, error: { code: 'api-bad-reply' } });
    expect(openOf(opened.keyfob).saved.rows()).toEqual([]);
    expect(existsSync(join(opened.folder, 'tokens.json'))).toBe(false);
  } finally {
    await opened.close();
    demo.stop();
  }
});
