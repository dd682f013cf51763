import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSnapDataFiles } from '../../src/main/adapters/files/snap-data-files.ts';
import { systemClock } from '../../src/main/adapters/system/clock.ts';
import type { Clock } from '../../src/main/core/ports/clock.ts';
import type { Ports } from '../../src/main/core/ports/ports.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { inspectionOf, openKeyfob, openOf, type OpenKeyfob } from '../fakes/open-keyfob.ts';
import { kubeconfigOf } from './kubeconfig-of.ts';
import { makeSnapData, makeStaticToken, type SnapData } from './snap-data.ts';

let snapData: SnapData;
let app: OpenKeyfob;
let home: string;
let credentials: string;

async function open(
  mode: 'token' | 'x509' | 'mixed',
  kubeconfig?: string,
  ports: () => Partial<Ports> = () => ({}),
) {
  snapData = await makeSnapData({ mode, rbac: true, port: 1 });
  home = join(snapData.root, 'home');
  credentials = join(snapData.root, 'x1/credentials');
  mkdirSync(join(home, '.kube'), { recursive: true });
  const user = { home, name: 'me', workingFolder: join(snapData.root, 'work'), kubeconfig };
  app = await openKeyfob(snapData.current, undefined, ports(), { user });
}
afterEach(async () => {
  await app.close();
  rmSync(snapData.root, { recursive: true });
});

function write(name: string, text: string): string {
  const file = join(home, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text, { mode: 0o600 });
  return file;
}

/** What is told of copies, unasked. */
function seen() {
  const { copies: told } = openOf(app.keyfob).scope.state;
  if (told === null) throw new Error('they were not looked for yet');
  return told;
}

const clientConfig = () => readFileSync(join(credentials, 'client.config'), 'utf8');

async function copies() {
  const reply = await app.handlers['admin:copies']({});
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.value;
}

const files = async () => (await copies()).copies.map(({ file, holds, change }) => [file, holds, change]);

/** What a rotation leaves: the new token in client.config and in the admin's row. */
function rotate(): void {
  const [from, to] = [snapData.adminToken, makeStaticToken()];
  for (const name of ['client.config', 'known_tokens.csv']) {
    const file = join(credentials, name);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(from, to));
  }
}

