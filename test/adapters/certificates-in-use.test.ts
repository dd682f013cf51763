import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeCertificate } from '../../src/shared/words/certificate-words.ts';
import { nothingKnown } from '../../src/shared/words/known/known.ts';
import { Authority } from '../cluster/certificates.ts';
import { CertificateFolder } from './certificate-folder.ts';

let folder: CertificateFolder;

describe('certificates in use', () => {
  beforeEach(async () => {
    folder = await CertificateFolder.make('x509');
  });
  afterEach(() => folder.remove());

  const standings = async () =>
    Object.fromEntries(
      (await folder.read()).rows.map(({ name, role, standing }) => [name, [role, standing]]),
    );

  it('are not renewed by MicroK8s for a key of its own where another one is in use', async () => {
    const key = join(folder.snapData.root, 'other.key');
    const pair = await folder.snapData.authority.issue({ subject: 'CN=127.0.0.1', usage: 'server' });
    writeFileSync(key, pair.key);
    folder.write('certs/server.crt', pair.certificate);
    folder.use('tls-private-key-file', key);
    const { rows, unread } = await folder.read();
    const known = { ...nothingKnown, mode: 'x509' as const, snapData: folder.snapData.current };
    expect(unread).toEqual([]);
    for (const role of ['server', 'ca', 'admin'] as const) {
      const row = rows.find((each) => each.role === role)!;
      expect(row).toMatchObject({ standing: 'own', obstacle: { file: key, problem: 'elsewhere' } });
      const { command, effect } = describeCertificate(row, known);
      expect(command).toBeNull();
      expect(effect).toContain(`the API server is set to use ${key}`);
    }
    expect((await folder.found()).address.servesOwn).toBe(false);
    folder.write(
      'certs/server.crt',
      (await folder.snapData.authority.issue({ subject: 'CN=x', usage: 'server' })).certificate,
    );
    const after = await folder.read();
    expect(after.unread).toMatchObject([{ error: { code: 'certificate-key-unusable', file: key } }]);
    expect(describeCertificate(after.unread[0]!, known).command).toBeNull();
  });

  it('are those that the API server was told of, through the link to the folder or not', async () => {
    const other = join(folder.snapData.root, 'other.crt');
    const { certificate } = await folder.snapData.authority.issue({ subject: 'CN=front', usage: 'client' });
    writeFileSync(other, certificate);
    folder.write('certs/front-proxy-client.crt', folder.pem('certs/server.crt'));
    folder.use('proxy-client-cert-file', other);
    folder.use('tls-cert-file', folder.at('certs/server.crt'));
    const { root, watchPaths } = await folder.found();
    expect(watchPaths.filter((path) => !path.startsWith(`${root}/`))).toEqual([]);
    expect(await standings()).toMatchObject({
      [other]: ['front-proxy-client', 'elsewhere'],
      'server.crt': ['server', 'own'],
    });
  });

  it('are those that the API server shows by name, and has where nobody told it of one', async () => {
    const pair = await folder.snapData.authority.issue({ subject: 'CN=home.lan', usage: 'server' });
    for (const name of ['certs/lan', 'certs/apiserver']) {
      folder.write(`${name}.crt`, pair.certificate);
      folder.write(`${name}.key`, pair.key);
    }
    folder.use('tls-sni-cert-key', '${SNAP_DATA}/certs/lan.crt,${SNAP_DATA}/certs/lan.key:home.lan,*.lan');
    expect(await standings()).toMatchObject({
      'server.crt': ['server', 'own'],
      'certs/lan.crt': ['server', 'elsewhere'],
    });
    folder.write('certs/lan.key', '');
    const file = join((await folder.found()).root, 'certs/lan.key');
    const empty = { code: 'certificate-key-unusable', file, problem: 'empty' };
    expect((await folder.read()).unread).toMatchObject([
      { role: 'server', standing: 'elsewhere', error: empty },
    ]);

    folder.leaveOut('tls-cert-file', 'tls-private-key-file', 'tls-sni-cert-key');
    expect((await folder.found()).address.servesOwn).toBe(false);
    expect(await standings()).toMatchObject({
      'server.crt': ['server', 'spare'],
      'certs/apiserver.crt': ['server', 'elsewhere'],
    });
    for (const end of ['crt', 'key']) rmSync(folder.at(`certs/apiserver.${end}`));
    expect((await folder.read()).unread).toEqual([]);
  });

  it('are told of when the file is not there', async () => {
    folder.use('client-ca-file', '/nowhere/clients.crt');
    expect((await folder.read()).unread).toMatchObject([
      {
        role: 'trusted-ca',
        standing: 'elsewhere',
        error: { code: 'file-missing', file: '/nowhere/clients.crt' },
      },
    ]);
  });

  it('are the ones inside kubeconfigs, not the files that they were made from', async () => {
    const { certificate, key } = await folder.snapData.authority.issue({
      subject: 'CN=admin',
      usage: 'client',
    });
    folder.write('certs/client.crt', certificate);
    folder.write('certs/client.key', key);
    expect(await standings()).toMatchObject({
      'client.crt': ['admin', 'spare'],
      'client.config': ['admin', 'own'],
    });
  });

  it('are all of a file, and those that kubelets rotate and other machines gave', async () => {
    const between = await Authority.create('CN=between');
    folder.write('certs/server.crt', folder.pem('certs/server.crt') + between.pem);
    const pair = await folder.snapData.authority.issue({ subject: 'CN=node', usage: 'client' });
    folder.write('certs/kubelet-client-current.pem', pair.certificate + pair.key);
    folder.write('certs/remote-etcd-ca.crt', (await Authority.create('CN=etcd')).pem);
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
    const { certificate } = await folder.snapData.authority.issue({
      subject: 'CN=system:node:home',
      usage: 'server',
      names: [
        { type: 'dns', value: 'home' },
        { type: 'ip', value: '10.1.2.3' },
      ],
    });
    folder.write('certs/kubelet.crt', certificate);
    folder.use('kubelet-preferred-address-types', types);
    expect((await folder.read(lan)).kubeletUncovered).toEqual([]);
    folder.use('kubelet-certificate-authority', '${SNAP_DATA}/certs/ca.crt');
    expect((await folder.read(lan)).kubeletUncovered).toEqual(uncovered);
  });
});
