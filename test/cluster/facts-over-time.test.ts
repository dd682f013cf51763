import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../fakes/fake-clock.ts';
import { openKeyfob, type OpenKeyfob } from '../fakes/open-keyfob.ts';
import { hasServers } from './binaries.ts';
import { startCluster, type Cluster } from './cluster.ts';
import { startProxy, type Proxy } from './proxy.ts';

const hour = 3_600_000;
const named = ['default/old'];

describe.skipIf(!hasServers)('what was seen while the API server answered', () => {
  let begun: number;
  let clock: FakeClock;
  let cluster: Cluster;
  let proxy: Proxy;
  let open: OpenKeyfob;
  let args: string;

  beforeEach(async () => {
    begun = Date.now();
    clock = new FakeClock(begun);
    cluster = await startCluster();
    proxy = await startProxy(cluster);
    args = join(proxy.snapData, 'args/kube-apiserver');
    await cluster.request('POST', '/api/v1/namespaces/default/secrets', {
      metadata: { name: 'old', annotations: { 'kubernetes.io/service-account.name': 'default' } },
      type: 'kubernetes.io/service-account-token',
    });
    open = await openKeyfob(proxy.snapData, undefined, { clock });
    expect(await open.handlers['access:set-up']({ role: 'cluster-admin' })).toMatchObject({ ok: true });
    await open.handlers['cluster:refresh']({});
  });
  afterEach(async () => {
    await open.close();
    await proxy.stop();
    await cluster.stop();
  });

  const shown = () => {
    const { cluster: state, safety } = open.keyfob.store.snapshot;
    if (state.status !== 'open') throw new Error(state.status);
    const findings = safety.filter(({ kind }) => kind.startsWith('rbac-') || kind.startsWith('legacy-'));
    const { version, user, access, authorization } = state;
    const standings = [version, user, access, authorization.server].map((fact) => fact?.standing);
    return { api: state.api.status, findings, standings, role: access?.value };
  };
  const off = 'always-allow';
  const legacy = {
    ...{ kind: 'legacy-tokens', degree: 'advice', total: 1, named },
    first: expect.stringMatching(/^legacy-token:/) as string,
    ...{ areAdmin: true, administrators: [], unasked: [] },
  };
  const role = { status: 'ready', binding: { status: 'bound', role: 'cluster-admin' } };

  it('is so, stays as of its time while it does not, and was so a day later but for what the files say', async () => {
    expect(shown()).toEqual({
      api: 'reachable',
      findings: [
        { kind: 'rbac-off', degree: 'urgent', server: off, files: off, fitsAddOn: true, asOf: null },
        { ...legacy, asOf: null, isPast: false },
      ],
      standings: ['now', 'now', 'now', 'now'],
      role,
    });

    await clock.advance(hour);
    // Soon after the first look at the API.
    const legacyAt = begun + 2_000;
    proxy.intercept(() => ({ kind: 'cut' }));
    await open.handlers['cluster:refresh']({});
    expect(shown()).toEqual({
      api: 'failed',
      findings: [
        { kind: 'rbac-off', degree: 'urgent', server: off, files: off, fitsAddOn: true, asOf: begun },
        { ...legacy, asOf: legacyAt, isPast: false },
      ],
      standings: ['then', 'then', 'then', 'then'],
      role,
    });
    expect(await open.handlers['safety:copy-command']({ kind: 'rbac-off', id: null })).toMatchObject({
      ok: true,
    });

    await clock.advance(24 * hour);
    await open.handlers['cluster:refresh']({});
    const past = { ...legacy, asOf: legacyAt, isPast: true };
    const standings = ['past', 'past', 'past', 'past'];
    const byFiles = {
      kind: 'rbac-off',
      degree: 'urgent',
      server: null,
      files: off,
      fitsAddOn: true,
      asOf: null,
    };
    expect(shown()).toEqual({ api: 'failed', findings: [byFiles, past], standings, role });
    appendFileSync(args, '\n--authorization-config=/var/snap/decide.yaml\n');
    writeFileSync(args, readFileSync(args, 'utf8').replace(/^--authorization-mode.*$/m, ''));
    await open.handlers['cluster:refresh']({});
    expect(shown()).toEqual({
      api: 'failed',
      findings: [
        { kind: 'rbac-was-off', degree: 'advice', at: begun },
        { ...past, areAdmin: false },
      ],
      standings,
      role,
    });
    expect(await open.handlers['safety:copy-command']({ kind: 'rbac-was-off', id: null })).toMatchObject({
      ok: false,
    });
  });

  it('was so once the API server was stopped', async () => {
    const direct = await openKeyfob(cluster.snapData.current, undefined, { clock });
    const facts = () => {
      const { cluster: state } = direct.keyfob.store.snapshot;
      if (state.status !== 'open') throw new Error(state.status);
      return [state.access, state.authorization.server].map((fact) => fact?.standing);
    };
    expect(facts()).toEqual(['now', 'now']);
    await cluster.stopApiServer();
    await direct.handlers['cluster:refresh']({});
    expect(facts()).toEqual(['past', 'past']);
    await cluster.launchApiServer();
    await cluster.waitUntilReady();
    await clock.advance(1);
    await direct.handlers['cluster:refresh']({});
    expect(facts()).toEqual(['now', 'now']);
    await direct.close();
  });
});
