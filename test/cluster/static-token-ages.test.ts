import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SafetyFinding } from '../../src/shared/contract/state/safety-state.ts';
import { openKeyfob, type OpenKeyfob } from '../fakes/open-keyfob.ts';
import { hasServers } from './binaries.ts';
import { startRig, type RunningRig } from './rig.ts';
import { makeSnapData, makeStaticToken, type SnapData } from './snap-data.ts';

const dayMs = 86_400_000;
const tokenFile = 'credentials/known_tokens.csv';
const components = [
  'system:kube-controller-manager',
  'system:kube-proxy',
  'system:kube-scheduler',
  'system:node:host',
];

/** Dates the token file and returns the time as the file system keeps it. */
function date({ current }: SnapData, at: number): number {
  utimesSync(join(current, tokenFile), at / 1000, at / 1000);
  return statSync(join(current, tokenFile)).mtimeMs;
}

type Old = Extract<SafetyFinding, { kind: 'token-file-old' }>;

/** Whose tokens are said to be more than a year old, and since when. */
function old({ keyfob }: OpenKeyfob): Pick<Old, 'named' | 'knownSince' | 'hasAdmin'> | null {
  const found = keyfob.store.snapshot.safety.find(({ kind }) => kind === 'token-file-old');
  if (found === undefined) return null;
  const { named, knownSince, hasAdmin } = found as Old;
  return { named: named.toSorted(), knownSince, hasAdmin };
}

/** What each row of the token file and the timeline are said to be known since. */
async function shownAges({ keyfob, handlers }: OpenKeyfob) {
  const reply = await handlers['admin:token-file']({ offset: 0, limit: 10 });
  if (!reply.ok) throw new Error(reply.error.code);
  const listed = keyfob.store.snapshot.credentials.soonest.filter(({ kind }) => kind.endsWith('-token'));
  return {
    rows: reply.value.rows.map(({ knownSince }) => knownSince),
    admin: listed.find(({ kind }) => kind === 'admin-token')?.notBefore,
    others: [
      ...new Set(listed.filter(({ kind }) => kind === 'static-token').map(({ notBefore }) => notBefore)),
    ],
  };
}

