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
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCertificates } from '../../src/main/adapters/certificates.ts';
import { fileModes } from '../../src/main/adapters/file-modes.ts';
import { createServerCertificate } from '../../src/main/adapters/kubernetes/server-certificate.ts';
import { createSnapDataFiles } from '../../src/main/adapters/snap-data-files.ts';
import { readCertificates } from '../../src/main/core/certificates/read-certificates.ts';
import { seeServed } from '../../src/main/core/certificates/served-certificate.ts';
import { findCluster } from '../../src/main/core/cluster/find-cluster.ts';
import { fail } from '../../src/shared/result.ts';
import { findOpenFiles } from '../../src/main/core/safety/open-files.ts';
import { describeCertificate } from '../../src/shared/certificate-words.ts';
import { certificatesStateSchema } from '../../src/shared/certificates-state.ts';
import { Authority } from '../cluster/certificates.ts';
import { ownAddress } from '../cluster/own-address.ts';
import { makeSnapData, type SnapData, type SnapDataOptions } from '../cluster/snap-data.ts';

const dayMs = 86_400_000;
const files = createSnapDataFiles();
const certificates = createCertificates();
let snapData: SnapData;

const write = (name: string, text: string) => writeFileSync(join(snapData.current, name), text);

async function make(mode: SnapDataOptions['mode'], port = 1) {
  snapData = await makeSnapData({ mode, rbac: false, port });
}

async function found() {
  const cluster = await findCluster(snapData.current, { files, certificates });
  if (!cluster.ok) throw new Error(cluster.error.code);
  return cluster.value;
}

/** What is read, on a machine with this address in its network. */
async function read(lan: string | null = null) {
  const cluster = await found();
  const state = await readCertificates(
    { ...cluster, isOnNetwork: lan !== null },
    await seeServed(cluster.address.server, createServerCertificate(2000)),
    {
      files,
      certificates,
      hostAddress: { lan: () => Promise.resolve(lan), machine: () => ({ hostname: 'Home', addresses: [] }) },
    },
  );
  expect(certificatesStateSchema.safeParse(state).success).toBe(true);
  return state;
}

