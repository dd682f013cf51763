import { rmSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Authority } from '../cluster/certificates.ts';
import { ownAddress } from '../cluster/own-address.ts';
import { CertificateFolder } from './certificate-folder.ts';

const dayMs = 86_400_000;
let folder: CertificateFolder;

describe('the certificates of a snap data folder', () => {
  beforeEach(async () => {
    folder = await CertificateFolder.make('x509');
  });
  afterEach(() => folder.remove());

  it('are listed once each, with every place that holds them', async () => {
    const { rows, unread, uncovered } = await folder.read();
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
    const [server] = (await folder.read()).rows;
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
    folder.write('certs/server.crt', pair.certificate);
    const { rows } = await folder.read();
    expect(rows.find(({ role }) => role === 'server')).toMatchObject({
      issuer: 'CN=10.152.183.1',
      chain: 'broken',
    });
  });

  it('tell a certificate that a kubelet made for itself from one that the CA signed', async () => {
    const kubelet = await Authority.create('CN=host-ca@1700000000');
    const pair = await kubelet.issue({ subject: 'CN=host@1700000000', usage: 'server' });
    folder.write('certs/kubelet.crt', pair.certificate);
    expect((await folder.read()).rows.find(({ name }) => name === 'kubelet.crt')).toMatchObject({
      role: 'kubelet-own',
      chain: 'own',
    });
  });

  it('are told of when they cannot be read; a file that is not there is no failure', async () => {
    folder.write('certs/front-proxy-client.crt', 'no certificate');
    rmSync(folder.at('certs/client.crt'));
    const { rows, unread } = await folder.read();
    const file = join((await folder.found()).root, 'certs/front-proxy-client.crt');
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

  it.each([
    [null, []],
    ['127.0.0.1', []],
    ['192.168.7.7', ['192.168.7.7']],
  ])('cover the address in use, or not: %s', async (lan, uncovered) => {
    expect((await folder.read(lan)).uncovered).toEqual(uncovered);
  });
});

describe('the API server’s certificate, where its file does not tell', () => {
  let server: Server;
  afterEach(async () => {
    await new Promise((resolve) => server.close(resolve));
    folder.remove();
  });

  it('is seen in a handshake, in which nothing is sent', async () => {
    const authority = await Authority.create();
    const pair = await authority.issue({ subject: 'CN=127.0.0.1', usage: 'server', days: 1 });
    const requests: unknown[] = [];
    server = createServer({ cert: pair.certificate, key: pair.key }, (request) => requests.push(request));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    folder = await CertificateFolder.make('token', port);
    rmSync(folder.at('certs/server.crt'));
    const { rows, unread, uncovered } = await folder.read();
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
