import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readArguments } from '../../../src/main/adapters/system/read-arguments.ts';
import { createCertificates } from '../../../src/main/adapters/x509/certificates.ts';
import { readOptions } from '../../../src/main/cli/read-options.ts';
import { parseActivity } from '../../../src/main/core/desk/activity/activity-lines.ts';
import { windowOptions } from '../../../src/main/core/desk/start/window-options.ts';
import { Authority } from '../../cluster/certificates.ts';
import { growth, mostOfHundredfold } from '../../growth.ts';

const read = (args: readonly string[]) => readOptions(args, readArguments);

describe('inputs that readers once stumbled over [bad-input]', () => {
  it.each([
    ['line breaks', '\n', 512 * 1024],
    ['letters', 'a\n', 256 * 1024],
    ['scraps', '{"at":1\n', 64 * 1024],
  ])('reads an activity list of nothing but %s as fast as it is long', (_, scrap, size) => {
    const much = scrap.repeat(size);
    expect(parseActivity(much)).toEqual([]);
    expect(growth(parseActivity, scrap.repeat(size / 100), much)).toBeLessThan(mostOfHundredfold);
  });

  it('refuses arguments however many there are', () => {
    const many = (size: number) => ['rotate', ...Array<string>(size).fill('-a')];
    expect(read(many(200_000)).ok).toBe(false);
    expect(growth(read, many(2_000), many(200_000))).toBeLessThan(mostOfHundredfold);
  });

  it('refuses a word of letters that could each be an option as fast as it is long', () => {
    const word = (letters: number) => ['rotate', `-${'${'.repeat(letters / 2)}`];
    // Both are short enough to be read.
    for (const letters of [40, 4_000])
      expect(read(word(letters))).toEqual({ ok: false, error: 'there is no option -$' });
    expect(growth(read, word(40), word(4_000))).toBeLessThan(mostOfHundredfold);
  });

  it('looks only at the beginning of an argument for whether it was meant for an option of ours', () => {
    const long = (size: number) => [`--${'9'.repeat(size)}`];
    expect(growth((args) => windowOptions(args, readArguments), long(1024), long(128 * 1024))).toBeLessThan(
      20,
    );
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
