import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createGuardedFiles } from '../../src/main/adapters/engine/guarded-files.ts';
import { createCertificates } from '../../src/main/adapters/x509/certificates.ts';
import { look } from '../../src/main/core/engine/look.ts';
import { fileLimits } from '../../src/main/core/files/text/file-limits.ts';
import { Secret } from '../../src/main/core/ports/secret.ts';
import { makeSnapData, type SnapData } from '../cluster/snap-data.ts';

let snapData: SnapData;
let config: string;
const files = createGuardedFiles('sudo keyfob rotate');

beforeEach(async () => {
  snapData = await makeSnapData({ mode: 'token', rbac: true, port: 1 });
  config = join(snapData.current, 'credentials/client.config');
  const text = readFileSync(config, 'latin1');
  writeFileSync(config, `${text}# `.padEnd(fileLimits.kubeconfig, 'x'));
});
afterEach(() => snapData.remove());

it('looks at a client.config that is as large as the window reads one', async () => {
  const host = { addresses: ['127.0.0.1'] };
  const seen = await look(snapData.current, { files, certificates: createCertificates(), host });
  expect(seen.ok ? seen.value.clientConfig.bytes.length : seen.error).toBe(fileLimits.kubeconfig);
});

it('replaces one as large, and none that has become another', async () => {
  const resolved = await files.resolve(snapData.current);
  if (!resolved.ok) throw new Error(resolved.error.code);
  const file = join(resolved.value, 'credentials/client.config');
  const before = readFileSync(file);
  expect(await files.replace(file, before, new Secret('a: 1\n'))).toEqual({ ok: true, value: null });
  writeFileSync(file, 'a: 1\nb: 2\n');
  expect(await files.replace(file, Buffer.from('a: 1\n'), new Secret('a: 3\n'))).toEqual({
    ok: false,
    error: { code: 'rotation-file-changed', file },
  });
  expect(readFileSync(file, 'utf8')).toBe('a: 1\nb: 2\n');
});
