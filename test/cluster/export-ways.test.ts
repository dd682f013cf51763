import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { hostAddress } from '../../src/main/adapters/system/host-address.ts';
import { openKeyfob, type OpenKeyfob } from '../fakes/open-keyfob.ts';
import { makeSnapData, type SnapData } from './snap-data.ts';

let snapData: SnapData;
let app: OpenKeyfob;

afterEach(async () => {
  await app.close();
  snapData.remove();
});

async function ways(bound: string, names: readonly string[], addresses = ['192.0.2.9', '2001:db8::9']) {
  snapData = await makeSnapData({ mode: 'token', rbac: true, port: 1 });
  const args = join(snapData.current, 'args/kube-apiserver');
  writeFileSync(args, readFileSync(args, 'utf8').replace(/--bind-address=\S+/, `--bind-address=${bound}`));
  const { certificate } = await snapData.authority.issue({
    subject: 'CN=127.0.0.1',
    usage: 'server',
    names: names.map((value) => ({ type: /^[\d.]+$/.test(value) ? 'ip' : 'dns', value })),
  });
  writeFileSync(join(snapData.current, 'certs/server.crt'), certificate);
  app = await openKeyfob(snapData.current, undefined, {
    hostAddress: { ...hostAddress, network: () => Promise.resolve(addresses) },
  });
  const reply = await app.handlers['inspect:export-ways']({});
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.value;
}

it.each([
  [
    ['kubernetes', '192.0.2.9'],
    ['covered', 'by-name'],
  ],
  [['192.0.2.9'], ['covered', 'uncovered']],
  [['localhost'], ['uncovered', 'uncovered']],
])('tells of every address whether server.crt covers it: %j', async (names, checks) => {
  expect(await ways('0.0.0.0', names)).toMatchObject({
    server: 'https://127.0.0.1:1',
    isLocal: true,
    isOnNetwork: true,
    others: [
      { server: 'https://192.0.2.9:1', check: checks[0] },
      { server: 'https://[2001:db8::9]:1', check: checks[1] },
    ],
  });
});

it('tells that no other machine reaches a server that listens on loopback', async () => {
  expect(await ways('127.0.0.1', ['kubernetes'])).toMatchObject({
    isLocal: true,
    isOnNetwork: false,
    others: [],
  });
});

it('leaves out the addresses on which the server does not listen', async () => {
  expect((await ways('2001:db8::9', ['kubernetes'])).others).toMatchObject([
    { address: '2001:db8::9', check: 'by-name' },
  ]);
});

it('knows the addresses of this machine, that of the default route first and no loopback', async () => {
  await ways('0.0.0.0', ['kubernetes']);
  const found = await hostAddress.network();
  const lan = await hostAddress.lan();
  expect(found[0] ?? null).toBe(lan ?? found[0] ?? null);
  for (const address of found) expect(address).not.toMatch(/^(127\.|::1$|fe80:)/);
});
