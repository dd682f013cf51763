import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  closeSync,
  ftruncateSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCertificates } from '../../src/main/adapters/x509/certificates.ts';
import { createSnapDataFiles } from '../../src/main/adapters/files/snap-data-files.ts';
import { findCluster } from '../../src/main/core/files/snap-data/find-cluster.ts';
import type { AppError } from '../../src/shared/contract/errors/errors.ts';
import { giveToGroup, makeSnapData, type SnapData } from '../cluster/snap-data.ts';
import { actAs } from '../desktop/act-as.ts';
import { eventually } from '../desktop/processes.ts';
import { strangers } from '../desktop/users.ts';

const files = createSnapDataFiles();
/** Longer than the reader waits for more changes before it tells of them. */
const quietMs = 500;

let whole: SnapData;
let root: string;
let current: string;
let revision: string;
beforeAll(async () => {
  whole = await makeSnapData({ mode: 'token', rbac: false, port: 16443 });
});
afterAll(() => whole.remove());
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'keyfob-files-'));
  cpSync(whole.root, root, { recursive: true, verbatimSymlinks: true });
  current = join(root, 'current');
  revision = join(root, 'x1');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function find(folder = current) {
  return findCluster(folder, { files, certificates: createCertificates() });
}

async function errorOf(folder?: string): Promise<AppError | null> {
  const found = await find(folder);
  return found.ok ? found.value.warning : found.error;
}

const kubeconfig = 'credentials/client.config';
const tokenFile = 'credentials/known_tokens.csv';
const args = 'args/kube-apiserver';
const at = (name: string) => join(revision, name);

/** Makes a file of that many bytes that takes no space. */
function makeSparse(path: string, bytes: number): void {
  const file = openSync(path, 'w');
  ftruncateSync(file, bytes);
  closeSync(file);
}

function replaceBy(make: (path: string) => unknown): (path: string) => void {
  return (path) => {
    rmSync(path);
    make(path);
  };
}

const damages: readonly [string, (path: string) => void, AppError['code']][] = [
  ['missing', (path) => rmSync(path), 'file-missing'],
  ['empty', (path) => writeFileSync(path, ''), 'file-empty'],
  ['binary', (path) => writeFileSync(path, Buffer.from([0, 255, 1, 254, 0, 7])), 'file-not-text'],
  ['100 MB large', (path) => makeSparse(path, 100 * 1024 * 1024), 'file-too-large'],
  ['a link to itself', replaceBy((path) => symlinkSync(path, path)), 'file-link-loop'],
  ['a folder', replaceBy(mkdirSync), 'file-not-regular'],
  ['a FIFO', replaceBy((path) => spawnSync('mkfifo', [path])), 'file-not-regular'],
  ['a device', replaceBy((path) => symlinkSync('/dev/zero', path)), 'file-not-regular'],
];

describe('a snap data folder in good order', () => {
  it('is found', async () => {
    expect(await find()).toMatchObject({ ok: true, value: { mode: 'token', warning: null } });
  });

  it('of a worker node, of basic auth and of no MicroK8s at all has its own sentence', async () => {
    writeFileSync(at('var/lock/clustered.lock'), '');
    expect(await errorOf()).toEqual({ code: 'worker-node' });
    rmSync(at('var/lock/clustered.lock'));
    writeFileSync(at(args), '--basic-auth-file=${SNAP_DATA}/credentials/basic_auth.csv\n');
    expect(await errorOf()).toEqual({ code: 'too-old' });
    expect(await errorOf('/nowhere/at/all')).toEqual({
      code: 'snap-data-missing',
      folder: '/nowhere/at/all',
    });
    expect(await errorOf('/usr')).toEqual({ code: 'not-snap-data', folder: '/usr' });
  });
});

