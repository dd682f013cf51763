import { X509Certificate } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCertificates } from '../../src/main/adapters/x509/certificates.ts';
import { createSnapDataFiles } from '../../src/main/adapters/files/snap-data-files.ts';
import { findCluster } from '../../src/main/core/files/snap-data/find-cluster.ts';
import { CertificateFolder } from './certificate-folder.ts';

let folder: CertificateFolder;

describe('files that somebody damaged', () => {
  let revision: string;
  beforeAll(async () => {
    folder = await CertificateFolder.make('x509');
    revision = realpathSync(folder.snapData.current);
    cpSync(revision, `${revision}-whole`, { recursive: true });
  });
  afterEach(() => {
    rmSync(revision, { recursive: true });
    cpSync(`${revision}-whole`, revision, { recursive: true });
  });
  afterAll(() => folder.remove());

  const errors = async () => (await folder.read()).unread.map(({ error }) => error);

  const damages: readonly (readonly [string, string, () => void, object])[] = [
    ['an empty one', 'server.crt', () => folder.write('certs/server.crt', ''), { problem: 'empty' }],
    ['one of blanks', 'server.crt', () => folder.write('certs/server.crt', '\n\n'), { problem: 'empty' }],
    [
      'one that ends in the middle',
      'server.crt',
      () => folder.write('certs/server.crt', folder.pem('certs/server.crt').slice(0, 600)),
      { problem: 'cut' },
    ],
    [
      'one whose chain ends in the middle',
      'server.crt',
      () =>
        folder.write(
          'certs/server.crt',
          folder.pem('certs/server.crt') + folder.pem('certs/ca.crt').slice(0, 600),
        ),
      { problem: 'cut' },
    ],
    [
      'DER',
      'ca.crt',
      () => writeFileSync(folder.at('certs/ca.crt'), new X509Certificate(folder.pem('certs/ca.crt')).raw),
      { problem: 'der' },
    ],
    [
      'zeros, as a crash leaves them',
      'server.crt',
      () => writeFileSync(folder.at('certs/server.crt'), Buffer.alloc(900)),
      { problem: 'damaged' },
    ],
    [
      'a key in its place',
      'server.crt',
      () => folder.write('certs/server.crt', folder.pem('certs/server.key')),
      { problem: 'other-text' },
    ],
    [
      'base64 that was changed',
      'server.crt',
      () => folder.write('certs/server.crt', folder.pem('certs/server.crt').replace('MII', 'AAA')),
      { problem: 'damaged' },
    ],
    [
      'an empty key',
      'server.key',
      () => folder.write('certs/server.key', ''),
      { code: 'certificate-key-unusable', problem: 'empty' },
    ],
    [
      'a key that was cut',
      'server.key',
      () => folder.write('certs/server.key', folder.pem('certs/server.key').slice(0, 600)),
      { code: 'certificate-key-unusable', problem: 'damaged' },
    ],
    [
      'the key of another certificate',
      'server.key',
      () => folder.write('certs/server.key', folder.pem('certs/client.key')),
      { code: 'certificate-key-unusable', problem: 'other-key' },
    ],
    [
      'an empty key of the tokens',
      'serviceaccount.key',
      () => folder.write('certs/serviceaccount.key', ''),
      { code: 'certificate-key-unusable', problem: 'empty' },
    ],
    [
      'a key of the tokens that was cut',
      'serviceaccount.key',
      () => folder.write('certs/serviceaccount.key', folder.pem('certs/serviceaccount.key').slice(0, 600)),
      { code: 'certificate-key-unusable', problem: 'damaged' },
    ],
    [
      'no key of the tokens',
      'serviceaccount.key',
      () => rmSync(folder.at('certs/serviceaccount.key')),
      { code: 'file-missing' },
    ],
  ];
  it.each(damages)('are told of: %s', async (_, name, damage, expected) => {
    damage();
    const file = join((await folder.found()).root, 'certs', name);
    expect(await errors()).toEqual([{ code: 'certificate-unusable', file, ...expected }]);
  });

  const badKeys: readonly (readonly [string, () => void, readonly string[]])[] = [
    ['nothing', () => undefined, []],
    ['an empty server.key', () => folder.write('certs/server.key', ''), ['server', 'ca', 'admin']],
    ['no server.key', () => rmSync(folder.at('certs/server.key')), ['server']],
    ['the server.key of another', () => folder.write('certs/server.key', folder.pem('certs/client.key')), []],
    ['an empty client.key', () => folder.write('certs/client.key', ''), ['ca', 'admin']],
    ['no ca.key', () => rmSync(folder.at('certs/ca.key')), ['server', 'ca', 'admin']],
    [
      'a ca.key of another CA',
      () => folder.write('certs/ca.key', folder.pem('certs/client.key')),
      ['server', 'ca', 'admin'],
    ],
  ];
  it.each(badKeys)('are not renewed with what is of no use: %s', async (_, damage, kept) => {
    damage();
    const { rows, obstacles } = await folder.read();
    const blocked = rows.filter(({ obstacle }) => obstacle !== null).map(({ role }) => role);
    const asked = ['server', 'ca', 'admin'];
    expect(asked.filter((role) => (blocked as string[]).includes(role))).toEqual(kept);
    const inTheWay = Object.entries(obstacles).filter(([, obstacle]) => obstacle !== null);
    expect(inTheWay.map(([name]) => name)).toEqual(['server', 'ca'].filter((name) => kept.includes(name)));
  });

  it('tell what stands in the way of making them anew when they are gone', async () => {
    for (const name of ['server.crt', 'ca.crt', 'ca.key']) rmSync(folder.at(`certs/${name}`));
    const obstacle = { file: join((await folder.found()).root, 'certs/ca.key'), problem: 'missing' };
    expect((await folder.read()).obstacles).toEqual({ server: obstacle, ca: obstacle });
  });

  it('are not renewed with an empty key while they are empty themselves', async () => {
    for (const name of ['server.crt', 'server.key']) folder.write(`certs/${name}`, '');
    const file = join((await folder.found()).root, 'certs/server.key');
    expect((await folder.read()).unread).toMatchObject([
      { error: { code: 'certificate-unusable' }, obstacle: { file, problem: 'empty' } },
    ]);
  });

  it('are told of where a folder or a loop is in their place, or nothing', async () => {
    for (const name of ['server.crt', 'ca.crt', 'apiserver-kubelet-client.crt'])
      rmSync(folder.at(`certs/${name}`));
    mkdirSync(folder.at('certs/server.crt'));
    symlinkSync('ca.crt', folder.at('certs/ca.crt'));
    expect((await errors()).map(({ code }) => code)).toEqual([
      'file-link-loop',
      'file-not-regular',
      'file-missing',
    ]);
  });

  it('are told of where a kubeconfig was cut, too', async () => {
    folder.write(
      'credentials/scheduler.config',
      readFileSync(folder.at('credentials/client.config'), 'utf8').slice(0, 99),
    );
    expect((await folder.read()).unread).toMatchObject([
      { role: 'scheduler', error: { code: 'kubeconfig-unusable' } },
    ]);
  });

  it('are not told of what the cluster can do without', async () => {
    rmSync(folder.at('certs/client.crt'));
    rmSync(folder.at('certs/ca.key'));
    chmodSync(folder.at('certs/server.key'), 0o000);
    expect(await errors()).toEqual([]);
  });
});

