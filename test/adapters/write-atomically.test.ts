import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeAtomically, writeBeside } from '../../src/main/adapters/files/write-atomically.ts';
import { actAs } from '../desktop/act-as.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyfob-write-'));
  file = join(folder, 'file');
});
afterEach(() => rmSync(folder, { recursive: true }));

const modeOf = (path: string) => statSync(path).mode & 0o777;

it('makes a file for its owner alone, and leaves nothing beside it', async () => {
  expect(await writeAtomically(file, 'größer')).toBe('on-disk');
  expect(readFileSync(file, 'utf8')).toBe('größer');
  expect(modeOf(file)).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['file']);
});

it('replaces what is there, with the mode that is asked for whatever the umask', async () => {
  writeFileSync(file, 'a longer text than the new one', { mode: 0o644 });
  const umask = process.umask(0o077);
  try {
    await writeAtomically(file, new Uint8Array([0xff, 0]), { mode: 0o664, gid: statSync(file).gid });
  } finally {
    process.umask(umask);
  }
  expect([...readFileSync(file)]).toEqual([0xff, 0]);
  expect(modeOf(file)).toBe(0o664);
});

it('gives an existing file of wider mode no more than its owner where nothing else is asked', async () => {
  writeFileSync(file, 'before');
  chmodSync(file, 0o666);
  await writeAtomically(file, 'after');
  expect(modeOf(file)).toBe(0o600);
});

it('takes the place of a link, also of one that leads nowhere, and does not follow it', async () => {
  const target = join(folder, 'target');
  writeFileSync(target, 'theirs');
  symlinkSync('target', file);
  await writeAtomically(file, 'ours');
  expect(readFileSync(target, 'utf8')).toBe('theirs');
  expect(lstatSync(file).isFile()).toBe(true);
  const dangling = join(folder, 'dangling');
  symlinkSync('nowhere', dangling);
  await writeAtomically(dangling, 'ours');
  expect(readdirSync(folder).sort()).toEqual(['dangling', 'file', 'target']);
});

it('leaves everything as it was when it is not right at the last moment', async () => {
  writeFileSync(file, 'before');
  let seen: string[] = [];
  const look = () => {
    seen = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    return Promise.resolve(false);
  };
  expect(await writeAtomically(file, 'after', undefined, look)).toBe('not-right');
  expect(seen.sort()).toEqual(['after', 'before']);
  expect(readFileSync(file, 'utf8')).toBe('before');
  expect(readdirSync(folder)).toEqual(['file']);
});

it('leaves nothing beside it when the last look fails, or a folder has the name', async () => {
  const broken = () => Promise.reject(new TypeError('broken'));
  await expect(writeAtomically(file, 'text', undefined, broken)).rejects.toThrow('broken');
  expect(readdirSync(folder)).toEqual([]);
  mkdirSync(file);
  await expect(writeAtomically(file, 'text')).rejects.toMatchObject({ code: 'EISDIR' });
  expect(readdirSync(folder)).toEqual(['file']);
});

it('uses names that nobody can have taken before', async () => {
  const made = await Promise.all(Array.from({ length: 8 }, () => writeBeside(file, 'backup', 'text')));
  expect(new Set(made).size).toBe(8);
  for (const path of made) expect(path).toMatch(/\/file\.keyfob-backup-[0-9a-f]{12}$/);
  expect(made.map(modeOf)).toEqual(made.map(() => 0o600));
});

it('lets the last of many writers win, with no half of one', async () => {
  const texts = Array.from({ length: 16 }, (_, at) => String(at).repeat(10_000));
  await Promise.all(texts.map((text) => writeAtomically(file, text)));
  expect(texts).toContain(readFileSync(file, 'utf8'));
  expect(readdirSync(folder)).toEqual(['file']);
});

it('leaves nothing beside it where the disk is full', async (context) => {
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'small', folder]);
  if (mount.status !== 0) return context.skip('only root can make a small disk');
  try {
    writeFileSync(file, 'before');
    await expect(writeAtomically(file, 'x'.repeat(64 * 1024))).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(readFileSync(file, 'utf8')).toBe('before');
    expect(readdirSync(folder)).toEqual(['file']);
  } finally {
    spawnSync('umount', [folder]);
  }
});

it.skipIf(process.getuid?.() !== 0)('writes where names can be made and not be listed', async () => {
  chmodSync(folder, 0o733);
  const nobody = { uid: 65_534, gid: 65_534 };
  expect(await actAs(nobody, [], () => writeAtomically(file, 'text'))).toBe('unsynced');
  expect(readFileSync(file, 'utf8')).toBe('text');
  expect(readdirSync(folder)).toEqual(['file']);
});
