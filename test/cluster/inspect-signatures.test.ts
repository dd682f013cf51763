import { generateKeyPairSync } from 'node:crypto';
import { existsSync, lstatSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT, decodeJwt, UnsecuredJWT, type JSONWebKeySet } from 'jose';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openKeyfob, type OpenKeyfob, inspectionOf } from '../fakes/open-keyfob.ts';
import { hasServers } from './binaries.ts';
import { openInspectedCluster, user, type InspectedCluster } from './inspected-cluster.ts';
import { inspectVerdict } from '../../src/shared/words/inspect-verdict.ts';
import { readPaste } from '../../src/main/core/cluster/inspect/read-paste.ts';

describe.skipIf(!hasServers)('the signature of a token, on the real API server', () => {
  let home: InspectedCluster;

  beforeAll(async () => {
    home = await openInspectedCluster();
  });
  afterAll(() => home.close());

  async function checkWith(folder: string): Promise<OpenKeyfob> {
    const other = await openKeyfob(home.cluster.snapData.current, folder);
    const { inspector: its } = await inspectionOf(other.keyfob);
    const pasted = other.keyfob.inspect.pasted.take(readPaste(await home.mint('robot')));
    if (!pasted.ok) throw new Error(pasted.error.code);
    expect(await its.signature({ kind: 'pasted', id: pasted.value.id })).toMatchObject({
      ok: true,
      value: { status: 'valid' },
    });
    return other;
  }

  it('leaves kept keys that cannot be looked at as they are', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'keyfob-keys-'));
    const kept = join(folder, 'signing-keys.json');
    const text = JSON.stringify({ version: 1, clusters: [] });
    symlinkSync('elsewhere', kept);
    writeFileSync(kept, text);
    const other = await checkWith(folder);
    expect(lstatSync(kept).isSymbolicLink()).toBe(true);
    expect(readFileSync(kept, 'utf8')).toBe(text);
    await other.close();
  });

  it('leaves kept keys of a later Keyfob as they are', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'keyfob-keys-'));
    const kept = join(folder, 'signing-keys.json');
    const text = '{"version": 2, "clusters": []}';
    writeFileSync(kept, text);
    const other = await checkWith(folder);
    expect(readFileSync(kept, 'utf8')).toBe(text);
    expect(existsSync(`${kept}.unreadable`)).toBe(false);
    await other.close();
  });

  it('puts kept keys that a crash cut off aside, says so once, and keeps new ones', async () => {
    const text = '{"version": 1, "clus';
    const folder = mkdtempSync(join(tmpdir(), 'keyfob-keys-'));
    const kept = join(folder, 'signing-keys.json');
    writeFileSync(kept, text);
    const other = await checkWith(folder);
    expect(readFileSync(`${kept}.unreadable`, 'utf8')).toBe(text);
    expect(JSON.parse(readFileSync(kept, 'utf8'))).toMatchObject({ version: 1, clusters: [{}] });
    await other.keyfob.activity.settled();
    expect(await other.handlers['activity:list']({ offset: 0, limit: 10 })).toMatchObject({
      ok: true,
      value: { total: 1, entries: [{ event: 'file-set-aside', subject: kept }] },
    });
    await other.close();
  });

  it('tells a bad signature from an unknown key, and trusts no algorithm that anybody can use', async () => {
    const token = await home.mint('robot');
    const [header = '', payload = '', signature = ''] = token.split('.');
    const claims = decodeJwt(token);
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const { keys } = (await home.cluster.request('GET', '/openid/v1/jwks')).body as JSONWebKeySet;
    const kid = keys[0]!.kid!;
    const sign = (protectedHeader: { alg: string; kid?: string }, key: Parameters<SignJWT['sign']>[0]) =>
      new SignJWT(claims).setProtectedHeader(protectedHeader).sign(key);
    const publicPem = readFileSync(join(home.cluster.snapData.current, 'certs/serviceaccount.key'));
    const cases = {
      changedClaims: `${header}.${Buffer.from(JSON.stringify({ ...claims, exp: 9e9 })).toString('base64url')}.${signature}`,
      changedSignature: `${header}.${payload}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
      noSignature: `${header}.${payload}.`,
      otherKeySameId: await sign({ alg: 'RS256', kid }, privateKey),
      otherKey: await sign({ alg: 'RS256', kid: 'another' }, privateKey),
      otherAlgorithm: await sign({ alg: 'PS256', kid }, privateKey),
      otherKeyWithoutId: await sign({ alg: 'RS256' }, privateKey),
      withoutId: await sign({ alg: 'RS256' }, await home.clusterKey()),
      none: new UnsecuredJWT(claims).encode(),
      hmac: await sign({ alg: 'HS256', kid }, new Uint8Array(publicPem)),
      opaque: 'nothing-to-see',
    };
    const verdicts: Record<string, string> = {};
    for (const [name, text] of Object.entries(cases)) {
      const verdict = await home.inspector.signature(home.paste(text));
      verdicts[name] = verdict.ok ? verdict.value.status : verdict.error.code;
    }
    expect(verdicts).toEqual({
      changedClaims: 'invalid',
      changedSignature: 'invalid',
      noSignature: 'cut',
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

  it('calls every beginning of a token cut off, never forged and never valid', async () => {
    const token = await home.mint('robot');
    const verdicts = new Set<string>();
    for (let length = token.indexOf('.'); length < token.length; length++) {
      const subject = home.paste(token.slice(0, length));
      const [inspection, signature] = [
        await home.inspector.read(subject),
        await home.inspector.signature(subject),
      ];
      if (!inspection.ok || !signature.ok) throw new Error(`at ${length}`);
      const facts = { hasCluster: true, acceptance: 'unasked', reach: null } as const;
      verdicts.add(
        `${signature.value.status}: ${inspectVerdict({ ...facts, inspection: inspection.value, signature: signature.value }, Date.now()).sentence}`,
      );
    }
    expect([...verdicts]).toEqual([expect.stringMatching(/^cut: This looks like a JWT that was cut off/)]);
    const longer = await home.inspector.signature(home.paste(`${token}AAAA`));
    expect(longer).toMatchObject({ ok: true, value: { status: 'invalid' } });
  });

  it('checks signatures against the kept keys when the API server is gone, and reads without any cluster', async () => {
    const token = await home.mint('robot');
    await home.inspector.signature(home.paste(token));
    const kubeconfig = join(home.cluster.snapData.current, 'credentials/client.config');
    const before = readFileSync(kubeconfig, 'utf8');
    writeFileSync(kubeconfig, before.replace(home.cluster.server, 'https://127.0.0.1:1'));
    onTestFinished(() => writeFileSync(kubeconfig, before));
    const again = await openKeyfob(home.cluster.snapData.current, home.app.folder);
    const { inspector: later } = await inspectionOf(again.keyfob);
    const pasted = again.keyfob.inspect.pasted.take(readPaste(token));
    if (!pasted.ok) throw new Error(pasted.error.code);
    const subject = { kind: 'pasted', id: pasted.value.id } as const;
    expect(await later.signature(subject)).toMatchObject({
      ok: true,
      value: { status: 'valid', origin: { isSaved: true } },
    });
    await again.keyfob.clusters.turnTo('/nowhere/at/all');
    const { inspector: without } = await inspectionOf(again.keyfob);
    expect(await without.read(subject)).toMatchObject({ ok: true, value: { kind: 'bound', user } });
    expect(await without.signature(subject)).toMatchObject({
      ok: false,
      error: { code: 'snap-data-missing' },
    });
  });
});
