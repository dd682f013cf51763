import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createConnectCluster } from '../../src/main/adapters/api/connect-cluster.ts';
import { createServerCertificate } from '../../src/main/adapters/api/server-certificate.ts';
import { Secret } from '../../src/main/core/ports/secret.ts';
import { certify, partyOf, type Party } from '../kubectl/make-certificate.ts';

/** Days from now at which a certificate begins and ends. */
type Dates = readonly [number, number];
const fine: Dates = [-1, 100];
const over: Dates = [-9, -2];
const early: Dates = [1, 100];

const party = (name: string) => partyOf(name, `CN=${name}`, 'P-256');

describe('a server whose certificate is refused', () => {
  let ca: Party;
  let between: Party;
  let leaf: Party;
  let server: Server;
  beforeAll(async () => {
    [ca, between, leaf] = await Promise.all([party('ca'), party('between'), party('leaf')]);
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  function sign(of: Party, by: Party, [startDays, endDays]: Dates, name = '127.0.0.1'): Promise<string> {
    const what = of === leaf ? { names: [{ type: 'ip', value: name }] as const } : { ca: 'yes' as const };
    return certify(of, by, { startDays, endDays, ...what });
  }

  async function listen(chain: string): Promise<string> {
    server = createServer({ cert: chain, key: leaf.keyPem });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it.each<[string, Dates, Dates, Dates, boolean, object]>([
    ['its own is over', over, fine, fine, true, { which: 'server', problem: 'expired' }],
    ['its own is over, from elsewhere', over, fine, fine, false, { which: 'elsewhere', problem: 'expired' }],
    ['its own is early', early, fine, fine, true, { which: 'server', problem: 'not-yet' }],
    ['one between is over', fine, over, fine, true, { which: 'between', problem: 'expired' }],
    ['one between is early', fine, early, fine, true, { which: 'between', problem: 'not-yet' }],
    ['the CA is over', fine, fine, over, true, { which: 'ca', problem: 'expired' }],
    ['the CA is early', fine, fine, early, true, { which: 'ca', problem: 'not-yet' }],
    ['its own and the CA are over', over, fine, over, true, { which: 'ca', problem: 'expired' }],
  ])('is told which one of the chain it is: %s', async (_, own, middle, root, servesOwn, expected) => {
    const [leafPem, betweenPem, authorityPem] = await Promise.all([
      sign(leaf, between, own),
      sign(between, ca, middle),
      sign(ca, ca, root),
    ]);
    const address = await listen(leafPem + betweenPem);
    const api = createConnectCluster(5000)({
      ...{ server: address, authorityPem, strangers: [], servesOwn },
      credential: { kind: 'static-token', token: new Secret('never sent') },
    });
    const version = await api.server.version();
    api.close();
    expect(version).toMatchObject({
      ok: false,
      error: { code: 'api-certificate-dates', server: address, ...expected },
    });
  });

  it('is not told of a CA that has ended and has nothing to do with it', async () => {
    const stranger = await party('stranger');
    const [leafPem, betweenPem, authorityPem, strangerPem] = await Promise.all([
      sign(leaf, between, over),
      sign(between, ca, fine),
      sign(ca, ca, fine),
      sign(stranger, stranger, over),
    ]);
    const address = await listen(leafPem + betweenPem);
    const api = createConnectCluster(5000)({
      ...{ server: address, authorityPem: strangerPem + authorityPem, strangers: [], servesOwn: true },
      credential: { kind: 'static-token', token: new Secret('never sent') },
    });
    const version = await api.server.version();
    api.close();
    expect(version).toMatchObject({
      ok: false,
      error: { code: 'api-certificate-dates', which: 'server', problem: 'expired' },
    });
  });

  it.each([
    [true, 'wrong-name'],
    [false, 'wrong-name-elsewhere'],
  ])('is told whose it is where it does not cover the address: %s', async (servesOwn, problem) => {
    const authorityPem = await sign(ca, ca, fine);
    const address = await listen(await sign(leaf, ca, fine, '10.0.0.1'));
    const api = createConnectCluster(5000)({
      ...{ server: address, authorityPem, strangers: [], servesOwn },
      credential: { kind: 'static-token', token: new Secret('never sent') },
    });
    const version = await api.server.version();
    api.close();
    expect(version).toMatchObject({ ok: false, error: { code: 'api-certificate', problem } });
  });

  it('is seen with all that it sends, and nothing else', async () => {
    const [leafPem, betweenPem] = await Promise.all([sign(leaf, between, fine), sign(between, ca, fine)]);
    const address = await listen(leafPem + betweenPem);
    const shown = await createServerCertificate(5000).see(address);
    if (!shown.ok) throw new Error(shown.error.code);
    const plain = (text: string) => text.replace(/\s/g, '');
    expect(plain(shown.value)).toBe(plain(leafPem + betweenPem));
  });
});
