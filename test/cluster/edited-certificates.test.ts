import { X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { describe as describeError } from '../../src/shared/words/describe.ts';
import { describeFinding } from '../../src/shared/words/safety-words.ts';
import { eventually } from '../desktop/processes.ts';
import { openKeyfob, type OpenKeyfob } from '../fakes/open-keyfob.ts';
import { hasServers } from './binaries.ts';
import type { KeyPair } from './certificates.ts';
import { startCluster, type Cluster } from './cluster.ts';

const names = [{ type: 'ip', value: '127.0.0.1' }] as const;
const renewServer = 'sudo microk8s refresh-certs -e server.crt';
const renewAuthority = 'sudo microk8s refresh-certs -e ca.crt';

describe.skipIf(!hasServers)('certificates that somebody edited, on the real API server', () => {
  let cluster: Cluster;
  let opened: OpenKeyfob;
  let kept: ReadonlyMap<string, string>;
  const files = ['certs/ca.crt', 'certs/server.crt', 'certs/server.key', 'credentials/client.config'];
  const at = (name: string) => join(cluster.snapData.current, name);
  const snapshot = () => opened.keyfob.store.snapshot;
  const server = (days: number, startDays = -1) =>
    cluster.snapData.authority.issue({ subject: 'CN=127.0.0.1', usage: 'server', names, days, startDays });
  const rows = () => snapshot().certificates?.rows ?? [];
  const findings = () => snapshot().safety.map((finding) => describeFinding(finding, opened.keyfob.known()));

  beforeAll(async () => {
    cluster = await startCluster({ mode: 'x509', rbac: true });
    kept = new Map(files.map((name) => [name, readFileSync(at(name), 'utf8')]));
  });
  afterAll(() => cluster.stop());
  beforeEach(async () => {
    opened = await openKeyfob(cluster.snapData.current);
  });
  afterEach(async () => {
    await opened.close();
    for (const [name, text] of kept) writeFileSync(at(name), text);
    await serves(kept.get('certs/server.crt')!);
  });

  /** Puts a pair where the API server has its own, and waits until it shows it. */
  async function serve({ certificate, key }: KeyPair): Promise<void> {
    writeFileSync(at('certs/server.key'), key);
    writeFileSync(at('certs/server.crt'), certificate);
    await serves(certificate);
  }

  async function serves(certificate: string): Promise<void> {
    const { fingerprint256 } = new X509Certificate(certificate);
    const shown = () =>
      new Promise<string | undefined>((resolve, reject) => {
        const port = Number(new URL(cluster.server).port);
        const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false }, () => {
          resolve(socket.getPeerX509Certificate()?.fingerprint256);
          socket.destroy();
        }).on('error', reject);
      });
    await eventually('the new certificate', async () => ((await shown()) === fingerprint256 ? true : null));
  }

  it('one that is served from another place is on the board, and server.crt is not what helps', async () => {
    const folder = join(cluster.snapData.root, 'acme');
    mkdirSync(folder);
    const { certificate, key } = await server(5);
    writeFileSync(join(folder, 'server.crt'), certificate);
    writeFileSync(join(folder, 'server.key'), key);
    const args = readFileSync(at('args/kube-apiserver'), 'utf8');
    try {
      writeFileSync(
        at('args/kube-apiserver'),
        args.replaceAll('${SNAP_DATA}/certs/server.', `${folder}/server.`),
      );
      await cluster.restart();
      await opened.keyfob.clusters.refresh();
      const served = rows().find(({ places }) => places.includes(cluster.server));
      expect(served).toMatchObject({
        role: 'server',
        name: `${folder}/server.crt`,
        standing: 'elsewhere',
        places: [`${folder}/server.crt`, cluster.server],
        fingerprint: new X509Certificate(certificate).fingerprint256,
      });
      expect(rows().find(({ name }) => name === 'server.crt')).toMatchObject({ standing: 'spare' });
      expect(snapshot().credentials.soonest[0]).toMatchObject({
        name: { is: 'certificate', role: 'server', place: `${folder}/server.crt` },
      });
      const ending = findings().find(({ what }) => what.includes('expires on'));
      expect(ending?.what).toContain(`${folder}/server.crt`);
      expect(ending?.why).toContain('MicroK8s does not renew it');
      expect(findings().map(({ command }) => command)).toEqual([undefined]);
      // Whatever ends there is told about it, not the file that nobody shows.
      writeFileSync(at('certs/server.crt'), (await server(-1, -9)).certificate);
      await opened.keyfob.clusters.refresh();
      expect(findings().filter(({ what }) => what.includes('expire'))).toHaveLength(1);
    } finally {
      writeFileSync(at('args/kube-apiserver'), args);
      writeFileSync(at('certs/server.crt'), kept.get('certs/server.crt')!);
      await cluster.restart();
    }
  });

  it.each([
    ['is empty', () => ''],
    ['was cut', (pem: string) => pem.slice(0, 700)],
    ['is DER', (pem: string) => new X509Certificate(pem).raw],
    ['has the key of another one', null],
  ])(
    'a server.crt that %s is a finding while the API server still runs with the one before',
    async (_, damage) => {
      const before = kept.get('certs/server.crt')!;
      const content = damage === null ? (await server(300)).certificate : damage(before);
      writeFileSync(at('certs/server.crt'), content);
      await opened.keyfob.clusters.refresh();
      const broken = findings().filter(({ command }) => command === renewServer);
      expect(broken).toHaveLength(1);
      expect(broken[0]?.why).toMatch(/next (re)?start/);
      const shown = rows().find(({ places }) => places.includes(cluster.server));
      expect(shown).toMatchObject({ name: new URL(cluster.server).host, standing: 'own' });
      if (damage !== null) expect(rows().some(({ name }) => name === 'server.crt')).toBe(false);
    },
  );

  it('one that begins tomorrow is not valid yet, and the clock is what to look at', async () => {
    await serve(await server(300, 1));
    await opened.keyfob.clusters.resume();
    const { cluster: open } = snapshot();
    if (open.status !== 'open' || open.api.status !== 'failed') throw new Error('reached');
    const words = describeError(open.api.error, opened.keyfob.known());
    expect(words.message).toMatch(/is not valid before .*; the clock of this machine says/);
    expect(words.command).toBe('timedatectl');
    expect(findings().map(({ command }) => command)).toEqual(['timedatectl']);
  });

  it('a CA that has ended is named, with its command, though server.crt is good', async () => {
    const authority = await cluster.snapData.authority.dated(-20, -3);
    const config = kept.get('credentials/client.config')!;
    const encoded = Buffer.from(authority).toString('base64');
    writeFileSync(at('certs/ca.crt'), authority);
    writeFileSync(
      at('credentials/client.config'),
      config.replace(/(certificate-authority-data: ).*/, `$1${encoded}`),
    );
    await opened.keyfob.clusters.refresh();
    const { cluster: open } = snapshot();
    if (open.status !== 'open' || open.api.status !== 'failed') throw new Error('reached');
    const words = describeError(open.api.error, opened.keyfob.known());
    expect(words.message).toMatch(/that CA expired on/);
    expect(words.command).toBe(renewAuthority);
    expect(findings().map(({ command }) => command)).toEqual([renewAuthority]);
  });

  it('one that has ended is told with its date and its command', async () => {
    await serve(await server(-2, -9));
    await opened.keyfob.clusters.resume();
    const { cluster: open } = snapshot();
    if (open.status !== 'open' || open.api.status !== 'failed') throw new Error('reached');
    const words = describeError(open.api.error, opened.keyfob.known());
    expect(words.message).toMatch(/certificate that expired on/);
    expect(words.command).toBe(renewServer);
    expect(findings().map(({ command }) => command)).toEqual([renewServer]);
  });
});