describe('the certificates of a snap data folder', () => {
  beforeEach(() => make('x509'));
  afterEach(() => snapData.remove());

  it('are listed once each, with every place that holds them', async () => {
    const { rows, unread, uncovered } = await read();
    const [soonest, ...others] = rows.map(({ name, role, places, chain }) => ({ name, role, places, chain }));
    expect(soonest).toEqual({
      name: 'server.crt',
      role: 'server',
      places: ['certs/server.crt'],
      chain: 'signed',
    });
    // The others end within the same second or the next, as they were made.
    expect(others.toSorted((a, b) => a.role.localeCompare(b.role))).toEqual([
      expect.objectContaining({ role: 'admin', places: ['certs/client.crt', 'credentials/client.config'] }),
      expect.objectContaining({ role: 'apiserver-kubelet-client', chain: 'signed' }),
      expect.objectContaining({ name: 'ca.crt', places: ['certs/ca.crt', 'credentials/client.config'] }),
    ]);
    expect([unread, uncovered]).toEqual([[], []]);
  });

  it('tell names, issuer and dates', async () => {
    const [server] = (await read()).rows;
    expect(server).toMatchObject({
      id: 'certificate:server.crt',
      subject: 'CN=127.0.0.1',
      issuer: 'CN=10.152.183.1',
      names: [
        'kubernetes',
        'kubernetes.default',
        'kubernetes.default.svc',
        'localhost',
        '127.0.0.1',
        '10.152.183.1',
        ...(ownAddress === null ? [] : [ownAddress]),
      ],
    });
    expect(server!.notAfter - Date.now()).toBeGreaterThan(364 * dayMs);
    expect(server!.notAfter - Date.now()).toBeLessThanOrEqual(365 * dayMs);
  });

  it('are checked against the key of the CA, not by its name', async () => {
    const other = await Authority.create();
    const pair = await other.issue({ subject: 'CN=127.0.0.1', usage: 'server' });
    write('certs/server.crt', pair.certificate);
    const { rows } = await read();
    expect(rows.find(({ role }) => role === 'server')).toMatchObject({
      issuer: 'CN=10.152.183.1',
      chain: 'broken',
    });
  });

  it('tell a certificate that a kubelet made for itself from one that the CA signed', async () => {
    const kubelet = await Authority.create('CN=host-ca@1700000000');
    const pair = await kubelet.issue({ subject: 'CN=host@1700000000', usage: 'server' });
    write('certs/kubelet.crt', pair.certificate);
    expect((await read()).rows.find(({ name }) => name === 'kubelet.crt')).toMatchObject({
      role: 'kubelet-own',
      chain: 'own',
    });
  });

  it('are told of when they cannot be read; a file that is not there is no failure', async () => {
    write('certs/front-proxy-client.crt', 'no certificate');
    rmSync(join(snapData.current, 'certs/client.crt'));
    const { rows, unread } = await read();
    const file = join((await found()).root, 'certs/front-proxy-client.crt');
    const error = { code: 'certificate-unusable', file, problem: 'other-text' };
    const obstacle = { file: file.replace('.crt', '.key'), problem: 'missing' };
    expect(unread).toEqual([
      { id: `file:${file}`, role: 'front-proxy-client', standing: 'own', maker: 'microk8s', error, obstacle },
    ]);
    expect(rows.find(({ role }) => role === 'admin')).toMatchObject({
      id: 'certificate:client.config',
      places: ['credentials/client.config'],
    });
  });

  it.each(['a key that is no key', 'a date that is none'] as const)(
    'are told of when one can be read but for %s',
    async (what) => {
      const damage = what === 'a key that is no key' ? withoutKey : withoutDate;
      const { root } = await found();
      write('certs/front-proxy-client.crt', damage(readFileSync(join(root, 'certs/server.crt'), 'utf8')));
      const { rows, unread } = await read();
      const file = join(root, 'certs/front-proxy-client.crt');
      expect(unread.map(({ error }) => error)).toEqual([
        { code: 'certificate-unusable', file, problem: 'damaged' },
      ]);
      expect(rows.find(({ role }) => role === 'server')).toMatchObject({ chain: 'signed' });
    },
  );

  it('leave no cluster where the CA of client.config holds a key that is no key', async () => {
    const { root } = await found();
    const config = join(root, 'credentials/client.config');
    const authority = readFileSync(join(root, 'certs/ca.crt'), 'utf8');
    const broken = Buffer.from(withoutKey(authority)).toString('base64');
    const text = readFileSync(config, 'utf8');
    writeFileSync(config, text.replace(/(certificate-authority-data: ).*/, `$1${broken}`));
    expect(await findCluster(root, { files, certificates })).toEqual({
      ok: false,
      error: { code: 'kubeconfig-unusable', file: config, problem: 'bad-authority' },
    });
  });

  it.each([
    [null, []],
    ['127.0.0.1', []],
    ['192.168.7.7', ['192.168.7.7']],
  ])('cover the address in use, or not: %s', async (lan, uncovered) => {
    expect((await read(lan)).uncovered).toEqual(uncovered);
  });
});

describe('the API server’s certificate, where its file does not tell', () => {
  let server: Server;
  afterEach(async () => {
    await new Promise((resolve) => server.close(resolve));
    snapData.remove();
  });

  it('is seen in a handshake, in which nothing is sent', async () => {
    const authority = await Authority.create();
    const pair = await authority.issue({ subject: 'CN=127.0.0.1', usage: 'server', days: 1 });
    const requests: unknown[] = [];
    server = createServer({ cert: pair.certificate, key: pair.key }, (request) => requests.push(request));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await make('token', port);
    rmSync(join(snapData.current, 'certs/server.crt'));
    const { rows, unread, uncovered } = await read();
    expect(unread.map(({ error }) => error.code)).toEqual(['file-missing']);
    expect(rows[0]).toMatchObject({
      id: `certificate:127.0.0.1:${port}`,
      role: 'server',
      places: [`https://127.0.0.1:${port}`],
      chain: 'broken',
    });
    expect(uncovered).toEqual(['127.0.0.1']);
    expect(requests).toEqual([]);
  });
});

