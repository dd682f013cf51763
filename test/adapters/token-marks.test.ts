import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { tokenMarks } from '../../src/main/adapters/x509/token-marks.ts';
import { readTokenFile } from '../../src/main/core/files/token-file/token-file.ts';
import { Secret } from '../../src/main/core/ports/secret.ts';

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const key = new Secret(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());

it('marks tokens of different bytes by different marks, also where these are no UTF-8', () => {
  const file = readTokenFile(Buffer.from('\xc3\xa9,a,1\n\xe9,b,2\n\xe8,c,3\n', 'latin1'));
  if (!file.ok) throw new Error(file.error.problem);
  const tokens = file.rows.map(({ token }) => token);
  const marks = tokenMarks.markAll(tokens, key, 'cluster');
  expect(new Set(marks).size).toBe(3);
  expect(tokenMarks.markAll(tokens, key, 'cluster')).toEqual(marks);
});
