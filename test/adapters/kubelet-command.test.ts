import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCertificates } from '../../src/main/adapters/x509/certificates.ts';
import { createServerCertificate } from '../../src/main/adapters/api/server-certificate.ts';
import { createSnapDataFiles } from '../../src/main/adapters/files/snap-data-files.ts';
import { readCertificates } from '../../src/main/core/files/certificates/read-certificates.ts';
import { seeServed } from '../../src/main/core/files/certificates/served-certificate.ts';
import { findCluster } from '../../src/main/core/files/snap-data/find-cluster.ts';
import { describeCertificate } from '../../src/shared/words/certificate-words.ts';
import { Authority } from '../cluster/certificates.ts';
import { ownAddress } from '../cluster/own-address.ts';
import { makeSnapData, type SnapData } from '../cluster/snap-data.ts';
import { nothingKnown } from '../../src/shared/words/known/known.ts';

const host = hostname().toLowerCase();
const hasTools = ['openssl', 'hostname'].every((tool) => spawnSync(tool, ['--help']).error === undefined);
const files = createSnapDataFiles();
const certificates = createCertificates();
let snapData: SnapData;
let certs: string;

beforeEach(async () => {
  snapData = await makeSnapData({ mode: 'token', rbac: false, port: 1 });
  certs = join(snapData.current, 'certs');
  const maker = await Authority.create('CN=homebox-ca@1690000000');
  const pair = await maker.issue({
    subject: 'CN=homebox@1690000000',
    usage: 'server',
    names: [{ type: 'dns', value: 'homebox' }],
  });
  writeFileSync(join(certs, 'kubelet.crt'), pair.certificate, { mode: 0o640 });
  writeFileSync(join(certs, 'kubelet.key'), pair.key, { mode: 0o600 });
});
afterEach(() => snapData.remove());

async function readKubelet() {
  const found = await findCluster(snapData.current, { files, certificates });
  if (!found.ok) throw new Error(found.error.code);
  const machine = { hostname: host, addresses: [] };
  const served = await seeServed(found.value.address.server, createServerCertificate(500));
  const { rows, kubeletUncovered } = await readCertificates(found.value, served, {
    ...{ files, certificates },
    hostAddress: { lan: () => Promise.resolve(ownAddress), machine: () => machine },
  });
  const row = rows.find(({ name }) => name === 'kubelet.crt')!;
  return {
    row,
    kubeletUncovered,
    words: describeCertificate(row, { ...nothingKnown, mode: found.value.mode, snapData: snapData.current }),
  };
}

/** Has the API server check kubelets against a CA. */
function check(authority: string): void {
  appendFileSync(
    join(snapData.current, 'args/kube-apiserver'),
    `--kubelet-certificate-authority=${authority}\n`,
  );
}

describe('a certificate that a kubelet made itself', () => {
  it('is put aside where nobody checks it', async () => {
    const { row, words } = await readKubelet();
    expect(row).toMatchObject({ role: 'kubelet-own', standing: 'own', chain: 'own' });
    expect(words.command).toMatch(/^sudo mv .*kubelet\.crt .* && sudo snap restart/);
  });

  it('has no command where another CA than that of the cluster is asked for', async () => {
    check('/etc/kubelet-ca.crt');
    const { row, words } = await readKubelet();
    expect(row).toMatchObject({ role: 'kubelet-own', standing: 'elsewhere' });
    expect(words.command).toBeNull();
  });

  it.skipIf(!hasTools)('is signed by the CA of the cluster where the API server checks it', async () => {
    check('${SNAP_DATA}/certs/ca.crt');
    const before = readFileSync(join(certs, 'kubelet.crt'), 'utf8');
    const names = new Set(readdirSync(certs));
    const { row, words } = await readKubelet();
    expect(row).toMatchObject({ role: 'kubelet-checked', chain: 'broken' });

    expect(run(words.command!)).toEqual(['restart microk8s.daemon-kubelite']);
    const after = await readKubelet();
    expect(after.row).toMatchObject({
      role: 'kubelet',
      chain: 'signed',
      names: expect.arrayContaining([host]),
    });
    expect(after.kubeletUncovered).toEqual([]);
    if (ownAddress !== null) expect(after.row.names).toContain(ownAddress);
    expect(statSync(join(certs, 'kubelet.crt')).mode & 0o777).toBe(0o640);
    expect(readFileSync(join(certs, 'kubelet.crt.old'), 'utf8')).toBe(before);
    const more = readdirSync(certs).filter((name) => !names.has(name));
    expect(more.filter((name) => !['kubelet.crt.old', 'ca.srl'].includes(name))).toEqual([]);
  });

  it.skipIf(!hasTools).each(['cellar', '10.9.9.9'])(
    'is signed for %s, too, where the kubelet was told to call its node so',
    async (name) => {
      check('${SNAP_DATA}/certs/ca.crt');
      writeFileSync(join(snapData.current, 'args/kubelet'), `--hostname_override "${name}"\n`);
      const { kubeletUncovered, words } = await readKubelet();
      expect(kubeletUncovered).toEqual([name]);
      run(words.command!);
      const after = await readKubelet();
      expect(after.kubeletUncovered).toEqual([]);
      expect(after.row.names).toEqual(expect.arrayContaining([name, host]));
    },
  );

  it('is compared with the address that the kubelet was told to have', async () => {
    check('${SNAP_DATA}/certs/ca.crt\n--kubelet-preferred-address-types=InternalIP');
    writeFileSync(join(snapData.current, 'args/kubelet'), '--node-ip=10.9.9.9\n');
    expect((await readKubelet()).kubeletUncovered).toEqual(['10.9.9.9']);
    writeFileSync(join(snapData.current, 'args/kubelet'), '--node-ip=${NODE_IP}\n');
    expect((await readKubelet()).kubeletUncovered).toEqual([]);
  });

  it.skipIf(!hasTools)('stays where the CA cannot sign another', async () => {
    check('${SNAP_DATA}/certs/ca.crt');
    const before = readFileSync(join(certs, 'kubelet.crt'), 'utf8');
    const { words } = await readKubelet();
    writeFileSync(join(certs, 'ca.key'), '');
    expect(run(words.command!)).toEqual([]);
    expect(readFileSync(join(certs, 'kubelet.crt'), 'utf8')).toBe(before);
    expect(readdirSync(certs).filter((name) => /\.(ext|csr|new)$/.test(name))).toEqual([]);
  });
});

/** Runs a line as root of this machine would; returns what it asked of snap. */
function run(line: string): string[] {
  const tools = join(snapData.root, 'tools');
  const asked = join(snapData.root, 'asked');
  mkdirSync(tools);
  writeFileSync(asked, '');
  writeFileSync(join(tools, 'sudo'), '#!/bin/sh\nexec "$@"\n', { mode: 0o755 });
  writeFileSync(join(tools, 'snap'), `#!/bin/sh\necho "$@" >> ${asked}\n`, { mode: 0o755 });
  spawnSync('bash', ['-c', line], { env: { ...process.env, PATH: `${tools}:${process.env['PATH'] ?? ''}` } });
  return readFileSync(asked, 'utf8').split('\n').filter(Boolean);
}
