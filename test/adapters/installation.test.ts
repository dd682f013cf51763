import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createInstallation } from '../../src/main/adapters/system/installation.ts';
import { eventually } from '../desktop/processes.ts';

let folder: string;
let file: string;
let told: number;
let stop: () => void;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyfob-installation-'));
  file = join(folder, 'keyfob');
  told = 0;
  writeFileSync(file, 'one');
  stop = createInstallation(file).watch(() => (told += 1));
});
afterEach(() => {
  stop();
  rmSync(folder, { recursive: true, force: true });
});

const put = (name: string) => {
  writeFileSync(`${file}.dpkg-new`, 'one');
  renameSync(`${file}.dpkg-new`, join(folder, name));
};

it('tells once that another file took the place, also one that is equal', async () => {
  await sleep(50);
  put('keyfob');
  await eventually('being told', () => told > 0 || null);
  put('keyfob');
  await sleep(100);
  expect(told).toBe(1);
});

it('tells nothing of a file beside it, of its removal, or once it was stopped', async () => {
  await sleep(50);
  put('other');
  rmSync(file);
  await sleep(100);
  stop();
  put('keyfob');
  await sleep(100);
  expect(told).toBe(0);
});

it('tells nothing where there is no such folder', () => {
  createInstallation(join(folder, 'none/keyfob')).watch(() => (told += 1))();
});
