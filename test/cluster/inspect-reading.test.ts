import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SignJWT, decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasServers } from './binaries.ts';
import { groups, namespace, openInspectedCluster, user, type InspectedCluster } from './inspected-cluster.ts';

describe.skipIf(!hasServers)('what a token says of itself, on the real API server', () => {
  let home: InspectedCluster;

  beforeAll(async () => {
    home = await openInspectedCluster();
  });
  afterAll(() => home.close());

  it('tells whose it is, that the cluster signed it, and that it is accepted', async () => {
    const token = await home.mint('robot');
    const subject = home.paste(`Authorization: Bearer ${token.slice(0, 80)}\n${token.slice(80)}\n`);
    const { exp, iat } = decodeJwt(token);
    const read = await home.inspector.read(subject);
    expect(read).toMatchObject({
      ok: true,
      value: {
        kind: 'bound',
        masked: `${token.slice(0, 6)}…${token.slice(-6)}`,
        length: token.length,
        problem: null,
        user,
        groups,
        namespace,
        expiry: { kind: 'at', at: exp! * 1000 },
        issuedAt: iat! * 1000,
        omittedClaims: 0,
        duplicates: [],
        tokenFileError: null,
      },
    });
    expect(await home.inspector.signature(subject)).toEqual({
      ok: true,
      value: { status: 'valid', origin: { askedAt: expect.any(Number), isSaved: false } },
    });
    expect(await home.inspector.accepted(subject)).toEqual({
      ok: true,
      value: {
        ...{ accepted: true, isValidElsewhere: false, user, objects: 'there' },
        audiences: ['https://kubernetes.default.svc'],
        checkedAt: expect.any(Number),
      },
    });
    expect(JSON.stringify(read)).not.toContain(token.split('.')[2]);
  });

  it('knows a static token by the token file, with user and groups', async () => {
    const subject = home.paste(home.cluster.snapData.adminToken);
    expect(await home.inspector.read(subject)).toMatchObject({
      ok: true,
      value: {
        kind: 'static',
        user: 'admin',
        groups: ['system:masters'],
        expiry: { kind: 'never' },
        claims: [],
      },
    });
    expect(await home.inspector.accepted(subject)).toMatchObject({
      ok: true,
      value: { accepted: true, user: 'admin', objects: 'none' },
    });
  });

  it('says when the token file could not be compared', async () => {
    const file = join(home.cluster.snapData.current, 'credentials/known_tokens.csv');
    const before = readFileSync(file);
    writeFileSync(file, 'only,two\n');
    const read = await home.inspector.read(home.paste(home.cluster.snapData.adminToken));
    writeFileSync(file, before);
    expect(read).toMatchObject({
      ok: true,
      value: { kind: 'opaque', tokenFileError: { code: 'token-file-refused', line: 1 } },
    });
  });

  it('knows a legacy token, which has no expiry', async () => {
    const account = (
      await home.cluster.request('GET', `/api/v1/namespaces/${namespace}/serviceaccounts/robot`)
    ).body;
    const legacy = (secret: string) =>
      home.clusterKey().then((key) =>
        new SignJWT({
          iss: 'kubernetes/serviceaccount',
          sub: user,
          'kubernetes.io/serviceaccount/namespace': namespace,
          'kubernetes.io/serviceaccount/service-account.name': 'robot',
          'kubernetes.io/serviceaccount/service-account.uid': account.metadata.uid as string,
          'kubernetes.io/serviceaccount/secret.name': secret,
        })
          .setProtectedHeader({ alg: 'RS256' })
          .sign(key),
      );
    const subject = home.paste(await legacy('none-of-this-name'));
    expect(await home.inspector.read(subject)).toMatchObject({
      ok: true,
      value: { kind: 'legacy', user, groups, namespace, expiry: { kind: 'never' } },
    });
    expect(await home.inspector.accepted(subject)).toMatchObject({
      ok: true,
      value: { accepted: false, objects: 'secret-gone' },
    });
  });

  it('lets go of a pasted token when its view closes or another is pasted', async () => {
    const first = home.paste(await home.mint('robot'));
    const second = home.paste(await home.mint('robot'));
    const gone = { ok: false, error: { code: 'token-not-held' } };
    expect(await home.inspector.read(first)).toEqual(gone);
    home.app.keyfob.inspect.pasted.letGo(second.id);
    expect(await home.inspector.read(second)).toEqual(gone);
  });
});
