import { generateKeyPairSync } from 'node:crypto';
import { lstatSync, mkdtempSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT, decodeJwt, importPKCS8, UnsecuredJWT, type JSONWebKeySet } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasServers } from './binaries.ts';
import { startCluster, type Cluster } from './cluster.ts';
import { startProxy } from './proxy.ts';
import { openKeyfob, type OpenKeyfob } from '../fakes/open-keyfob.ts';
import { createSnapDataFiles } from '../../src/main/adapters/snap-data-files.ts';
import type { Inspector } from '../../src/main/core/inspect/inspector.ts';
import type { TokenUse } from '../../src/main/core/inspect/token-use.ts';
import type { TokenSubject } from '../../src/shared/inspection.ts';

const namespace = 'home';
const user = `system:serviceaccount:${namespace}:robot`;
const groups = ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'];

describe.skipIf(!hasServers)('a token is inspected on the real API server', () => {
  let cluster: Cluster;
  let app: OpenKeyfob;
  let inspector: Inspector;
  let use: TokenUse;

  beforeAll(async () => {
    cluster = await startCluster({ rbac: true });
    await cluster.request('POST', '/api/v1/namespaces', { metadata: { name: namespace } });
    app = await openKeyfob(cluster.snapData.current);
    ({ inspector, use } = await app.keyfob.inspect.open());
  });
  afterAll(async () => {
    await app.close();
    await cluster.stop();
  });

  const paste = (token: string): TokenSubject => {
    const pasted = inspector.paste(token);
    if (!pasted.ok) throw new Error(pasted.error.code);
    return { kind: 'pasted', id: pasted.value.id };
  };
  const make = (kind: string, name: string) =>
    cluster.request('POST', `/api/v1/namespaces/${namespace}/${kind}`, { metadata: { name } });
  const remove = (kind: string, name: string) =>
    cluster.request('DELETE', `/api/v1/namespaces/${namespace}/${kind}/${name}`);
  const mint = async (account: string, spec: object = {}) => {
    const path = `/api/v1/namespaces/${namespace}/serviceaccounts/${account}/token`;
    return (await cluster.request('POST', path, { spec })).body.status.token as string;
  };
  const bound = (secret: string) => ({ boundObjectRef: { kind: 'Secret', apiVersion: 'v1', name: secret } });
  const clusterKey = () =>
    importPKCS8(readFileSync(join(cluster.snapData.current, 'certs/serviceaccount.key'), 'utf8'), 'RS256');

  it.each(['of a later Keyfob', 'behind a link'])('leaves kept keys %s as they are', async (kind) => {
    const folder = mkdtempSync(join(tmpdir(), 'keyfob-keys-'));
    const kept = join(folder, 'signing-keys.json');
    const text = JSON.stringify({ version: kind === 'of a later Keyfob' ? 2 : 1, clusters: [] });
    if (kind === 'behind a link') symlinkSync('elsewhere', kept);
    writeFileSync(kept, text);
    const other = await openKeyfob(cluster.snapData.current, folder);
    const { inspector: its } = await other.keyfob.inspect.open();
    await make('serviceaccounts', 'robot');
    const pasted = its.paste(await mint('robot'));
    if (!pasted.ok) throw new Error(pasted.error.code);
    expect(await its.signature({ kind: 'pasted', id: pasted.value.id })).toMatchObject({
      ok: true,
      value: { status: 'valid' },
    });
    expect(lstatSync(kept).isSymbolicLink()).toBe(kind === 'behind a link');
    expect(readFileSync(kept, 'utf8')).toBe(text);
    await other.close();
  });

  it('tells whose it is, that the cluster signed it, and that it is accepted', async () => {
    await make('serviceaccounts', 'robot');
    const token = await mint('robot');
    const subject = paste(`Bearer ${token.slice(0, 80)}\n${token.slice(80)}\n`);
    const { exp, iat } = decodeJwt(token);
    const read = await inspector.read(subject);
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
    expect(await inspector.signature(subject)).toEqual({
      ok: true,
      value: { status: 'valid', origin: { askedAt: expect.any(Number), isKept: false } },
    });
    expect(await inspector.accepted(subject)).toEqual({
      ok: true,
      value: { accepted: true, user, checkedAt: expect.any(Number), objects: 'there' },
    });
    expect(JSON.stringify(read)).not.toContain(token.split('.')[2]);
  });

  it('asks for the token’s own audience', async () => {
    const subject = paste(await mint('robot', { audiences: ['https://grafana.home'] }));
    expect(await inspector.accepted(subject)).toMatchObject({
      ok: true,
      value: { accepted: true, user, objects: 'there' },
    });
  });

  it('shows a deleted and a re-made binding: signature valid, not accepted', async () => {
    await make('secrets', 'binding');
    const token = await mint('robot', bound('binding'));
    await remove('secrets', 'binding');
    const subject = paste(token);
    expect(await inspector.signature(subject)).toMatchObject({ ok: true, value: { status: 'valid' } });
    expect(await inspector.accepted(subject)).toMatchObject({
      ok: true,
      value: { accepted: false, user: null, objects: 'secret-gone' },
    });
    await make('secrets', 'binding');
    expect(await inspector.accepted(subject)).toMatchObject({
      ok: true,
      value: { accepted: false, objects: 'secret-remade' },
    });
  });

  it('shows a deleted and a re-made account', async () => {
    await make('serviceaccounts', 'gone');
    const subject = paste(await mint('gone'));
    await remove('serviceaccounts', 'gone');
    expect(await inspector.accepted(subject)).toMatchObject({
      ok: true,
      value: { accepted: false, objects: 'account-gone' },
    });
    await make('serviceaccounts', 'gone');
    expect(await inspector.accepted(subject)).toMatchObject({
      ok: true,
      value: { accepted: false, objects: 'account-remade' },
    });
  });

  it('tells a token that is accepted only because the API server remembers it', async () => {
    await make('secrets', 'remembered');
    const token = await mint('robot', bound('remembered'));
    const subject = paste(token);
    await inspector.accepted(subject);
    await remove('secrets', 'remembered');
    expect(await inspector.accepted(subject)).toMatchObject({
      ok: true,
      value: { accepted: true, objects: 'secret-gone' },
    });
  });

  it('tells a bad signature from an unknown key, and trusts no algorithm that anybody can use', async () => {
    const token = await mint('robot');
    const [header = '', payload = '', signature = ''] = token.split('.');
    const claims = decodeJwt(token);
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const { keys } = (await cluster.request('GET', '/openid/v1/jwks')).body as JSONWebKeySet;
    const kid = keys[0]!.kid!;
    const sign = (protectedHeader: { alg: string; kid?: string }, key: Parameters<SignJWT['sign']>[0]) =>
      new SignJWT(claims).setProtectedHeader(protectedHeader).sign(key);
    const publicPem = readFileSync(join(cluster.snapData.current, 'certs/serviceaccount.key'));
    const cases = {
      changedClaims: `${header}.${Buffer.from(JSON.stringify({ ...claims, exp: 9e9 })).toString('base64url')}.${signature}`,
      changedSignature: `${header}.${payload}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
      noSignature: `${header}.${payload}.`,
      otherKeySameId: await sign({ alg: 'RS256', kid }, privateKey),
      otherKey: await sign({ alg: 'RS256', kid: 'another' }, privateKey),
      otherAlgorithm: await sign({ alg: 'PS256', kid }, privateKey),
      otherKeyWithoutId: await sign({ alg: 'RS256' }, privateKey),
      withoutId: await sign({ alg: 'RS256' }, await clusterKey()),
      none: new UnsecuredJWT(claims).encode(),
      hmac: await sign({ alg: 'HS256', kid }, new Uint8Array(publicPem)),
      opaque: 'nothing-to-see',
    };
    const verdicts: Record<string, string> = {};
    for (const [name, text] of Object.entries(cases)) {
      const verdict = await inspector.signature(paste(text));
      verdicts[name] = verdict.ok ? verdict.value.status : verdict.error.code;
    }
    expect(verdicts).toEqual({
      changedClaims: 'invalid',
      changedSignature: 'invalid',
      noSignature: 'invalid',
      otherKeySameId: 'invalid',
      otherKey: 'unknown-key',
      otherAlgorithm: 'invalid',
      otherKeyWithoutId: 'unknown-key',
      withoutId: 'valid',
      none: 'refused-algorithm',
      hmac: 'refused-algorithm',
      opaque: 'unsigned',
    });
  });

  it('sends nothing to the cluster that the cluster did not issue', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const foreign = await new SignJWT({ iss: 'https://elsewhere', sub: 'me' })
      .setProtectedHeader({ alg: 'RS256', kid: 'theirs' })
      .sign(privateKey);
    for (const text of [foreign, 'an-opaque-text', new UnsecuredJWT({ sub: 'x' }).encode()]) {
      expect(await inspector.accepted(paste(text))).toEqual({
        ok: false,
        error: { code: 'token-not-ours' },
      });
    }
    expect(await inspector.read(paste(foreign))).toMatchObject({
      ok: true,
      value: { kind: 'foreign', user: null, groups: [], expiry: { kind: 'never' } },
    });
  });

  it('knows a static token by the token file, with user and groups', async () => {
    const subject = paste(cluster.snapData.adminToken);
    expect(await inspector.read(subject)).toMatchObject({
      ok: true,
      value: {
        kind: 'static',
        user: 'admin',
        groups: ['system:masters'],
        expiry: { kind: 'never' },
        claims: [],
      },
    });
    expect(await inspector.accepted(subject)).toMatchObject({
      ok: true,
      value: { accepted: true, user: 'admin', objects: 'none' },
    });
  });

  it('says when the token file could not be compared', async () => {
    const file = join(cluster.snapData.current, 'credentials/known_tokens.csv');
    const before = readFileSync(file);
    writeFileSync(file, 'only,two\n');
    const read = await inspector.read(paste(cluster.snapData.adminToken));
    writeFileSync(file, before);
    expect(read).toMatchObject({
      ok: true,
      value: { kind: 'opaque', tokenFileError: { code: 'token-file-refused', line: 1 } },
    });
  });

  it('sends a token to no other cluster that was opened while its own was read', async () => {
    const other = await startProxy(cluster);
    const file = join(cluster.snapData.current, 'credentials/known_tokens.csv');
    const before = readFileSync(file);
    writeFileSync(file, `only-of-this-cluster,gardener,7\n${before.toString()}`);
    const files = createSnapDataFiles();
    let opensOther = false;
    const switched: OpenKeyfob = await openKeyfob(cluster.snapData.current, undefined, {
      files: {
        ...files,
        async read(path, limit) {
          const read = await files.read(path, limit);
          if (opensOther && path.endsWith('known_tokens.csv')) {
            opensOther = false;
            await switched.keyfob.clusters.open(other.snapData);
          }
          return read;
        },
      },
    });
    const { inspector: asked } = await switched.keyfob.inspect.open();
    const pasted = asked.paste('only-of-this-cluster');
    if (!pasted.ok) throw new Error(pasted.error.code);
    opensOther = true;
    const answer = await asked.accepted({ kind: 'pasted', id: pasted.value.id });
    const sent = other.requests.filter((request) => request.startsWith('POST /apis/authentication.k8s.io'));
    writeFileSync(file, before);
    await switched.close();
    await other.stop();
    expect(answer).toEqual({ ok: false, error: { code: 'cluster-changed' } });
    expect(sent.filter((request) => request.endsWith('/tokenreviews'))).toEqual([]);
    expect(sent).not.toEqual([]);
  });

  it('says when the token file could not be read, not that the cluster did not issue the token', async () => {
    const file = join(cluster.snapData.current, 'credentials/known_tokens.csv');
    const before = readFileSync(file);
    writeFileSync(file, 'only,two\n');
    const subject = paste(cluster.snapData.adminToken);
    const answer = await inspector.accepted(subject);
    const places = await use.places(subject);
    const signed = await inspector.accepted(paste(await mint('robot')));
    writeFileSync(file, before);
    expect(answer).toMatchObject({ ok: false, error: { code: 'token-file-refused', line: 1 } });
    expect(places).toMatchObject({ ok: true, value: { unread: [realpathSync(file)] } });
    expect(signed).toMatchObject({ ok: true, value: { accepted: true } });
  });

  it('knows a legacy token, which has no expiry', async () => {
    const account = (await cluster.request('GET', `/api/v1/namespaces/${namespace}/serviceaccounts/robot`))
      .body;
    const legacy = (secret: string) =>
      clusterKey().then((key) =>
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
    const subject = paste(await legacy('none-of-this-name'));
    expect(await inspector.read(subject)).toMatchObject({
      ok: true,
      value: { kind: 'legacy', user, groups, namespace, expiry: { kind: 'never' } },
    });
    expect(await inspector.accepted(subject)).toMatchObject({
      ok: true,
      value: { accepted: false, objects: 'secret-gone' },
    });
  });

  it('lets go of a pasted token when its view closes or another is pasted', async () => {
    const first = paste(await mint('robot'));
    const second = paste(await mint('robot'));
    const gone = { ok: false, error: { code: 'token-not-held' } };
    expect(await inspector.read(first)).toEqual(gone);
    inspector.close(second.id);
    expect(await inspector.read(second)).toEqual(gone);
  });

  it('checks signatures against the kept keys when the API server is gone, and reads without any cluster', async () => {
    const token = await mint('robot');
    await inspector.signature(paste(token));
    const kubeconfig = join(cluster.snapData.current, 'credentials/client.config');
    writeFileSync(
      kubeconfig,
      readFileSync(kubeconfig, 'utf8').replace(cluster.server, 'https://127.0.0.1:1'),
    );
    const again = await openKeyfob(cluster.snapData.current, app.folder);
    const { inspector: later } = await again.keyfob.inspect.open();
    const pasted = later.paste(token);
    if (!pasted.ok) throw new Error(pasted.error.code);
    const subject = { kind: 'pasted', id: pasted.value.id } as const;
    expect(await later.signature(subject)).toMatchObject({
      ok: true,
      value: { status: 'valid', origin: { isKept: true } },
    });
    await again.keyfob.clusters.open('/nowhere/at/all');
    expect(await later.read(subject)).toMatchObject({ ok: true, value: { kind: 'bound', user } });
    expect(await later.signature(subject)).toMatchObject({
      ok: false,
      error: { code: 'snap-data-missing' },
    });
  });
});
