import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { listPageFiles } from '../../src/main/adapters/files/page-files.ts';

it('lists the files of the built page, and answers null for one that an update took away', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keyfob-page-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<title>Keyfob</title>');
  writeFileSync(join(folder, 'assets/index.js'), 'first();');
  const files = listPageFiles(folder);
  expect([...files].map(([path, { type }]) => [path, type]).sort()).toEqual([
    ['/assets/index.js', 'text/javascript; charset=utf-8'],
    ['/index.html', 'text/html; charset=utf-8'],
  ]);
  expect(files.get('/index.html')?.read()?.toString()).toBe('<title>Keyfob</title>');
  rmSync(join(folder, 'assets/index.js'));
  expect(files.get('/assets/index.js')?.read()).toBe(null);
  rmSync(folder, { recursive: true });
});