describe('a damaged file', () => {
  it.each(damages)('client.config that is %s ends in its own error', async (_name, damage, code) => {
    damage(at(kubeconfig));
    expect(await errorOf()).toMatchObject({ code, file: at(kubeconfig) });
  });

  it.each(damages)('args/kube-apiserver that is %s ends in its own error', async (name, damage, code) => {
    damage(at(args));
    const expected =
      name === 'missing' ? { code: 'not-snap-data', folder: current } : { code, file: at(args) };
    expect(await errorOf()).toMatchObject(expected);
  });

  it.each(damages.filter(([name]) => name !== 'empty' && name !== 'binary'))(
    'token file that is %s is a warning, for the running API server read an earlier one',
    async (_name, damage, code) => {
      damage(at(tokenFile));
      expect(await errorOf()).toMatchObject({ code, file: at(tokenFile) });
      expect((await find()).ok).toBe(true);
    },
  );

  it('token file that the API server would refuse is a warning with its line', async () => {
    writeFileSync(at(tokenFile), `${readFileSync(at(tokenFile), 'utf8')}only,two\n`);
    expect(await errorOf()).toEqual({
      code: 'token-file-refused',
      file: at(tokenFile),
      line: 6,
      problem: 'too-few-columns',
    });
  });

  it('token file without the token of client.config is a warning', async () => {
    writeFileSync(at(tokenFile), 'another,admin,admin,"system:masters"\n');
    expect(await errorOf()).toEqual({ code: 'admin-token-differs', file: at(tokenFile) });
  });

  it('kubeconfig that is cut short or a YAML bomb ends in its own error', async () => {
    const text = readFileSync(at(kubeconfig), 'utf8');
    writeFileSync(at(kubeconfig), text.slice(0, text.length / 2));
    expect(await errorOf()).toMatchObject({ code: 'kubeconfig-unusable', file: at(kubeconfig) });
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]'];
    for (let level = 1; level < 12; level++) {
      const before = String.fromCharCode(96 + level);
      const name = String.fromCharCode(97 + level);
      bomb.push(`${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(',')}]`);
    }
    // An alias is never followed, so that it cannot grow.
    writeFileSync(at(kubeconfig), bomb.join('\n'));
    const unusable = { code: 'kubeconfig-unusable', file: at(kubeconfig) };
    expect(await errorOf()).toEqual({ ...unusable, problem: 'ambiguous' });
    writeFileSync(at(kubeconfig), `a: ${'['.repeat(30_000)}`);
    expect(await errorOf()).toEqual({ ...unusable, problem: 'too-complex' });
  });
});

it('calls a file unreadable whatever name the kernel gives to the failure', async () => {
  // Reading it is an invalid argument: the loopback device has no speed.
  const file = '/sys/class/net/lo/speed';
  expect(await files.read(file, 65_536)).toEqual({ ok: false, error: { code: 'file-unreadable', file } });
});

it('calls a file unreadable of which not even the name can be one, and watches none', async () => {
  const file = '/keyfob/a\0b';
  const failure = { ok: false, error: { code: 'file-unreadable', file } };
  expect([await files.read(file, 1), await files.exists(file), await files.follow(file)]).toEqual([
    failure,
    failure,
    failure,
  ]);
  expect(await files.list(file)).toEqual(failure);
  files.watch(`${file}/c`, [], () => undefined)();
});

describe('a change of the files', () => {
  it('is heard when a file is replaced, and when current is re-pointed', async () => {
    let calls = 0;
    const stop = files.watch(current, [at(kubeconfig)], () => calls++);
    try {
      copyFileSync(at(kubeconfig), at(`${kubeconfig}.new`));
      renameSync(at(`${kubeconfig}.new`), at(kubeconfig));
      await eventually('a call after a replaced file', () => (calls > 0 ? true : null));
      await sleep(quietMs);
      const before = calls;
      cpSync(revision, join(root, 'x2'), { recursive: true });
      const link = join(root, 'new');
      symlinkSync('x2', link);
      renameSync(link, current);
      await eventually('a call after another revision', () => (calls > before ? true : null));
      const found = await find();
      expect(found.ok && found.value.watchPaths).toContain(join(root, 'x2', kubeconfig));
    } finally {
      stop();
    }
    const heard = calls;
    copyFileSync(at(args), at(kubeconfig));
    await sleep(quietMs);
    expect(calls).toBe(heard);
  });
});

