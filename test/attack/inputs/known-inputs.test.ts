import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createCertificates } from '../../../src/main/adapters/x509/certificates.ts';
import { readOptions } from '../../../src/main/cli/read-options.ts';
import { parseActivity } from '../../../src/main/core/desk/activity/activity-lines.ts';
import { parseCommandLine } from '../../../src/main/core/engine/command-line/parse-command-line.ts';
import { Authority } from '../../cluster/certificates.ts';

const most = 1000;

function timed<Value>(read: () => Value): { readonly value: Value; readonly took: number } {
  const began = performance.now();
  return { value: read(), took: performance.now() - began };
}

describe('inputs that readers once stumbled over [bad-input]', () => {
  it('reads an activity list of nothing but line breaks and scraps in time', () => {
    for (const text of ['\n'.repeat(512 * 1024), 'a\n'.repeat(256 * 1024), '{"at":1\n'.repeat(64 * 1024)]) {
      const { value, took } = timed(() => parseActivity(text));
      expect(value).toEqual([]);
      expect(took).toBeLessThan(most);
    }
  });

  it.each([
    ['many', Array<string>(200_000).fill('-a')],
    ['a word of many letters that could each be an option', [`-${'${'.repeat(60_000)}`]],
  ])('refuses %s arguments in time', (_, args) => {
    const { value, took } = timed(() => readOptions(['rotate', ...args]));
    expect(value.ok).toBe(false);
    expect(took).toBeLessThan(most);
  });

  it('looks in time whether a long argument was meant for an option of ours', () => {
    const { took } = timed(() => parseCommandLine([`--${'9'.repeat(128 * 1024)}`]));
    expect(took).toBeLessThan(50);
  });

  it('reads a certificate whose names cannot be decoded', async () => {
    const authority = await Authority.create();
    const names = [{ type: 'ip' as const, value: '127.0.0.1' }];
    const { certificate } = await authority.issue({ subject: 'CN=a', usage: 'server', names });
    const der = Buffer.from(new X509Certificate(certificate).raw);
    const extension = der.indexOf(Buffer.from([0x55, 0x1d, 0x11]));
    // The octet string behind the OID holds a sequence; a set in its place is none.
    der[extension + 5] = 0x31;
    const pem = `-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----\n`;
    expect(createCertificates().read(pem)).toMatchObject({ names: [] });
  });
});