describe('copies of the admin token', () => {
  beforeEach(() => open('token', './kubeconfig'));

  it('are found below ~/.kube and where KUBECONFIG leads, before a rotation and after it', async () => {
    const named = write('.kube/microk8s.config', clientConfig());
    const nested = write('.kube/configs/home.yaml', clientConfig());
    const csvFolder = write('.kube/old.csv.d/config', clientConfig());
    const elsewhere = write('other/place', clientConfig());
    const relative = write('../work/kubeconfig', clientConfig());
    write('.kube/cache/http/1', clientConfig());
    write('.kube/kubectx', 'microk8s');
    write(
      '.kube/foreign',
      clientConfig()
        .replace(snapData.adminToken, makeStaticToken())
        .replace(/certificate-authority-data: \S+/, ''),
    );
    write('.bashrc', `export KUBECONFIG=$HOME/.kube/microk8s.config\nexport KUBECONFIG=$(ls)\n`);
    write('.config/environment.d/k8s.conf', 'KUBECONFIG=${HOME}/other/place\n');
    const all = [relative, named, elsewhere, nested, csvFolder];
    const looked = await copies();
    expect(looked.copies.map(({ file, holds }) => [file, holds])).toEqual(
      all.map((file) => [file, 'current']),
    );
    expect(looked.unread).toEqual([]);
    expect(looked.unfollowed).toEqual([{ file: join(home, '.bashrc'), line: 2 }]);
    expect(looked.looked).toEqual(expect.arrayContaining([join(home, '.kube'), relative, elsewhere]));

    const { inspector, use } = await inspectionOf(app.keyfob);
    const pasted = await app.handlers['inspect:paste']({ text: snapData.adminToken });
    if (!pasted.ok) throw new Error(pasted.error.code);
    const subject = { kind: 'pasted', id: pasted.value.id } as const;
    expect(await inspector.read(subject)).toMatchObject({ ok: true });
    const places = await use.places(subject);
    if (!places.ok) throw new Error(places.error.code);
    for (const file of all) expect(places.value.places).toContainEqual({ kind: 'file', file });
    expect(places.value.looked).toContain(join(home, '.kube'));

    rotate();
    await app.keyfob.clusters.refresh();
    await vi.waitFor(() =>
      expect(seen().seen?.copies.map(({ file, holds }) => [file, holds])).toEqual(
        all.map((file) => [file, 'former']),
      ),
    );
    expect(await files()).toEqual(all.map((file) => [file, 'former', 'possible']));
    const before = readFileSync(csvFolder, 'utf8');
    const { copies: found } = await copies();
    const { id } = found.find(({ file }) => file === csvFolder)!;
    const updated = await app.handlers['admin:update-copy']({ id });
    if (!updated.ok) throw new Error(updated.error.code);
    expect(readFileSync(csvFolder, 'utf8')).toBe(clientConfig());
    expect(readFileSync(updated.value.backup, 'utf8')).toBe(before);
    expect(await files()).toContainEqual([updated.value.backup, 'former', 'set-aside']);
    expect(await files()).toContainEqual([csvFolder, 'current', 'possible']);
  });

  it('are not seen in the token file of another cluster', async () => {
    write('.kube/other-cluster.csv', `${makeStaticToken()},admin,admin,"system:masters"\n`);
    const row = `${makeStaticToken()},admin,admin,"system:masters"\n`;
    const backup = join(credentials, 'known_tokens.csv.backup');
    writeFileSync(backup, row);
    expect(await files()).toEqual([[backup, 'former', 'not-in-use']]);
  });

  it('are found once, behind one link out of ~/.kube and no second', async () => {
    const outside = write('shared/kube/a', clientConfig());
    write('far/b', clientConfig());
    symlinkSync(join(home, 'shared'), join(home, '.kube/shared'));
    symlinkSync(join(home, 'far'), join(home, 'shared/far'));
    symlinkSync('.', join(home, '.kube/loop'));
    symlinkSync(outside, join(home, '.kube/again'));
    symlinkSync(join(credentials, 'client.config'), join(home, '.kube/config'));
    symlinkSync(join(home, 'nowhere'), join(home, '.kube/dangling'));
    expect(await copies()).toMatchObject({
      copies: [{ file: join(home, '.kube/again') }],
      unread: [join(home, '.kube/shared/far')],
    });
  });

  it('are not said to be nowhere in folders and start files that were not looked into', async () => {
    const deep = join(home, '.kube/1/2/3/4/5/6');
    write('.kube/1/2/3/4/5/6/config', clientConfig());
    const large = write('.kube/large', 'x'.repeat(1024 * 1024 + 1));
    symlinkSync('.zshrc', join(home, '.zshrc'));
    const damaged = write('.kube/damaged', `users: [\n- user:\n    token: ${snapData.adminToken}`);
    write('.kube/notes', 'a token of mine');
    expect(await copies()).toMatchObject({
      copies: [],
      unread: [join(home, '.zshrc'), deep, damaged, large],
    });
  });
});

describe('copies of the admin certificate', () => {
  beforeEach(() => open('x509'));

  it('are found in x509 mode, with those of other administrators and of an earlier CA', async () => {
    const copy = write('.kube/microk8s.config', clientConfig());
    const other = write('.kube/other', await kubeconfigOf(snapData, 'CN=eve,O=system:masters'));
    write('.kube/robot', await kubeconfigOf(snapData, 'CN=robot,O=robots'));
    // Another machine’s, whose API server has the same address to itself.
    const stranger = await makeSnapData({ mode: 'x509', rbac: true, port: 1 });
    const strange = readFileSync(join(stranger.current, 'credentials/client.config'), 'utf8');
    write('.kube/of-another-machine', strange);
    mkdirSync(join(snapData.root, 'x1/certs-backup'));
    const former = join(snapData.root, 'x1/certs-backup/client.config');
    writeFileSync(former, strange);
    const foreign = await makeSnapData({ mode: 'x509', rbac: true, port: 2 });
    write('.kube/foreign', readFileSync(join(foreign.current, 'credentials/client.config'), 'utf8'));
    stranger.remove();
    foreign.remove();
    const found = await copies();
    const expiresAt = expect.any(Number) as number;
    expect(
      found.copies.map(({ file, credential, holds, expiresAt: at }) => ({ file, credential, holds, at })),
    ).toEqual([
      { file: copy, credential: 'certificate', holds: 'current', at: expiresAt },
      { file: other, credential: 'certificate', holds: 'other', at: expiresAt },
      { file: former, credential: 'certificate', holds: 'former', at: expiresAt },
    ]);
    expect(found.unread).toEqual([]);
  });
});