describe('files that somebody damaged', () => {
  let revision: string;
  beforeAll(async () => {
    await make('x509');
    revision = realpathSync(snapData.current);
    cpSync(revision, `${revision}-whole`, { recursive: true });
  });
  afterEach(() => {
    rmSync(revision, { recursive: true });
    cpSync(`${revision}-whole`, revision, { recursive: true });
  });
  afterAll(() => snapData.remove());

  const errors = async () => (await read()).unread.map(({ error }) => error);
  const at = (name: string) => join(snapData.current, name);
  const pem = (name: string) => readFileSync(at(name), 'utf8');

  const damages: readonly (readonly [string, string, () => void, object])[] = [
    ['an empty one', 'server.crt', () => write('certs/server.crt', ''), { problem: 'empty' }],
    ['one of blanks', 'server.crt', () => write('certs/server.crt', '\n\n'), { problem: 'empty' }],
    [
      'one that ends in the middle',
      'server.crt',
      () => write('certs/server.crt', pem('certs/server.crt').slice(0, 600)),
      { problem: 'cut' },
    ],
    [
      'one whose chain ends in the middle',
      'server.crt',
      () => write('certs/server.crt', pem('certs/server.crt') + pem('certs/ca.crt').slice(0, 600)),
      { problem: 'cut' },
    ],
    [
      'DER',
      'ca.crt',
      () => writeFileSync(at('certs/ca.crt'), new X509Certificate(pem('certs/ca.crt')).raw),
      { problem: 'der' },
    ],
    [
      'zeros, as a crash leaves them',
      'server.crt',
      () => writeFileSync(at('certs/server.crt'), Buffer.alloc(900)),
      { problem: 'damaged' },
    ],
    [
      'a key in its place',
      'server.crt',
      () => write('certs/server.crt', pem('certs/server.key')),
      { problem: 'other-text' },
    ],
    [
      'base64 that was changed',
      'server.crt',
      () => write('certs/server.crt', pem('certs/server.crt').replace('MII', 'AAA')),
      { problem: 'damaged' },
    ],
    [
      'an empty key',
      'server.key',
      () => write('certs/server.key', ''),
      { code: 'certificate-key-unusable', problem: 'empty' },
    ],
    [
      'a key that was cut',
      'server.key',
      () => write('certs/server.key', pem('certs/server.key').slice(0, 600)),
      { code: 'certificate-key-unusable', problem: 'damaged' },
    ],
    [
      'the key of another certificate',
      'server.key',
      () => write('certs/server.key', pem('certs/client.key')),
      { code: 'certificate-key-unusable', problem: 'other-key' },
    ],
  ];
  it.each(damages)('are told of: %s', async (_, name, damage, expected) => {
    damage();
    const file = join((await found()).root, 'certs', name);
    expect(await errors()).toEqual([{ code: 'certificate-unusable', file, ...expected }]);
  });

  const badKeys: readonly (readonly [string, () => void, readonly string[]])[] = [
    ['nothing', () => undefined, []],
    ['an empty server.key', () => write('certs/server.key', ''), ['server', 'ca', 'admin']],
    ['no server.key', () => rmSync(at('certs/server.key')), ['server']],
    ['the server.key of another', () => write('certs/server.key', pem('certs/client.key')), []],
    ['an empty client.key', () => write('certs/client.key', ''), ['ca', 'admin']],
    ['no ca.key', () => rmSync(at('certs/ca.key')), ['server', 'ca', 'admin']],
    [
      'a ca.key of another CA',
      () => write('certs/ca.key', pem('certs/client.key')),
      ['server', 'ca', 'admin'],
    ],
  ];
  it.each(badKeys)('are not renewed with what is of no use: %s', async (_, damage, kept) => {
    damage();
    const { rows, obstacles } = await read();
    const blocked = rows.filter(({ obstacle }) => obstacle !== null).map(({ role }) => role);
    const asked = ['server', 'ca', 'admin'];
    expect(asked.filter((role) => (blocked as string[]).includes(role))).toEqual(kept);
    const inTheWay = Object.entries(obstacles).filter(([, obstacle]) => obstacle !== null);
    expect(inTheWay.map(([name]) => name)).toEqual(['server', 'ca'].filter((name) => kept.includes(name)));
  });

  it('tell what stands in the way of making them anew when they are gone', async () => {
    for (const name of ['server.crt', 'ca.crt', 'ca.key']) rmSync(at(`certs/${name}`));
    const obstacle = { file: join((await found()).root, 'certs/ca.key'), problem: 'missing' };
    expect((await read()).obstacles).toEqual({ server: obstacle, ca: obstacle });
  });

  it('are not renewed with an empty key while they are empty themselves', async () => {
    for (const name of ['server.crt', 'server.key']) write(`certs/${name}`, '');
    const file = join((await found()).root, 'certs/server.key');
    expect((await read()).unread).toMatchObject([
      { error: { code: 'certificate-unusable' }, obstacle: { file, problem: 'empty' } },
    ]);
  });

  it('are told of where a folder or a loop is in their place, or nothing', async () => {
    for (const name of ['server.crt', 'ca.crt', 'apiserver-kubelet-client.crt']) rmSync(at(`certs/${name}`));
    mkdirSync(at('certs/server.crt'));
    symlinkSync('ca.crt', at('certs/ca.crt'));
    expect((await errors()).map(({ code }) => code)).toEqual([
      'file-link-loop',
      'file-not-regular',
      'file-missing',
    ]);
  });

  it('are told of where a kubeconfig was cut, too', async () => {
    write('credentials/scheduler.config', readFileSync(at('credentials/client.config'), 'utf8').slice(0, 99));
    expect((await read()).unread).toMatchObject([
      { role: 'scheduler', error: { code: 'kubeconfig-unusable' } },
    ]);
  });

  it('are not told of what the cluster can do without', async () => {
    rmSync(at('certs/client.crt'));
    rmSync(at('certs/ca.key'));
    chmodSync(at('certs/server.key'), 0o000);
    expect(await errors()).toEqual([]);
  });
});

