import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createCertificates } from '../../../src/main/adapters/x509/certificates.ts';
import type { Keyring, NativeQuestion } from '../../../src/main/core/ports/desktop.ts';
import { hasServers } from '../../cluster/binaries.ts';
import { Authority } from '../../cluster/certificates.ts';
import { startCluster, type Cluster } from '../../cluster/cluster.ts';
import { memoryKeyring, openKeyfob, type OpenKeyfob } from '../../fakes/open-keyfob.ts';
import { impersonate, serverPair, signAnew, trust, type Impostor } from './second-authority.ts';
import { fakeWindows } from '../../fakes/fake-windows.ts';

const keyOf = (pem: string) => createCertificates().read(pem)!.publicKeySha256;

describe.skipIf(!hasServers).each([
  { mode: 'token' as const, subject: 'CN=10.152.183.1' },
  { mode: 'x509' as const, subject: 'CN=another' },
])('a cluster whose client.config trusts a second CA ($mode, $subject)', ({ mode, subject }) => {
  let cluster: Cluster;
  let second: Authority;
  let restore: () => void;
  let folder: string;
  let app: OpenKeyfob;
  let impostor: Impostor | null;
  let questions: NativeQuestion[];
  let agrees: boolean;
  let keyring: Keyring;

  beforeAll(async () => {
    [cluster, second] = await Promise.all([startCluster({ mode }), Authority.create(subject)]);
    await cluster.request('POST', '/api/v1/namespaces/default/serviceaccounts', {
      metadata: { name: 'worker' },
    });
    const files = ['credentials/client.config', 'certs/server.crt', 'certs/server.key'].map((name) => {
      const file = join(cluster.snapData.current, name);
      return { file, text: readFileSync(file) };
    });
    restore = () => files.forEach(({ file, text }) => writeFileSync(file, text));
  });
  afterAll(() => cluster.stop());
  beforeEach(() => {
    [impostor, questions, agrees, keyring] = [null, [], false, memoryKeyring()];
    folder = mkdtempSync(join(tmpdir(), 'keyfob-identity-'));
  });
  afterEach(async () => {
    await app.close();
    await impostor?.stop();
    restore();
    rmSync(folder, { recursive: true, force: true });
  });
  /** To be called before what no later test of this cluster could use is done to its API server. */
  const endApiServer = () => {
    onTestFinished(async () => {
      await cluster.stopApiServer();
      await cluster.launchApiServer();
      await cluster.waitUntilReady();
    });
    return cluster.stopApiServer();
  };

  const open = async () => {
    app = await openKeyfob(cluster.snapData.current, folder, {
      keyring,
      windows: fakeWindows({
        confirm(question) {
          questions.push(question);
          return Promise.resolve(agrees);
        },
      }),
    });
  };
  /** Ends the app and leaves its folder. */
  const quit = () => app.keyfob.quit();
  const state = () => app.keyfob.store.snapshot.cluster;
  const refresh = async () => {
    await app.keyfob.clusters.refresh();
    return state();
  };
  const first = () => cluster.snapData.authority.pem;
  const mint = async () => {
    const minted = await app.handlers['token:mint']({
      account: { kind: 'existing', namespace: 'default', name: 'worker' },
      ...{ lifetimeSeconds: 3600, audiences: [], purpose: 'A test', revocable: false, forTray: false },
    });
    if (!minted.ok || minted.value.status !== 'minted') throw new Error(JSON.stringify(minted));
    await app.keyfob.tokens.settled();
    return minted.value.row.id;
  };
  const kept = async () => {
    const list = await app.handlers['token-entries:list']({
      ...{ text: '', order: null, offset: 0, limit: 10, cursor: null },
    });
    return list.ok ? list.value.rows.map(({ token }) => token.id) : [];
  };
  const reachable = { status: 'open', api: { status: 'reachable' } };

  it('sends nothing to a server of the other CA [token-to-issuer]', async () => {
    await open();
    const { identity } = state() as { identity: string };
    const id = await mint();
    const token = await app.token(id);
    trust(cluster, second.pem, first());
    await endApiServer();
    impostor = await impersonate(cluster, await serverPair(second));
    const ask = async () => {
      await refresh();
      await app.handlers['token:copy-fresh']({});
      for (const request of [
        'inspect:accepted',
        'inspect:try',
        'inspect:signature',
        'inspect:places',
      ] as const)
        await app.handlers[request]({ subject: { kind: 'saved', id } });
      await app.handlers['inspect:rights']({ subject: { kind: 'saved', id }, namespace: 'default' });
      const pasted = await app.handlers['inspect:paste']({ text: token });
      if (pasted.ok) await app.handlers['inspect:try']({ subject: { kind: 'pasted', id: pasted.value.id } });
      await app.handlers['token:mint']({
        account: { kind: 'existing', namespace: 'default', name: 'worker' },
        ...{ lifetimeSeconds: 3600, audiences: [], purpose: 'A test', revocable: true, forTray: false },
      });
      await app.handlers['token:renew']({ id });
    };
    await ask();
    const secondCa = { code: 'authority-second', server: cluster.server, key: keyOf(second.pem) };
    expect(state()).toMatchObject({ status: 'open', identity, api: { status: 'failed', error: secondCa } });
    await quit();
    await open();
    await ask();
    expect(state()).toMatchObject({ status: 'open', identity, api: { status: 'failed', error: secondCa } });
    expect(await kept()).toEqual([id]);
    expect(impostor.connections()).toBeGreaterThan(10);
    expect(impostor.received).toEqual([]);
  });

  // How the administrator proves who it is says nothing about the rest.
  if (mode === 'x509') return;

  it.each([
    ['after', () => [first(), second.pem]],
    ['before', () => [second.pem, first()]],
    ['before, and both twice', () => [second.pem, first(), second.pem, first()]],
  ])('is the CA that verified its server, with the other %s it [ca-identity]', async (_, bundle) => {
    trust(cluster, ...bundle());
    await open();
    expect(state()).toMatchObject({ ...reachable, identity: keyOf(first()) });
  });

  it.each([
    ['after', () => [first(), second.pem]],
    ['before', () => [second.pem, first()]],
  ])('keeps identity and tokens when another CA is added %s its own [ca-identity]', async (_, bundle) => {
    await open();
    const { identity } = state() as { identity: string };
    const id = await mint();
    trust(cluster, ...bundle());
    expect(await refresh()).toMatchObject({ ...reachable, identity });
    await quit();
    await endApiServer();
    await open();
    expect(state()).toMatchObject({ status: 'open', identity, api: { status: 'failed' } });
    expect(await kept()).toEqual([id]);
  });

  it('takes a key for one more of its own only from a person [ca-identity]', async () => {
    await open();
    const { identity } = state() as { identity: string };
    const id = await mint();
    trust(cluster, first(), second.pem);
    await signAnew(cluster, second);
    await endApiServer();
    await cluster.launchApiServer();
    await expect
      .poll(refresh, { timeout: 30_000 })
      .toMatchObject({ api: { error: { code: 'authority-second' } } });
    expect(await app.handlers['cluster:confirm-authority']({})).toEqual({
      ok: false,
      error: { code: 'authority-unconfirmed', seconds: null },
    });
    expect(await app.handlers['cluster:confirm-authority']({})).toEqual({
      ok: false,
      error: { code: 'authority-unconfirmed', seconds: 5 },
    });
    expect(state()).toMatchObject({ identity, api: { status: 'failed' } });
    expect(questions).toHaveLength(1);
    expect(questions[0]!.detail.split('\n').slice(0, 2)).toEqual([
      `Public key (SHA-256): ${keyOf(second.pem)}`,
      `Subject: ${subject}`,
    ]);
    await quit();
    agrees = true;
    await open();
    expect(await app.handlers['cluster:confirm-authority']({})).toEqual({ ok: true, value: {} });
    await expect.poll(refresh, { timeout: 30_000 }).toMatchObject({ ...reachable, identity });
    for (const bundle of [[first(), second.pem], [second.pem]]) {
      await quit();
      trust(cluster, ...bundle);
      await open();
      expect(state()).toMatchObject({ ...reachable, identity });
      expect(await kept()).toEqual([id]);
    }
    expect(await app.handlers['inspect:accepted']({ subject: { kind: 'saved', id } })).toMatchObject({
      ok: true,
      value: { accepted: true },
    });
  });
});
