import { generateKeyPairSync } from 'node:crypto';
import { appendFileSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSnapDataFiles } from '../../src/main/adapters/files/snap-data-files.ts';
import { openKeyfob, type OpenKeyfob, inspectionOf } from '../fakes/open-keyfob.ts';
import { hasServers } from './binaries.ts';
import { openInspectedCluster, user, type InspectedCluster } from './inspected-cluster.ts';
import { startProxy } from './proxy.ts';
import { readPaste } from '../../src/main/core/cluster/inspect/read-paste.ts';

describe.skipIf(!hasServers)('whether a token is accepted, on the real API server', () => {
  let home: InspectedCluster;

  beforeAll(async () => {
    home = await openInspectedCluster();
  });
  afterAll(() => home.close());

  const bound = (secret: string) => ({ boundObjectRef: { kind: 'Secret', apiVersion: 'v1', name: secret } });

  /** What is said of a token for these audiences, by the API server and by a call with it. */
  async function judge(audiences: readonly string[]) {
    const subject = home.paste(await home.mint('robot', { audiences }));
    const [accepted, tried] = [await home.inspector.accepted(subject), await home.use.tryOut(subject)];
    if (!accepted.ok || !tried.ok) throw new Error('not answered');
    return { ...accepted.value, status: tried.value.status };
  }
  const own = 'https://kubernetes.default.svc';
  const opens = { accepted: true, isValidElsewhere: false, user, objects: 'there', status: 403 };
  const shut = { accepted: false, isValidElsewhere: true, user: null, objects: 'there', status: 401 };

  it.each([
    [[own], opens],
    [['vault'], shut],
    [['vault', own], opens],
    [['vault', 'grafana'], shut],
  ])('says of a token for %j what a call with it comes to', async (audiences, expected) => {
    expect(await judge(audiences)).toMatchObject({ ...expected, audiences });
  });

  it('shows a deleted and a re-made binding: signature valid, not accepted', async () => {
    await home.make('secrets', 'binding');
    const token = await home.mint('robot', bound('binding'));
    await home.remove('secrets', 'binding');
    const subject = home.paste(token);
    expect(await home.inspector.signature(subject)).toMatchObject({ ok: true, value: { status: 'valid' } });
    expect(await home.inspector.accepted(subject)).toMatchObject({
      ok: true,
      value: { accepted: false, user: null, objects: 'secret-gone' },
    });
    await home.make('secrets', 'binding');
    expect(await home.inspector.accepted(subject)).toMatchObject({
      ok: true,
      value: { accepted: false, objects: 'secret-remade' },
    });
  });

  it('shows a deleted and a re-made account', async () => {
    await home.make('serviceaccounts', 'gone');
    const subject = home.paste(await home.mint('gone'));
    await home.remove('serviceaccounts', 'gone');
    expect(await home.inspector.accepted(subject)).toMatchObject({
      ok: true,
      value: { accepted: false, objects: 'account-gone' },
    });
    await home.make('serviceaccounts', 'gone');
    expect(await home.inspector.accepted(subject)).toMatchObject({
      ok: true,
      value: { accepted: false, objects: 'account-remade' },
    });
  });

  it('tells a token that is accepted only because the API server remembers it', async () => {
    await home.make('secrets', 'remembered');
    const token = await home.mint('robot', bound('remembered'));
    const subject = home.paste(token);
    await home.inspector.accepted(subject);
    await home.remove('secrets', 'remembered');
    expect(await home.inspector.accepted(subject)).toMatchObject({
      ok: true,
      value: { accepted: true, objects: 'secret-gone' },
    });
  });

  it('sends nothing to the cluster that the cluster did not issue', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const foreign = await new SignJWT({ iss: 'https://elsewhere', sub: 'me' })
      .setProtectedHeader({ alg: 'RS256', kid: 'theirs' })
      .sign(privateKey);
    for (const text of [foreign, 'an-opaque-text', new UnsecuredJWT({ sub: 'x' }).encode()]) {
      expect(await home.inspector.accepted(home.paste(text))).toEqual({
        ok: false,
        error: { code: 'token-not-ours' },
      });
    }
    expect(await home.inspector.read(home.paste(foreign))).toMatchObject({
      ok: true,
      value: { kind: 'foreign', user: null, groups: [], expiry: { kind: 'never' } },
    });
  });

  it('sends a token to no other cluster that was opened while its own was read', async () => {
    const other = await startProxy(home.cluster);
    const file = join(home.cluster.snapData.current, 'credentials/known_tokens.csv');
    const before = readFileSync(file);
    writeFileSync(file, `only-of-this-cluster,gardener,7\n${before.toString()}`);
    const files = createSnapDataFiles();
    let opensOther = false;
    const switched: OpenKeyfob = await openKeyfob(home.cluster.snapData.current, undefined, {
      files: {
        ...files,
        async read(path, limit) {
          const read = await files.read(path, limit);
          if (opensOther && path.endsWith('known_tokens.csv')) {
            opensOther = false;
            await switched.keyfob.clusters.turnTo(other.snapData);
          }
          return read;
        },
      },
    });
    const { inspector: asked } = await inspectionOf(switched.keyfob);
    const pasted = switched.keyfob.inspect.pasted.take(readPaste('only-of-this-cluster'));
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
    const file = join(home.cluster.snapData.current, 'credentials/known_tokens.csv');
    const before = readFileSync(file);
    writeFileSync(file, 'only,two\n');
    const subject = home.paste(home.cluster.snapData.adminToken);
    const answer = await home.inspector.accepted(subject);
    const places = await home.use.places(subject);
    const signed = await home.inspector.accepted(home.paste(await home.mint('robot')));
    writeFileSync(file, before);
    expect(answer).toMatchObject({ ok: false, error: { code: 'token-file-refused', line: 1 } });
    expect(places).toMatchObject({ ok: true, value: { unread: [realpathSync(file)] } });
    expect(signed).toMatchObject({ ok: true, value: { accepted: true } });
  });

  it('goes by the API server’s own audiences, whatever they are', async () => {
    const args = join(home.cluster.snapData.current, 'args/kube-apiserver');
    const before = readFileSync(args);
    appendFileSync(args, '\n--api-audiences=home,cellar\n');
    await home.cluster.restart();
    try {
      expect(await judge(['cellar'])).toMatchObject({ ...opens, audiences: ['cellar'] });
      expect(await judge([own])).toMatchObject({ ...shut, audiences: [own] });
      expect(await judge([])).toMatchObject({ ...opens, audiences: ['home', 'cellar'] });
    } finally {
      writeFileSync(args, before);
      await home.cluster.restart();
    }
  });
});