describe('certificates in use', () => {
  beforeEach(() => make('x509'));
  afterEach(() => snapData.remove());

  const at = (name: string) => join(snapData.current, name);
  const use = (flag: string, value: string) => {
    const args = readFileSync(at('args/kube-apiserver'), 'utf8');
    const rest = args.split('\n').filter((line) => !line.startsWith(`--${flag}=`));
    write('args/kube-apiserver', [`--${flag}=${value}`, ...rest].join('\n'));
  };
  const standings = async () =>
    Object.fromEntries((await read()).rows.map(({ name, role, standing }) => [name, [role, standing]]));

  it('are not renewed by MicroK8s for a key of its own where another one is in use', async () => {
    const key = join(snapData.root, 'other.key');
    const pair = await snapData.authority.issue({ subject: 'CN=127.0.0.1', usage: 'server' });
    writeFileSync(key, pair.key);
    write('certs/server.crt', pair.certificate);
    use('tls-private-key-file', key);
    const { rows, unread } = await read();
    expect(unread).toEqual([]);
    for (const role of ['server', 'ca', 'admin'] as const) {
      const row = rows.find((each) => each.role === role)!;
      expect(row).toMatchObject({ standing: 'own', obstacle: { file: key, problem: 'elsewhere' } });
      const { command, effect } = describeCertificate(row, 'x509', snapData.current);
      expect(command).toBeNull();
      expect(effect).toContain(`the API server was told to use ${key}`);
    }
    expect((await found()).address.servesOwn).toBe(false);
    write(
      'certs/server.crt',
      (await snapData.authority.issue({ subject: 'CN=x', usage: 'server' })).certificate,
    );
    const after = await read();
    expect(after.unread).toMatchObject([{ error: { code: 'certificate-key-unusable', file: key } }]);
    expect(describeCertificate(after.unread[0]!, 'x509', snapData.current).command).toBeNull();
  });

  it('are those that the API server was told of, through the link to the folder or not', async () => {
    const other = join(snapData.root, 'other.crt');
    const { certificate } = await snapData.authority.issue({ subject: 'CN=front', usage: 'client' });
    writeFileSync(other, certificate);
    write('certs/front-proxy-client.crt', readFileSync(at('certs/server.crt'), 'utf8'));
    use('proxy-client-cert-file', other);
    use('tls-cert-file', at('certs/server.crt'));
    const { root, watchPaths } = await found();
    expect(watchPaths.filter((path) => !path.startsWith(`${root}/`))).toEqual([]);
    expect(await standings()).toMatchObject({
      [other]: ['front-proxy-client', 'elsewhere'],
      'server.crt': ['server', 'own'],
    });
  });

  it('are told of when the file is not there', async () => {
    use('client-ca-file', '/nowhere/clients.crt');
    expect((await read()).unread).toMatchObject([
      {
        role: 'trusted-ca',
        standing: 'elsewhere',
        error: { code: 'file-missing', file: '/nowhere/clients.crt' },
      },
    ]);
  });

  it('are the ones inside kubeconfigs, not the files that they were made from', async () => {
    const { certificate, key } = await snapData.authority.issue({ subject: 'CN=admin', usage: 'client' });
    write('certs/client.crt', certificate);
    write('certs/client.key', key);
    expect(await standings()).toMatchObject({
      'client.crt': ['admin', 'spare'],
      'client.config': ['admin', 'own'],
    });
  });

  it('are all of a file, and those that kubelets rotate and other machines gave', async () => {
    const between = await Authority.create('CN=between');
    write('certs/server.crt', readFileSync(at('certs/server.crt'), 'utf8') + between.pem);
    const pair = await snapData.authority.issue({ subject: 'CN=node', usage: 'client' });
    write('certs/kubelet-client-current.pem', pair.certificate + pair.key);
    write('certs/remote-etcd-ca.crt', (await Authority.create('CN=etcd')).pem);
    expect(await standings()).toMatchObject({
      'server.crt': ['server', 'own'],
      'server.crt (2)': ['between', 'own'],
      'kubelet-client-current.pem': ['kubelet-rotated', 'own'],
      'remote-etcd-ca.crt': ['trusted-ca', 'own'],
    });
  });

  it.each([
    ['InternalIP,Hostname', '10.1.2.3', []],
    ['InternalIP,Hostname', '10.1.2.4', ['10.1.2.4']],
    ['Hostname,InternalIP', '10.1.2.4', []],
  ])('must cover where the API server asks the kubelet: %s, %s', async (types, lan, uncovered) => {
    const { certificate } = await snapData.authority.issue({
      subject: 'CN=system:node:home',
      usage: 'server',
      names: [
        { type: 'dns', value: 'home' },
        { type: 'ip', value: '10.1.2.3' },
      ],
    });
    write('certs/kubelet.crt', certificate);
    use('kubelet-preferred-address-types', types);
    expect((await read(lan)).kubeletUncovered).toEqual([]);
    use('kubelet-certificate-authority', '${SNAP_DATA}/certs/ca.crt');
    expect((await read(lan)).kubeletUncovered).toEqual(uncovered);
  });
});