describe('certificates that can be read but for a part', () => {
  beforeEach(async () => {
    folder = await CertificateFolder.make('x509');
  });
  afterEach(() => folder.remove());

  it.each(['a key that is no key', 'a date that is none'] as const)(
    'are told of when one can be read but for %s',
    async (what) => {
      const damage = what === 'a key that is no key' ? withoutKey : withoutDate;
      const { root } = await folder.found();
      folder.write(
        'certs/front-proxy-client.crt',
        damage(readFileSync(join(root, 'certs/server.crt'), 'utf8')),
      );
      const { rows, unread } = await folder.read();
      const file = join(root, 'certs/front-proxy-client.crt');
      expect(unread.map(({ error }) => error)).toEqual([
        { code: 'certificate-unusable', file, problem: 'damaged' },
      ]);
      expect(rows.find(({ role }) => role === 'server')).toMatchObject({ chain: 'signed' });
    },
  );

  it('leave no cluster where the CA of client.config holds a key that is no key', async () => {
    const { root } = await folder.found();
    const config = join(root, 'credentials/client.config');
    const authority = readFileSync(join(root, 'certs/ca.crt'), 'utf8');
    const broken = Buffer.from(withoutKey(authority)).toString('base64');
    const text = readFileSync(config, 'utf8');
    writeFileSync(config, text.replace(/(certificate-authority-data: ).*/, `$1${broken}`));
    expect(
      await findCluster(root, {
        files: createSnapDataFiles(),
        certificates: createCertificates(),
      }),
    ).toEqual({
      ok: false,
      error: { code: 'kubeconfig-unusable', file: config, problem: 'bad-authority' },
    });
  });
});

/** A certificate whose RSA key is a set instead of a sequence. */
function withoutKey(pem: string): string {
  return damaged(pem, Buffer.from('3082010a02820101', 'hex'), Buffer.from('3182010a02820101', 'hex'));
}

/** A certificate whose first date has no digits. */
function withoutDate(pem: string): string {
  const der = new X509Certificate(pem).raw;
  const date = der.subarray(der.indexOf(Buffer.from('170d', 'hex')) + 2).subarray(0, 13);
  return damaged(pem, date, Buffer.from('xxxxxxxxxxxxZ'));
}

function damaged(pem: string, part: Buffer, other: Buffer): string {
  const der = Buffer.from(new X509Certificate(pem).raw);
  other.copy(der, der.indexOf(part));
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
