import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeRepository } from '../../scripts/package-repo.mjs';
import { OwnApt } from './own-apt.ts';
import { SigningKey } from './signing-key.ts';
import { makeSmallPackage } from './small-package.ts';

const hasTools = ['apt-ftparchive', 'dpkg-deb', 'gpg'].every(
  (tool) => spawnSync(tool, ['--version']).status === 0,
);

describe.skipIf(!hasTools)('the apt repository, read by the real apt (needs apt-utils, dpkg and gpg)', () => {
  let key: SigningKey;
  let folder: string;
  let repository: string;
  let apt: OwnApt | null = null;

  beforeAll(() => {
    key = new SigningKey();
  });
  afterAll(() => key.remove());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'keyfob-repository-'));
    repository = join(folder, 'a folder');
  });
  afterEach(() => {
    apt?.remove();
    apt = null;
    rmSync(folder, { recursive: true, force: true });
  });

  const write = (version: string, more: Partial<Parameters<typeof writeRepository>[0]> = {}) => {
    const packages = [makeSmallPackage(folder, version)];
    writeRepository({ folder: repository, key: key.fingerprint, packages, ...more });
  };
  const stranger = () => (apt = new OwnApt(join(repository, 'keyfob.sources')));
  const filesBelow = (...names: string[]) => {
    const all = readdirSync(join(repository, ...names), { recursive: true, encoding: 'utf8' });
    return all.map((name) => join(repository, ...names, name)).filter((path) => statSync(path).isFile());
  };
  /** One bit of a byte in the middle, and the size stays. */
  const alter = (file: string) => {
    const bytes = readFileSync(file);
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = bytes[middle]! ^ 1;
    writeFileSync(file, bytes);
  };

  it('is trusted by a key of its own, and keeps what was in it before', async () => {
    write('0.1.0');
    write('0.2.0');
    const { code, said } = await stranger().update();
    expect({ code, said }).toEqual({ code: 0, said: expect.not.stringMatching(/^[WEN]:/m) as string });
    expect(await apt!.download('keyfob')).toMatchObject({ code: 0, said: expect.stringContaining('0.2.0') });
    expect(await apt!.download('keyfob=0.1.0')).toMatchObject({
      code: 0,
      said: expect.stringContaining('0.1.0'),
    });
    const sources = readFileSync(join(repository, 'keyfob.sources'), 'utf8');
    expect(sources).toContain('Signed-By:\n -----BEGIN PGP PUBLIC KEY BLOCK-----');
    expect(sources).not.toMatch(/trusted|SECRET|PRIVATE/i);
    const signed = ['--verify', join(repository, 'SHA256SUMS.asc'), join(repository, 'SHA256SUMS')];
    expect(spawnSync('gpg', signed).status).toBe(0);
    const sums = spawnSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: repository });
    expect({ status: sums.status, said: sums.stdout.toString().match(/: OK$/gm)?.length }).toEqual({
      status: 0,
      said: 3,
    });
  });

  it('is read by the hash of its lists over the network, by the names of the signed Release', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      const path = decodeURIComponent(request.url ?? '');
      asked.push(path);
      const file = filesBelow().find((each) => each === join(repository, path));
      response.writeHead(file === undefined ? 404 : 200).end(file && readFileSync(file));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    write('0.1.0', { address: `http://127.0.0.1:${port}` });
    expect(await stranger().update()).toMatchObject({ code: 0 });
    expect(asked.some((path) => path.includes('/by-hash/SHA256/'))).toBe(true);
    expect(asked.filter((path) => /Packages/.test(path))).toEqual([]);
    server.close();
  });

  const refusals = [
    {
      what: 'a byte of the package',
      spoil: () => filesBelow('pool').forEach(alter),
      refused: 'package',
      says: /Hash Sum mismatch/,
    },
    {
      what: 'a byte of Packages',
      spoil: () => filesBelow('dists/stable/main').forEach(alter),
      refused: 'lists',
      says: /Hash Sum mismatch/,
    },
    {
      what: 'a byte of Release',
      spoil: () => ['InRelease', 'Release'].forEach((name) => alter(join(repository, 'dists/stable', name))),
      refused: 'lists',
      says: /is not signed|BADSIG/,
    },
    {
      what: 'the time of Release, which is over',
      spoil: async () => {
        write('0.1.0', { validSeconds: 1 });
        await sleep(2000);
      },
      refused: 'lists',
      says: /is expired/,
    },
    {
      what: 'the key, which is another one',
      spoil: () => {
        const known = readFileSync(join(repository, 'keyfob.sources'));
        const other = new SigningKey();
        write('0.1.0', { key: other.fingerprint });
        other.remove();
        writeFileSync(join(repository, 'keyfob.sources'), known);
      },
      refused: 'lists',
      says: /NO_PUBKEY/,
    },
  ] as const;

  it.each(refusals)('is refused by apt where it is altered: $what', async ({ spoil, refused, says }) => {
    write('0.1.0');
    expect(await stranger().update()).toMatchObject({ code: 0 });
    apt!.remove();
    await spoil();
    const { code, said } = await stranger().update();
    if (refused === 'package') expect({ code, said }).toMatchObject({ code: 0 });
    else expect({ code, said }).toEqual({ code: 100, said: expect.stringMatching(says) as string });
    const got = await apt!.download('keyfob');
    expect(got.code).toBe(100);
    if (refused === 'package') expect(got.said).toMatch(says);
  });

  it('can be read by everybody, whatever the umask of its maker is', () => {
    const made = { folder: repository, key: key.fingerprint, packages: [makeSmallPackage(folder, '0.1.0')] };
    const script = `import { writeRepository } from ${JSON.stringify(resolve('scripts/package-repo.mjs'))};
      writeRepository(${JSON.stringify(made)});`;
    const line = 'umask 077; exec "$0" --input-type=module --eval "$1"';
    expect(spawnSync('sh', ['-c', line, process.execPath, script]).status).toBe(0);
    const all = readdirSync(repository, { recursive: true, encoding: 'utf8' });
    const closed = ['', ...all].filter((name) => {
      const facts = statSync(join(repository, name));
      return (facts.mode & 0o777) !== (facts.isDirectory() ? 0o755 : 0o644);
    });
    expect(closed).toEqual([]);
  });

  it('is not made by a key that gpg does not have', () => {
    expect(() => write('0.1.0', { key: 'nobody@keyfob.invalid' })).toThrow(
      'gpg has no secret key "nobody@keyfob.invalid" to sign with',
    );
  });
});
