import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createActivityFile } from '../../src/main/adapters/files/activity-file.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'keyfob-activity-'));
});
afterEach(() => {
  chmodSync(root, 0o700);
  rmSync(root, { recursive: true, force: true });
});

it('is empty before the first line, and makes folder and file for nobody else', async () => {
  const folder = join(root, 'settings');
  const file = createActivityFile(folder);
  expect(await file.read()).toEqual({ text: '', unread: [] });
  expect(await file.append('{"a":1}')).toEqual({ ok: true, value: null });
  expect(await file.append('{"b":2}')).toEqual({ ok: true, value: null });
  expect(await file.read()).toEqual({ text: '{"a":1}\n{"b":2}\n', unread: [] });
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, 'activity.jsonl')).mode & 0o777).toBe(0o600);
});

it('keeps the newest lines only, in two files', async () => {
  const file = createActivityFile(root, 1000);
  for (let index = 0; index < 500; index++) await file.append(`line ${index}`);
  const { text, unread } = await file.read();
  expect(unread).toEqual([]);
  const lines = text.trim().split('\n');
  expect(lines.at(-1)).toBe('line 499');
  expect(lines).toEqual(lines.map((_, at) => `line ${500 - lines.length + at}`));
  expect(lines.length).toBeGreaterThan(100);
  expect(readdirSync(root).sort()).toEqual(['activity.jsonl', 'activity.jsonl.1']);
  for (const name of readdirSync(root)) expect(statSync(join(root, name)).size).toBeLessThan(1020);
});

it('follows no link and reads no file that it cannot have written', async () => {
  const path = join(root, 'activity.jsonl');
  writeFileSync(join(root, 'other'), 'not ours');
  symlinkSync(join(root, 'other'), path);
  const file = createActivityFile(root, 1000);
  expect(await file.append('x')).toEqual({ ok: false, error: { code: 'store-unwritable', file: path } });
  expect(await file.read()).toEqual({ text: '', unread: [{ code: 'store-unreadable', file: path }] });
  rmSync(path);
  writeFileSync(path, 'x'.repeat(5000));
  expect(await file.read()).toEqual({ text: '', unread: [{ code: 'store-unreadable', file: path }] });
});

it('reads what it can beside a file that it cannot', async () => {
  const [path, older] = [join(root, 'activity.jsonl'), join(root, 'activity.jsonl.1')];
  const file = createActivityFile(root, 1000);
  writeFileSync(path, 'new\n');
  mkdirSync(older);
  expect(await file.read()).toEqual({ text: 'new\n', unread: [{ code: 'store-unreadable', file: older }] });
  rmSync(older, { recursive: true });
  writeFileSync(older, 'old\n');
  rmSync(path);
  mkdirSync(path);
  expect(await file.read()).toEqual({ text: 'old\n', unread: [{ code: 'store-unreadable', file: path }] });
});

it('starts a line of its own after one that a full disk or a crash cut short', async () => {
  const file = createActivityFile(root, 1000);
  writeFileSync(join(root, 'activity.jsonl'), 'whole\ncut sho');
  expect(await file.append('next')).toEqual({ ok: true, value: null });
  expect(await file.append('last')).toEqual({ ok: true, value: null });
  expect(await file.read()).toEqual({ text: 'whole\ncut sho\nnext\nlast\n', unread: [] });
});
