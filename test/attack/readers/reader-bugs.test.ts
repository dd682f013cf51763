import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createConnectCluster } from '../../../src/main/adapters/api/connect-cluster.ts';
import { createSnapDataFiles } from '../../../src/main/adapters/files/snap-data-files.ts';
import type { ClusterApi, ConnectCluster } from '../../../src/main/core/ports/cluster-api.ts';
import { describe as wordsOf } from '../../../src/shared/words/describe.ts';
import { nothingKnown } from '../../../src/shared/words/known/known.ts';
import { openKeyfob, type OpenKeyfob } from '../../fakes/open-keyfob.ts';
import { makeSnapData, type SnapData } from '../../cluster/snap-data.ts';

let snap: SnapData;
let app: OpenKeyfob | null = null;
beforeAll(async () => {
  snap = await makeSnapData({ mode: 'token', rbac: true, port: 1 });
});
beforeEach(() => void (noted.length = 0));
afterEach(async () => {
  await app?.close();
  app = null;
});
afterAll(() => snap.remove());

const bug = { code: 'bug', incident: expect.any(String) as string };
const usual = createSnapDataFiles();
const noted: string[] = [];
const log = {
  write: (event: string) => void noted.push(event),
  pageBug: () => undefined,
  failure: () => undefined,
};

/** The real API, but for a library that throws from the midst of reading objects, which no test foresees. */
const connect: ConnectCluster = (address) => ({
  ...createConnectCluster(1000)(address),
  objects: new Proxy({}, { get: () => () => Promise.reject(new RangeError()) }) as ClusterApi['objects'],
});

describe('a reader that throws all the same [bad-input]', () => {
  it('ends the look at the cluster with an incident and a way out, and the next look starts anew', async () => {
    let isBroken = true;
    const read: typeof usual.read = (file, limit) =>
      isBroken && file.endsWith('kube-apiserver')
        ? Promise.reject(new RangeError())
        : usual.read(file, limit);
    app = await openKeyfob(snap.current, undefined, { files: { ...usual, read }, log });
    const { cluster } = app.keyfob.store.snapshot;
    expect(cluster).toEqual({ status: 'unavailable', snapData: snap.current, error: bug });
    expect(cluster.status === 'unavailable' && wordsOf(cluster.error, nothingKnown).action).toBe('retry');
    expect(noted).toContain('bug');
    isBroken = false;
    expect(await app.handlers['cluster:refresh']({})).toMatchObject({ ok: true });
    expect(app.keyfob.store.snapshot.cluster.status).toBe('open');
  });

  it('ends the look at the certificates with an incident', async () => {
    const read: typeof usual.read = (file, limit) =>
      file.endsWith('.crt') ? Promise.reject(new RangeError()) : usual.read(file, limit);
    app = await openKeyfob(snap.current, undefined, { files: { ...usual, read }, log });
    expect(app.keyfob.store.snapshot.certificates).toMatchObject({ rows: [], unread: [{ error: bug }] });
  });

  it('ends the question to the API server with an incident', async () => {
    app = await openKeyfob(snap.current, undefined, { connect, log });
    expect(app.keyfob.store.snapshot.cluster).toMatchObject({
      status: 'open',
      api: { status: 'failed', error: bug },
    });
  });
});
