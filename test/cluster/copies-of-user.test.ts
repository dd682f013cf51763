import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inspectionOf, openKeyfob, openOf, type OpenKeyfob } from '../fakes/open-keyfob.ts';
import { kubeconfigOf } from './kubeconfig-of.ts';
import { makeSnapData, makeStaticToken, type SnapData } from './snap-data.ts';

let snapData: SnapData;
let app: OpenKeyfob;
let home: string;
let credentials: string;

async function open(mode: 'token' | 'x509' | 'mixed', kubeconfig?: string) {
  snapData = await makeSnapData({ mode, rbac: true, port: 1 });
  home = join(snapData.root, 'home');
  credentials = join(snapData.root, 'x1/credentials');
  mkdirSync(join(home, '.kube'), { recursive: true });
  const user = { home, name: 'me', workingFolder: join(snapData.root, 'work'), kubeconfig };
  app = await openKeyfob(snapData.current, undefined, {}, { user });
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
    expect(openOf(app.keyfob).scope.state.copies?.map(({ file, holds }) => [file, holds])).toEqual(
      all.map((file) => [file, 'former']),
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
    const stranger = await makeSnapData({ mode: 'x509', rbac: true, port: 1 });
    const former = write(
      '.kube/before',
      readFileSync(join(stranger.current, 'credentials/client.config'), 'utf8'),
    );
    const foreign = await makeSnapData({ mode: 'x509', rbac: true, port: 2 });
    write('.kube/foreign', readFileSync(join(foreign.current, 'credentials/client.config'), 'utf8'));
    stranger.remove();
    foreign.remove();
    const found = await copies();
    const expiresAt = expect.any(Number) as number;
    expect(
      found.copies.map(({ file, credential, holds, expiresAt: at }) => ({ file, credential, holds, at })),
    ).toEqual([
      { file: former, credential: 'certificate', holds: 'former', at: expiresAt },
      { file: copy, credential: 'certificate', holds: 'current', at: expiresAt },
      { file: other, credential: 'certificate', holds: 'other', at: expiresAt },
    ]);
    expect(found.unread).toEqual([]);
  });
});
