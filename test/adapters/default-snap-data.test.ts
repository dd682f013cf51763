import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { hasMicroK8s } from '../../src/main/adapters/files/default-snap-data.ts';

it('takes MicroK8s for missing only where it certainly is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keyfob-default-'));
  symlinkSync('loop', join(folder, 'loop'));
  expect(hasMicroK8s(folder)).toBe(true);
  expect(hasMicroK8s(join(folder, 'none/current'))).toBe(false);
  expect(hasMicroK8s(join(folder, 'loop/current'))).toBe(true);
  rmSync(folder, { recursive: true });
});