describe('the look for copies that nobody asked for', () => {
  const real = createSnapDataFiles();
  const isBelowKube = (path: string) => path.startsWith(join(home, '.kube'));
  const unknown = () => {
    const { verdict } = app.keyfob.store.snapshot;
    return verdict !== null && 'unknown' in verdict ? verdict.unknown : verdict?.kind;
  };
  const copiesUnknown = { source: 'copies', file: null };

  it('holds nothing up on a disk that does not answer, and is told as not known', async () => {
    const patience = new FakeClock(0);
    let asked = 0;
    const follow = (path: string) => {
      if (!isBelowKube(path)) return real.follow(path);
      asked += 1;
      return patience.silence();
    };
    await open('token', undefined, () => ({ files: { ...real, follow }, patience }));
    await app.keyfob.clusters.refresh();
    await app.keyfob.clusters.refresh();
    await vi.waitFor(() => expect(asked).toBe(1));
    expect(unknown()).toBe('looking');
    await patience.advance(10_000);
    await vi.waitFor(() => expect(unknown()).toContainEqual(copiesUnknown));
  });

  it('is no reason that a look at the cluster fails, whatever goes wrong in it', async () => {
    const bugs: unknown[] = [];
    const follow = (path: string) => {
      if (isBelowKube(path)) throw new RangeError('nobody expected that');
      return real.follow(path);
    };
    await open('token', undefined, () => ({
      files: { ...real, follow },
      log: {
        write: (_what, fields) => void bugs.push(fields?.request),
        pageBug: () => undefined,
        failure: () => undefined,
      },
    }));
    await vi.waitFor(() => expect(unknown()).toContainEqual(copiesUnknown));
    await app.keyfob.clusters.refresh();
    expect(bugs).toEqual(['copies.look']);
  });

  it('is told as not known where a file could not be read', async () => {
    await open('token', undefined, () => {
      write('.kube/config', 'users: [');
      return {};
    });
    await vi.waitFor(() => expect(unknown()).toContainEqual(copiesUnknown));
  });

  it('is done once, then for another credential and after an hour', async () => {
    let setBy = 0;
    const clock: Clock = { ...systemClock, now: () => systemClock.now() + setBy };
    let reads = 0;
    const read: typeof real.read = (path, limit) => {
      if (isBelowKube(path)) reads += 1;
      return real.read(path, limit);
    };
    await open('token', undefined, () => {
      write('.kube/config', clientConfig());
      return { files: { ...real, read }, clock };
    });
    const holds = () => seen().seen?.copies.map((each) => each.holds);
    await vi.waitFor(() => expect(holds()).toEqual(['current']));
    await app.keyfob.clusters.refresh();
    await app.keyfob.clusters.refresh();
    expect(openOf(app.keyfob).copyWatch.next()).toBeGreaterThan(clock.now() + 59 * 60_000);
    expect(reads).toBe(1);
    rotate();
    await app.keyfob.clusters.refresh();
    await vi.waitFor(() => expect(holds()).toEqual(['former']));
    expect(reads).toBe(2);
    setBy = 61 * 60_000;
    openOf(app.keyfob).copyWatch.due();
    await vi.waitFor(() => expect(reads).toBe(3));
  });
});