describe('the age of a static token', () => {
  let snapData: SnapData;
  let app: OpenKeyfob;
  let since: number;
  const document = () => join(app.folder, 'static-tokens.json');

  beforeEach(async () => {
    snapData = await makeSnapData({ mode: 'token', rbac: true, port: 1 });
    since = date(snapData, Date.now() - 500 * dayMs);
    app = await openKeyfob(snapData.current);
  });
  afterEach(async () => {
    await app.close();
    snapData.remove();
  });

  /** Replaces the admin token in both files, as a rotation does. */
  async function exchange(from: string, to: string): Promise<void> {
    for (const name of [tokenFile, 'credentials/client.config']) {
      const file = join(snapData.current, name);
      writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
    }
    await app.handlers['cluster:refresh']({});
  }

  async function reopen(): Promise<void> {
    await app.keyfob.quit();
    app = await openKeyfob(snapData.current, app.folder);
  }

  it('is that of its row: a rotation makes one young, an undo makes it old again', async () => {
    const { adminToken } = snapData;
    const everybody = { named: ['admin', ...components], knownSince: since, hasAdmin: true };
    expect(old(app)).toEqual(everybody);
    const fresh = makeStaticToken();
    await exchange(adminToken, fresh);
    expect(old(app)).toEqual({ named: components, knownSince: since, hasAdmin: false });
    const rotatedAt = statSync(join(snapData.current, tokenFile)).mtimeMs;
    const shown = { admin: rotatedAt, others: [since] };
    expect(await shownAges(app)).toEqual({ rows: [rotatedAt, since, since, since, since], ...shown });
    await reopen();
    expect(await shownAges(app)).toMatchObject(shown);
    await exchange(fresh, adminToken);
    expect(old(app)).toEqual(everybody);
    expect(await shownAges(app)).toMatchObject({ admin: since, others: [since] });
  });

  it('is kept in a document of the user’s own that holds no token, nor what tells one', () => {
    const text = readFileSync(document(), 'utf8');
    expect(statSync(document()).mode & 0o777).toBe(0o600);
    const held = readFileSync(join(snapData.current, tokenFile), 'utf8');
    for (const line of held.trim().split('\n')) {
      const token = line.split(',')[0]!;
      for (let at = 0; at + 8 <= token.length; at += 1) expect(text).not.toContain(token.slice(at, at + 8));
    }
    const key = readFileSync(join(snapData.current, 'certs/serviceaccount.key'), 'utf8');
    for (const line of key.trim().split('\n')) expect(text).not.toContain(line);
  });

  it('is the file’s where there is no key to know a token by', async () => {
    rmSync(join(snapData.current, 'certs/serviceaccount.key'));
    const before = readFileSync(document(), 'utf8');
    const fresh = makeStaticToken();
    await exchange(snapData.adminToken, fresh);
    expect(old(app)).toBeNull();
    writeFileSync(join(snapData.current, 'certs/serviceaccount.key'), '-----BEGIN PRIVATE KEY-----\n');
    await app.handlers['cluster:refresh']({});
    expect(old(app)).toBeNull();
    expect(readFileSync(document(), 'utf8')).toBe(before);
  });

  it('begins anew with a document that is damaged, which is put aside and told', async () => {
    await app.keyfob.quit();
    const file = document();
    writeFileSync(file, '{"version": 1, "clu');
    const changedAt = date(snapData, Date.now() - 3 * dayMs);
    app = await openKeyfob(snapData.current, app.folder);
    expect(await shownAges(app)).toMatchObject({ admin: changedAt, others: [changedAt] });
    expect(readFileSync(`${file}.unreadable`, 'utf8')).toBe('{"version": 1, "clu');
    await app.keyfob.activity.settled();
    expect(await app.handlers['activity:list']({ offset: 0, limit: 10 })).toMatchObject({
      value: { total: 1, entries: [{ event: 'file-set-aside', subject: file }] },
    });
  });

  it('is remembered as long as Keyfob runs where a later one wrote the document, which stays', async () => {
    await app.keyfob.quit();
    const later = '{"version": 2, "rows": []}';
    writeFileSync(document(), later);
    app = await openKeyfob(snapData.current, app.folder);
    const fresh = makeStaticToken();
    await exchange(snapData.adminToken, fresh);
    await exchange(fresh, snapData.adminToken);
    expect(old(app)).toMatchObject({ knownSince: since, hasAdmin: true });
    expect(readFileSync(document(), 'utf8')).toBe(later);
  });

  it('says nothing of another cluster, not even that both have the same token', async () => {
    const other = await makeSnapData({ mode: 'token', rbac: true, port: 1 });
    for (const name of [tokenFile, 'certs/serviceaccount.key'])
      writeFileSync(join(other.current, name), readFileSync(join(snapData.current, name)));
    await app.keyfob.quit();
    app = await openKeyfob(other.current, app.folder);
    expect(old(app)).toBeNull();
    const text = readFileSync(document(), 'utf8');
    const marks = text.match(/"mark": "[0-9a-f]{32}"/g) ?? [];
    expect([marks.length, new Set(marks).size]).toEqual([10, 10]);
    await app.keyfob.quit();
    app = await openKeyfob(snapData.current, app.folder);
    expect(old(app)).toMatchObject({ knownSince: since, hasAdmin: true });
    other.remove();
  });
});

describe.skipIf(!hasServers)('the age of the admin token on the real API server', () => {
  let rig: RunningRig;
  let app: OpenKeyfob;
  let since: number;

  beforeAll(async () => {
    rig = await startRig();
    since = date(rig.cluster.snapData, Date.now() - 500 * dayMs);
    app = await openKeyfob(rig.cluster.snapData.current);
  });
  afterAll(async () => {
    await app.close();
    await rig.stop();
  });

  it('is forgotten by neither a rotation nor its undo', async () => {
    expect(old(app)).toMatchObject({ knownSince: since, hasAdmin: true });
    expect((await rig.engine.run(['rotate'])).outcome).toMatchObject({ result: 'rotated' });
    await app.handlers['cluster:refresh']({});
    expect(old(app)).toEqual({ named: components, knownSince: since, hasAdmin: false });
    expect((await rig.engine.run(['rotate', '--undo'])).outcome).toEqual({ result: 'reverted' });
    await app.handlers['cluster:refresh']({});
    expect(old(app)).toEqual({ named: ['admin', ...components], knownSince: since, hasAdmin: true });
  });
});
