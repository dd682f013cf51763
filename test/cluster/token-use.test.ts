import { execFile } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TokenUse } from '../../src/main/core/cluster/inspect/token-use.ts';
import type { TokenSubject, UseLineName } from '../../src/shared/contract/state/inspection.ts';
import { openKeyfob, type OpenKeyfob, inspectionOf } from '../fakes/open-keyfob.ts';
import { clusterBinaries, hasServers } from './binaries.ts';
import { startCluster, type Cluster } from './cluster.ts';
import { startControllers, type Controllers } from './controllers.ts';
import { ownAddress } from './own-address.ts';
import { openToNetwork } from './second-node.ts';
import { readPaste } from '../../src/main/core/cluster/inspect/read-paste.ts';

const rbac = '/apis/rbac.authorization.k8s.io/v1';

describe.skipIf(!hasServers)('a token is used on the real API server with RBAC', () => {
  let cluster: Cluster;
  let controllers: Controllers;
  let app: OpenKeyfob;
  let use: TokenUse;
  let kubectl: string | null;
  let token: string;
  let subject: TokenSubject;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'keyfob-use-'));
    ({ kubectl } = await clusterBinaries());
    cluster = await startCluster({ rbac: true });
    controllers = await startControllers(cluster, ['clusterrole-aggregation-controller']);
    await cluster.request('POST', '/api/v1/namespaces', { metadata: { name: 'home' } });
    await cluster.request('POST', '/api/v1/namespaces/home/serviceaccounts', { metadata: { name: 'robot' } });
    await cluster.request('POST', `${rbac}/clusterrolebindings`, {
      metadata: { name: 'robot-looks' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
      subjects: [{ kind: 'ServiceAccount', namespace: 'home', name: 'robot' }],
    });
    await cluster.request('POST', '/api/v1/namespaces/home/pods', {
      metadata: { name: 'never-runs' },
      spec: {
        containers: [{ name: 'c', image: 'i' }],
        serviceAccountName: 'robot',
      },
    });
    const path = '/api/v1/namespaces/home/serviceaccounts/robot/token';
    token = (await cluster.request('POST', path, { spec: {} })).body.status.token as string;
    app = await openKeyfob(cluster.snapData.current);
    ({ use } = await inspectionOf(app.keyfob));
  });
  beforeEach(() => {
    subject = paste(token);
    rmSync(app.savedFile, { recursive: true, force: true });
  });
  afterAll(async () => {
    await app.close();
    await controllers.stop();
    await cluster.stop();
    rmSync(folder, { recursive: true });
  });

  const paste = (text: string): TokenSubject => {
    const pasted = app.keyfob.inspect.pasted.take(readPaste(text));
    if (!pasted.ok) throw new Error(pasted.error.code);
    return { kind: 'pasted', id: pasted.value.id };
  };
  const lineOf = async (name: UseLineName) => {
    const told = await use.lines(subject);
    if (!told.ok) throw new Error(told.error.code);
    return told.value.lines.find((line) => line.name === name)!.text;
  };
  /** Runs a line as a person does: pasted into bash, then the token pasted when it waits for one. */
  const runInBash = (line: string, typed: string, path = process.env.PATH ?? '') =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      const env = { PATH: path, HOME: folder };
      const shell = execFile('bash', ['-c', line], { env }, (error, out, err) =>
        resolve({ code: error === null ? 0 : Number(error.code), out, err }),
      );
      shell.stdin!.end(typed);
    });
  /** A program of this name that notes its argument list and environment, then becomes the real one. */
  const watched = (name: string, real: string) => {
    const bin = join(folder, 'bin');
    mkdirSync(bin, { recursive: true });
    const seen = join(folder, `${name}.seen`);
    writeFileSync(
      join(bin, name),
      `#!/bin/bash\ntr '\\0' '\\n' < /proc/$$/cmdline > ${seen}\ntr '\\0' '\\n' < /proc/$$/environ >> ${seen}\nexec ${real} "$@"\n`,
    );
    chmodSync(join(bin, name), 0o755);
    return { path: `${bin}:${process.env.PATH ?? ''}`, seen: () => readFileSync(seen, 'utf8') };
  };

  it('lists pods with kubectl, the token read from the keyboard and in no argument or variable of it', async () => {
    if (kubectl === null) throw new Error('there is no kubectl');
    const line = await lineOf('kubectl');
    const { path, seen } = watched('kubectl', kubectl);
    const { code, out, err } = await runInBash(line, `${token}\n`, path);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^NAMESPACE +NAME .*\nhome +never-runs /);
    expect(line).not.toContain(token);
    expect(seen()).toContain('--kubeconfig=/dev/fd/');
    expect(seen()).not.toContain(token);
  });

  it('lists pods with curl, the header on its standard input', async () => {
    const line = await lineOf('curl');
    const { path, seen } = watched('curl', '/usr/bin/curl');
    const { code, out, err } = await runInBash(line, `${token}\n`, path);
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({ kind: 'PodList', items: [{ metadata: { name: 'never-runs' } }] });
    expect(line).not.toContain(token);
    expect(seen()).not.toContain(token);
  });

  it('is told who is not let in by the same lines', async () => {
    const { out } = await runInBash(await lineOf('curl'), 'not-a-token\n');
    expect(JSON.parse(out)).toMatchObject({ kind: 'Status', code: 401 });
  });

  it.each(['kubectl', 'curl'] as const)(
    'copies the %s line, with the token inside only when asked',
    async (name) => {
      expect(await use.copyLine(subject, name, false)).toEqual({ ok: true, value: null });
      expect(app.copiedText()).toBe(await lineOf(name));
      expect(app.keyfob.store.snapshot.clipboard).toEqual({ status: 'empty' });
      expect(await use.copyLine(subject, name, true)).toEqual({ ok: true, value: null });
      expect(app.keyfob.store.snapshot.clipboard).toMatchObject({ status: 'holding', tokenId: subject.id });
      const line = app.clipboard()!.reveal();
      expect(line).toContain(token);
      const path = kubectl === null ? process.env.PATH : `${dirname(kubectl)}:${process.env.PATH ?? ''}`;
      const { code, out } = await runInBash(line, '', path);
      expect(code).toBe(0);
      expect(out).toContain('never-runs');
    },
  );

  it('tries it out: status, time and pods', async () => {
    expect(await use.tryOut(subject)).toEqual({
      ok: true,
      value: { status: 200, milliseconds: expect.any(Number), pods: 1 },
    });
    const path = '/api/v1/namespaces/home/serviceaccounts';
    await cluster.request('POST', path, { metadata: { name: 'powerless' } });
    const other = (await cluster.request('POST', `${path}/powerless/token`, { spec: {} })).body.status
      .token as string;
    expect(await use.tryOut(paste(other))).toMatchObject({
      ok: true,
      value: { status: 403, pods: null },
    });
  });

  it('writes a kubeconfig that kubectl takes, for its owner alone, with nothing of the administrator', async () => {
    const elsewhere = join(folder, 'elsewhere');
    writeFileSync(elsewhere, 'left alone');
    symlinkSync(elsewhere, app.savedFile);
    expect(await use.export(subject, null)).toEqual({ ok: true, value: { file: app.savedFile } });
    const text = readFileSync(app.savedFile, 'utf8');
    expect(statSync(app.savedFile).mode & 0o777).toBe(0o600);
    expect(readFileSync(elsewhere, 'utf8')).toBe('left alone');
    expect(text).toContain(token);
    expect(text).toContain('namespace: home');
    expect(text).not.toContain(cluster.snapData.adminToken);
    if (kubectl === null) throw new Error('there is no kubectl');
    const { code, out } = await runInBash(`${kubectl} --kubeconfig '${app.savedFile}' get pods`, '');
    expect(code).toBe(0);
    expect(out).toContain('never-runs');
    rmSync(app.savedFile);
    mkdirSync(join(app.savedFile, 'not-empty'), { recursive: true });
    expect(await use.export(subject, null)).toEqual({
      ok: false,
      error: { code: 'export-failed', file: app.savedFile },
    });
  });

  it('says where the token lies', async () => {
    const copy = join(cluster.snapData.current, 'credentials/mine.config');
    writeFileSync(copy, `users:\n- name: a\n  user:\n    token: ${token}\n`);
    await use.copyLine(subject, 'curl', true);
    expect(await use.places(subject)).toMatchObject({
      ok: true,
      value: {
        places: [
          { kind: 'nowhere-in-cluster' },
          { kind: 'view' },
          { kind: 'clipboard', clearsAt: expect.any(Number) },
          { kind: 'file', file: expect.stringMatching(/\/credentials\/mine\.config$/) },
        ],
        unread: [],
      },
    });
    rmSync(copy);
    expect(await use.places(paste(cluster.snapData.adminToken))).toMatchObject({
      ok: true,
      value: {
        places: [
          { kind: 'token-file', file: expect.stringMatching(/\/known_tokens\.csv$/), line: 1 },
          { kind: 'view' },
          { kind: 'file', file: expect.stringMatching(/\/credentials\/client\.config$/) },
        ],
        unread: [],
      },
    });
  });

  describe.skipIf(ownAddress === null)('is exported for another machine', () => {
    const address = ownAddress!;
    beforeAll(async () => {
      await openToNetwork(cluster);
      await app.keyfob.clusters.refresh();
    });
    const write = async (check: string) => {
      const server = `https://${address}:${new URL(cluster.server).port}`;
      const ways = await use.exportWays();
      if (!ways.ok) throw new Error(ways.error.code);
      expect(ways.value).toMatchObject({ server: cluster.server, isLocal: true, isOnNetwork: true });
      expect(ways.value.others[0]).toEqual({ address, server, check });
      expect(await use.export(subject, server)).toEqual({ ok: true, value: { file: app.savedFile } });
      const text = readFileSync(app.savedFile, 'utf8');
      expect(text).toContain(`server: ${server}`);
      return text;
    };
    const getPods = () => runInBash(`${kubectl} --kubeconfig '${app.savedFile}' get pods`, '');

    it('by the network address of this one, where server.crt covers that', async () => {
      expect(await write('covered')).not.toContain('tls-server-name');
      expect(await getPods()).toMatchObject({ code: 0, out: expect.stringContaining('never-runs') });
      expect(await use.export(subject, 'https://203.0.113.1:16443')).toEqual({
        ok: false,
        error: { code: 'invalid-request', field: 'server' },
      });
    });

    it('with the name kubernetes, where server.crt does not cover the address', async () => {
      const { certificate, key } = await cluster.snapData.authority.issue({
        subject: 'CN=127.0.0.1',
        usage: 'server',
        names: [
          { type: 'dns', value: 'kubernetes' },
          { type: 'ip', value: '127.0.0.1' },
        ],
      });
      const files = ['certs/server.crt', 'certs/server.key'].map((name) =>
        join(cluster.snapData.current, name),
      );
      const before = files.map((file) => readFileSync(file));
      const serve = async (contents: readonly (string | Buffer)[]) => {
        files.forEach((file, at) => writeFileSync(file, contents[at]!));
        await cluster.restart();
      };
      await serve([certificate, key]);
      const text = await write('by-name');
      expect(await getPods()).toMatchObject({ code: 0, out: expect.stringContaining('never-runs') });
      writeFileSync(app.savedFile, text.replace(/.*tls-server-name: kubernetes\n/, ''));
      expect((await getPods()).code).not.toBe(0);
      await serve(before);
    });
  });

  it('tells what it may do in a namespace, and that a thief could do nothing lasting with view', async () => {
    const told = await use.rights(subject, 'home');
    if (!told.ok) throw new Error(told.error.code);
    expect(told.value.rights).toMatchObject({ namespace: 'home', everything: false, incomplete: false });
    expect(told.value.rights.rights).toContainEqual({
      group: '',
      resource: 'pods',
      names: [],
      verbs: ['get', 'list', 'watch'],
    });
    expect(told.value.escalation).toEqual([]);
  });

  it('tells of the administrator that a thief needs nothing more', async () => {
    expect(await use.rights(paste(cluster.snapData.adminToken), 'default')).toMatchObject({
      ok: true,
      value: { rights: { everything: true }, escalation: [{ kind: 'everything', scope: 'cluster' }] },
    });
  });

  it.each([
    ['view', false, []],
    ['edit', false, ['token-request', 'secrets-create', 'impersonate', 'pods', 'exec']],
    ['admin', false, ['token-request', 'secrets-create', 'bindings', 'impersonate', 'pods', 'exec']],
    ['edit', true, ['token-request', 'secrets-create', 'impersonate', 'pods', 'exec']],
    ['cluster-admin', true, ['everything']],
  ])('reads the rules of Kubernetes’ own role %s (everywhere: %s)', async (role, everywhere, kinds) => {
    const name = `of-${role}-${String(everywhere)}`;
    const accounts = '/api/v1/namespaces/home/serviceaccounts';
    await cluster.request('POST', accounts, { metadata: { name } });
    const kind = everywhere ? 'clusterrolebindings' : 'namespaces/home/rolebindings';
    await cluster.request('POST', `${rbac}/${kind}`, {
      metadata: { name },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role },
      subjects: [{ kind: 'ServiceAccount', namespace: 'home', name }],
    });
    const minted = await cluster.request('POST', `${accounts}/${name}/token`, { spec: {} });
    const pasted = paste(minted.body.status.token as string);
    const told = await use.rights(pasted, 'home');
    if (!told.ok) throw new Error(told.error.code);
    expect(told.value.escalation.map((path) => path.kind)).toEqual(kinds);
    expect(told.value.escalation.every(({ scope }) => scope === (everywhere ? 'cluster' : 'namespace'))).toBe(
      true,
    );
  });
});
