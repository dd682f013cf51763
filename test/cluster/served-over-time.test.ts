import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeCertificate } from '../../src/shared/words/certificate-words.ts';
import { nothingKnown } from '../../src/shared/words/known/known.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { openKeyfob, type OpenKeyfob } from '../fakes/open-keyfob.ts';
import { makeSnapData, type SnapData } from './snap-data.ts';

const hour = 3_600_000;
const renew = 'sudo microk8s refresh-certs -e server.crt';
let snapData: SnapData;
let server: Server;
let app: OpenKeyfob;
let clock: FakeClock;
/** Whether the server cuts every connection. */
let isCut: boolean;

beforeEach(async () => {
  isCut = false;
  server = createServer();
  server.on('connection', (socket) => isCut && socket.destroy());
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  snapData = await makeSnapData({ mode: 'x509', rbac: true, port });
  const { authority, current } = snapData;
  const names = [{ type: 'ip', value: '127.0.0.1' }] as const;
  const pair = await authority.issue({ subject: 'CN=shown', usage: 'server', names, days: 9 });
  server.setSecureContext({ cert: pair.certificate, key: pair.key });
  const inFile = await authority.issue({ subject: 'CN=in-file', usage: 'server', names });
  writeFileSync(join(current, 'certs/server.crt'), inFile.certificate);
  writeFileSync(join(current, 'certs/server.key'), inFile.key);
  clock = new FakeClock(Date.now());
  app = await openKeyfob(current, undefined, { clock });
});
afterEach(async () => {
  await app.close();
  server.close();
  snapData.remove();
});

function shown() {
  const { certificates, credentials, safety, cluster } = app.keyfob.store.snapshot;
  if (cluster.status !== 'open') throw new Error(cluster.status);
  const row = certificates!.rows.find(({ places }) => places.includes(cluster.server))!;
  const { renewal, command } = describeCertificate(row, {
    ...nothingKnown,
    mode: cluster.mode,
    snapData: cluster.snapData,
  });
  return {
    id: row.id,
    seen: row.seen,
    renewal,
    command,
    isListed: credentials.soonest.some(({ id }) => id === row.id),
    isFound: safety.some((finding) => finding.kind === 'certificate-ending' && finding.id === row.id),
  };
}

const copied = async () => (await app.handlers['certificates:copy-command']({ id: shown().id })).ok;
const inUse = { command: renew, isListed: true, isFound: true };
const once = { command: null, isListed: false, isFound: false };

it('is as of its time while the server does not show it, and was so a day later', async () => {
  const at = clock.now();
  expect(shown()).toMatchObject({ ...inUse, seen: undefined });
  isCut = true;
  await clock.advance(hour);
  await app.handlers['cluster:refresh']({});
  expect(shown()).toMatchObject({ ...inUse, seen: { at, standing: 'then' } });
  expect(shown().renewal).toMatch(/^As of /);
  expect(await copied()).toBe(true);

  await clock.advance(24 * hour);
  await app.handlers['cluster:refresh']({});
  expect(shown()).toMatchObject({ ...once, seen: { at, standing: 'past' } });
  expect(shown().renewal).toMatch(/^That was so /);
  expect(await copied()).toBe(false);

  isCut = false;
  await app.handlers['cluster:refresh']({});
  expect(shown()).toMatchObject({ ...inUse, seen: undefined });
});

it('was so once the server was stopped', async () => {
  await clock.advance(hour);
  server.close();
  server.closeAllConnections();
  await app.handlers['cluster:refresh']({});
  expect(shown()).toMatchObject({ ...once, seen: { standing: 'past' } });
  expect(await copied()).toBe(false);
});
