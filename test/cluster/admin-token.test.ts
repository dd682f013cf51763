import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openKeyfob, type OpenKeyfob } from '../fakes/open-keyfob.ts';
import { makeSnapData, makeStaticToken, type SnapData } from './snap-data.ts';

/** A kubeconfig for this cluster with a static token. */
function kubeconfigFor({ authority }: SnapData, token: string): string {
  return `apiVersion: v1
kind: Config
clusters:
- name: home
  cluster: { server: "https://127.0.0.1:1", certificate-authority-data: ${Buffer.from(authority.pem).toString('base64')} }
contexts:
- name: home
  context: { cluster: home, user: admin }
current-context: home
users:
- name: admin
  user: { token: ${token} }
`;
}

describe('the admin token of a cluster in mixed mode', () => {
  let snapData: SnapData;
  let app: OpenKeyfob;
  let userKubeconfig: string;

  beforeEach(async () => {
    snapData = await makeSnapData({ mode: 'mixed', rbac: true, port: 1 });
    userKubeconfig = join(snapData.root, 'home-config');
    app = await openKeyfob(
      snapData.current,
      undefined,
      {},
      { user: { home: '/nonexistent', name: 'me', workingFolder: '/', kubeconfig: userKubeconfig } },
    );
  });
  afterEach(async () => {
    await app.close();
    rmSync(snapData.root, { recursive: true });
  });

  it('is that of the admin row', async () => {
    expect(await app.handlers['admin:copy-token']({})).toEqual({ ok: true, value: {} });
    expect(app.clipboard()?.reveal()).toBe(snapData.adminToken);
  });

  it('is named in Activity when it was copied or put into a kubeconfig, and only then', async () => {
    await app.handlers['admin:copy-token']({});
    const current = snapData.adminToken;
    const former = makeStaticToken();
    const kubeconfig = kubeconfigFor(snapData, former);
    writeFileSync(userKubeconfig, kubeconfig, { mode: 0o600 });
    const found = await app.handlers['admin:copies']({});
    if (!found.ok) throw new Error(found.error.code);
    expect(await app.handlers['admin:update-copy']({ id: 'none' })).toMatchObject({ ok: false });
    const [copy] = found.value.copies;
    expect(await app.handlers['admin:update-copy']({ id: copy!.id })).toMatchObject({ ok: true });
    expect(readFileSync(userKubeconfig, 'utf8')).toBe(kubeconfig.replace(former, current));
    await app.keyfob.activity.settled();
    const list = await app.handlers['activity:list']({ offset: 0, limit: 10 });
    if (!list.ok) throw new Error(list.error.code);
    expect(list.value.entries.map(({ event, subject, jti }) => ({ event, subject, jti }))).toEqual([
      { event: 'kubeconfig-updated', subject: 'admin', jti: null },
      { event: 'admin-token-copied', subject: 'admin', jti: null },
    ]);
    expect(JSON.stringify(list)).not.toContain(current);
  });

  it('is not said to be missing where the token file could not be read', async () => {
    const file = join(snapData.root, 'x1/credentials/known_tokens.csv');
    rmSync(file);
    symlinkSync('known_tokens.csv', file);
    const reply = await app.handlers['admin:copy-token']({});
    expect(reply).toEqual({ ok: false, error: { code: 'file-link-loop', file } });
    expect(app.clipboard()).toBeNull();
  });
});