describe('files with secrets', () => {
  beforeEach(() => make('token'));
  afterEach(() => snapData.remove());

  const open = async () => {
    const { root, tokenFile } = await found();
    const files = await findOpenFiles(root, tokenFile, fileModes);
    expect(files.unseen).toEqual([]);
    return files.open.map(({ path, isWritable }) => [path.slice(root.length + 1), isWritable]);
  };
  const openFolders = () => {
    for (const folder of ['..', '.', 'credentials', 'certs'])
      chmodSync(join(snapData.current, folder), 0o755);
  };

  it('are closed to others as MicroK8s makes them', async () => {
    expect(await open()).toEqual([]);
  });

  it('are found by their mode bits, keys and credentials but not certificates', async () => {
    openFolders();
    chmodSync(join(snapData.current, 'credentials/client.config'), 0o644);
    chmodSync(join(snapData.current, 'credentials/known_tokens.csv'), 0o662);
    chmodSync(join(snapData.current, 'certs/ca.key'), 0o604);
    chmodSync(join(snapData.current, 'certs/ca.crt'), 0o644);
    expect(await open()).toEqual([
      ['credentials/client.config', false],
      ['credentials/known_tokens.csv', true],
      ['certs/ca.key', false],
    ]);
  });

  it('are found beside one that is not there any more under the name that its folder told', async () => {
    openFolders();
    chmodSync(join(snapData.current, 'credentials/client.config'), 0o644);
    // A name that is no UTF-8 is told as another one, which no file has.
    writeFileSync(Buffer.concat([Buffer.from(join(snapData.current, 'credentials/')), Buffer.of(0xff)]), '');
    expect(await open()).toEqual([['credentials/client.config', false]]);
  });

  it('are closed behind a folder that others may not enter', async () => {
    openFolders();
    chmodSync(join(snapData.current, 'credentials/client.config'), 0o644);
    chmodSync(join(snapData.current, 'credentials'), 0o750);
    expect(await open()).toEqual([]);
  });

  it('are unknown in a folder that cannot be listed, unless others may not enter it', async () => {
    openFolders();
    const { root, tokenFile } = await found();
    const folder = join(root, 'credentials');
    const unlisted: typeof fileModes = {
      ...fileModes,
      list: (path) =>
        path === folder ? Promise.resolve(fail({ code: 'root-only', file: path })) : fileModes.list(path),
    };
    expect(await findOpenFiles(root, tokenFile, unlisted)).toEqual({ open: [], unseen: [folder] });
    chmodSync(folder, 0o750);
    expect(await findOpenFiles(root, tokenFile, unlisted)).toEqual({ open: [], unseen: [] });
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
