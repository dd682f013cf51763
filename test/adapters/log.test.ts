import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLog } from '../../src/main/adapters/files/log.ts';

const app = { version: '1.2.3', folder: resolve(import.meta.dirname, '../..') };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyfob-log-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const lastLine = () =>
  JSON.parse(readFileSync(join(folder, 'keyfob.log'), 'utf8').trimEnd().split('\n').at(-1)!) as {
    frames: string[];
  };

function throwing(message: string): unknown {
  try {
    throw new RangeError(message);
  } catch (error) {
    return error;
  }
}

it('keeps where a bug was and in which version, and nothing of what it says', () => {
  const log = createLog(folder, () => 0, app);
  const message = 'eyJhbGciOiJSUzI1NiJ9\n    at eyJhbGciOiJSUzI1NiJ9 (/etc/shadow:1:1)';
  log.write('bug', { incident: 'i' }, throwing(message));
  expect(lastLine()).toEqual({
    at: '1970-01-01T00:00:00.000Z',
    event: 'bug',
    incident: 'i',
    version: '1.2.3',
    frames: expect.arrayContaining([
      expect.stringMatching(/^throwing test\/adapters\/log\.test\.ts:\d+:\d+$/),
    ]) as string[],
  });
  expect(JSON.stringify(lastLine())).not.toMatch(/eyJ|shadow/);
});

it('keeps no frames of an error that says something else than when it was thrown', () => {
  const error = throwing('one\n    at two (/etc/shadow:1:1)') as Error;
  expect(error.stack).toContain('one');
  error.message = 'three';
  createLog(folder, () => 0, app).write('bug', {}, error);
  expect(lastLine().frames).toEqual([]);
});

it('is 0600, and with its older file never larger than 1 MB', () => {
  const log = createLog(folder, () => 0, app);
  for (let round = 0; round < 3_000; round += 1) log.write('bug', { text: 'x'.repeat(1_000) });
  const files = readdirSync(folder).map((name) => statSync(join(folder, name)));
  expect(files.map(({ mode }) => mode & 0o777)).toEqual([0o600, 0o600]);
  expect(files.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(1024 * 1024);
});