describe.skipIf(process.getuid?.() !== 0)(
  'rights, judged by the kernel (only root can become somebody else)',
  () => {
    const [member, outsider, group] = strangers(3);
    if (member === undefined || outsider === undefined || group === undefined) throw new Error('no users');

    it('let a member of the group in', async () => {
      giveToGroup({ root }, group.gid);
      const found = await actAs(member, [group.gid], () => find());
      expect(found).toMatchObject({ ok: true, value: { mode: 'token', warning: null } });
    });

    it('keep an outsider out, who is told the group', async () => {
      giveToGroup({ root }, group.gid);
      const found = await actAs(outsider, [], () => find());
      expect(found).toEqual({
        ok: false,
        error: {
          code: 'no-permission',
          file: expect.stringContaining(revision) as string,
          group: String(group.gid),
        },
      });
    });

    it.each([
      ['of a CIS hardened cluster', ['args', 'credentials', 'certs'], 'cis-hardened'],
      ['where the mark of the hardening is hidden too', ['args', 'credentials', 'certs', 'var'], 'root-only'],
      ['of client.config alone', ['credentials'], 'cis-hardened'],
    ])('keep everybody but root out %s, and do not speak of a group', async (_case, closed, code) => {
      mkdirSync(at('var/lock'), { recursive: true });
      writeFileSync(at('var/lock/cis-hardening'), '');
      chmodSync(root, 0o755);
      for (const folder of ['.', 'args', 'credentials', 'certs', 'var', 'var/lock'])
        chmodSync(join(revision, folder), 0o755);
      for (const folder of closed) chmodSync(join(revision, folder), 0o700);
      const found = await actAs(member, [group.gid], () => find());
      expect(found).toEqual({
        ok: false,
        error: { code, file: expect.stringContaining(revision) as string },
      });
    });

    it('that root alone may read are no CIS hardening without its mark', async () => {
      giveToGroup({ root }, group.gid);
      chmodSync(at('credentials'), 0o700);
      const found = await actAs(member, [group.gid], () => find());
      expect(found.ok ? null : found.error.code).toBe('root-only');
    });

    it('that are lost midway end in the same sentence, and back again in a found cluster', async () => {
      giveToGroup({ root }, group.gid);
      await actAs(member, [group.gid], async () => {
        expect((await find()).ok).toBe(true);
      });
      chmodSync(at('credentials'), 0o700);
      const lost = await actAs(member, [group.gid], () => find());
      expect(lost.ok ? null : lost.error.code).toBe('root-only');
      chmodSync(at('credentials'), 0o770);
      expect((await actAs(member, [group.gid], () => find())).ok).toBe(true);
    });
  },
);

it('takes the memory of what a file holds, not of what it might', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'keyfob-read-')), 'journal');
  writeFileSync(file, 'short');
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().arrayBuffers)), 0);
  await Promise.all(Array.from({ length: 64 }, () => files.read(file, 4 * 1024 * 1024)));
  clearInterval(watch);
  rmSync(dirname(file), { recursive: true });
  expect(most).toBeGreaterThan(0);
  expect(most - before).toBeLessThan(4 * 1024 * 1024);
});

it('reads on past the size that a file had, up to the limit', async () => {
  const status = await files.read('/proc/self/status', 64 * 1024);
  expect(status.ok && Buffer.from(status.value.bytes).toString()).toContain(`Pid:\t${process.pid}\n`);
  expect(await files.read('/proc/self/status', 100)).toEqual({
    ok: false,
    error: { code: 'file-too-large', file: '/proc/self/status', limitBytes: 100 },
  });
});
