import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createOwnFiles } from '../../src/main/adapters/files/own-files.ts';
import { Secret } from '../../src/main/core/ports/secret.ts';
import { actAs } from '../desktop/act-as.ts';

const ownFiles = createOwnFiles();
const before = Buffer.from('token: old ü\r\n');
const after = new Secret(Buffer.from('token: new ü\r\n').toString('latin1'));
const nobody = { uid: 65_534, gid: 65_534 };
/** That of a program that may read a kubeconfig, as microk8s. */
const othersGroup = 4_711;
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyfob-own-'));
  file = join(folder, 'config');
  writeFileSync(file, before);
  // Whole seconds, which can be set again.
  utimesSync(file, 1_700_000_000, 1_700_000_000);
  chmodSync(file, 0o640);
});
afterEach(() => rmSync(folder, { recursive: true }));

it('replaces a file and keeps what it held aside, for its owner alone', async () => {
  const replaced = await ownFiles.replace(file, before, after);
  if (!replaced.ok) throw new Error(replaced.error.code);
  expect(readFileSync(file, 'utf8')).toBe('token: new ü\r\n');
  expect(statSync(file).mode & 0o777).toBe(0o640);
  expect(readFileSync(replaced.value)).toEqual(before);
  expect(statSync(replaced.value).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toHaveLength(2);
});

it.skipIf(process.getuid?.() !== 0)('keeps the group, whose right it is to read', async () => {
  chownSync(file, 0, othersGroup);
  chmodSync(file, 0o640);
  expect((await ownFiles.replace(file, before, after)).ok).toBe(true);
  expect(statSync(file)).toMatchObject({ uid: 0, gid: othersGroup });
  expect(statSync(file).mode & 0o777).toBe(0o640);
});

it.skipIf(process.getuid?.() !== 0).each([
  [[othersGroup], 0o640, 0o640, othersGroup],
  [[], 0o640, 0o600, nobody.gid],
  [[], 0o664, 0o644, nobody.gid],
])(
  'gives no group of its own a right that not everyone has: groups %j, mode %o',
  async (groups, mode, left, group) => {
    chmodSync(folder, 0o777);
    chownSync(file, nobody.uid, othersGroup);
    chmodSync(file, mode);
    const replaced = await actAs(nobody, groups, () => ownFiles.replace(file, before, after));
    expect(replaced.ok).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe('token: new ü\r\n');
    expect(statSync(file)).toMatchObject({ uid: nobody.uid, gid: group });
    expect(statSync(file).mode & 0o777).toBe(left);
  },
);

it('follows a link to the file and leaves the link', async () => {
  const link = join(folder, 'link');
  symlinkSync('config', link);
  expect((await ownFiles.replace(link, before, after)).ok).toBe(true);
  expect(readFileSync(file, 'utf8')).toBe('token: new ü\r\n');
  expect(
    readdirSync(folder, { withFileTypes: true })
      .find(({ name }) => name === 'link')
      ?.isSymbolicLink(),
  ).toBe(true);
});

it('keeps what another program writes while the new file is being made', async () => {
  const replacing = ownFiles.replace(file, before, after);
  while (!readdirSync(folder).some((name) => name.includes('keyfob-new')))
    await new Promise((resolve) => setImmediate(resolve));
  writeFileSync(file, 'token: another\n');
  expect(await replacing).toEqual({ ok: false, error: { code: 'copy-changed', file } });
  expect(readFileSync(file, 'utf8')).toBe('token: another\n');
  expect(readdirSync(folder)).toEqual(['config']);
});

it('keeps what another program writes then, also where it is as long and said to be as old', async () => {
  const { atime, mtime } = statSync(file);
  const replacing = ownFiles.replace(file, before, after);
  while (!readdirSync(folder).some((name) => name.includes('keyfob-new')))
    await new Promise((resolve) => setImmediate(resolve));
  writeFileSync(file, 'token: ODD ü\r\n');
  utimesSync(file, atime, mtime);
  expect(await replacing).toEqual({ ok: false, error: { code: 'copy-changed', file } });
  expect(readFileSync(file, 'utf8')).toBe('token: ODD ü\r\n');
  expect(readdirSync(folder)).toEqual(['config']);
});

it('keeps what another program wrote meanwhile', async () => {
  writeFileSync(file, 'token: another\n');
  expect(await ownFiles.replace(file, before, after)).toEqual({
    ok: false,
    error: { code: 'copy-changed', file },
  });
  expect(readFileSync(file, 'utf8')).toBe('token: another\n');
  expect(readdirSync(folder)).toEqual(['config']);
});

it('leaves a file with several names', async () => {
  linkSync(file, join(folder, 'second'));
  expect(await ownFiles.check(file)).toBe('several-names');
  expect(await ownFiles.replace(file, before, after)).toEqual({
    ok: false,
    error: { code: 'copy-not-yours', file },
  });
  expect(readFileSync(file)).toEqual(before);
});

it.skipIf(process.getuid?.() !== 0)('leaves a file of another user, also as root', async () => {
  chownSync(file, 1, 1);
  expect(await ownFiles.check(file)).toBe('not-yours');
  expect((await ownFiles.replace(file, before, after)).ok).toBe(false);
  expect(readFileSync(file)).toEqual(before);
});

it.for([
  ['what it held', 7 * 1024],
  ['what it shall hold', 24 * 1024],
] as const)('leaves no file beside it where the disk is too full for %s', async ([, freeBytes], context) => {
  const small = join(folder, 'small');
  mkdirSync(small);
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'small', small]);
  if (mount.status !== 0) return context.skip('only root can make a small disk');
  try {
    const full = join(small, 'config');
    const content = Buffer.alloc(16 * 1024, 'old ');
    writeFileSync(full, content);
    writeFileSync(join(small, 'filling'), Buffer.alloc(48 * 1024 - freeBytes));
    expect(await ownFiles.replace(full, content, new Secret('new '.repeat(4 * 1024)))).toEqual({
      ok: false,
      error: { code: 'copy-not-written', file: full },
    });
    expect(readdirSync(small).sort()).toEqual(['config', 'filling']);
    expect(readFileSync(full)).toEqual(content);
  } finally {
    spawnSync('umount', [small]);
  }
});
