import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { electronChecks } from '../../scripts/setup/electron-checks.mjs';

it('names tests that are there', () => {
  const checkout = resolve(import.meta.dirname, '../..');
  const missing = electronChecks
    .flatMap(({ files }) => files)
    .filter((file) => !existsSync(join(checkout, file)));
  expect(missing).toEqual([]);
});
