import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify, type JSONWebKeySet } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClusterApi } from '../../src/main/core/ports/cluster-api.ts';
import { Secret } from '../../src/main/core/ports/secret.ts';
import type { ApiClient } from './api-client.ts';
import {
  accounts,
  makeAccount,
  makeSecret,
  namespace,
  requestToken,
  review,
  secrets,
} from './contract-objects.ts';
import { openSubject, subjects, type OpenSubject } from './subjects.ts';

describe.each(subjects)('$name', ({ isThere, start }) => {
  describe.skipIf(!isThere)('mints and reviews tokens as an API server does', () => {
    let cluster: OpenSubject;
    let raw: ApiClient;
    let api: ClusterApi;

    beforeAll(async () => {
      cluster = await openSubject(start, 'token');
      ({ raw, api } = cluster);
    });
    afterAll(() => cluster.close());

    it('reviews a token for the audiences that it is asked about', async () => {
      await makeAccount(raw, 'heard');
      const spec = { audiences: ['grafana'] };
      const token = new Secret((await requestToken(raw, 'heard', spec)).body.status.token as string);
      const accepted = { accepted: true, user: `system:serviceaccount:${namespace}:heard` };
      expect(await api.tokens.review(token, ['grafana'])).toEqual({ ok: true, value: accepted });
      const refused = { accepted: false, user: null };
      expect(await api.tokens.review(token, [])).toEqual({ ok: true, value: refused });
      expect(await api.tokens.review(token, ['other'])).toEqual({ ok: true, value: refused });
    });

    it('counts the pods for the bearer of a token', async () => {
      await makeAccount(raw, 'trying');
      const token = (await requestToken(raw, 'trying', {})).body.status.token as string;
      const list = await raw.call('GET', '/api/v1/pods');
      expect(await api.tokens.tryOut(new Secret(token))).toEqual({
        ok: true,
        value: { status: 200, milliseconds: expect.any(Number), pods: list.body.items.length },
      });
      expect(await api.tokens.tryOut(new Secret(`${token}x`))).toEqual({
        ok: true,
        value: { status: 401, milliseconds: expect.any(Number), pods: null },
      });
    });

    it('mints a token with the claims of Kubernetes, that its own keys verify and a review accepts', async () => {
      const account = await makeAccount(raw, 'minting');
      const secret = await makeSecret(raw, 'minting');
      const minted = await api.tokens.mint({
        account: { namespace, name: 'minting' },
        expirationSeconds: 1200,
        audiences: [],
        boundSecret: 'minting',
      });
      if (!minted.ok) throw new Error(minted.error.code);
      const token = minted.value.token.reveal();
      const jwks = (await raw.call('GET', '/openid/v1/jwks')).body as JSONWebKeySet;
      const { payload } = await jwtVerify(token, createLocalJWKSet(jwks), { algorithms: ['RS256'] });
      expect(decodeProtectedHeader(token)).toEqual({ alg: 'RS256', kid: jwks.keys[0]?.kid });
      expect(payload).toEqual({
        aud: ['https://kubernetes.default.svc'],
        exp: payload.iat! + 1200,
        iat: expect.any(Number),
        iss: 'https://kubernetes.default.svc',
        jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
        nbf: payload.iat,
        sub: `system:serviceaccount:${namespace}:minting`,
        'kubernetes.io': {
          namespace,
          secret: { name: 'minting', uid: secret.body.metadata.uid },
          serviceaccount: { name: 'minting', uid: account.body.metadata.uid },
        },
      });
      expect(minted.value.expiresAt).toBe(payload.exp! * 1000);
      expect(await api.tokens.review(minted.value.token, [])).toEqual({
        ok: true,
        value: { accepted: true, user: `system:serviceaccount:${namespace}:minting` },
      });
      expect((await raw.call('GET', '/version', undefined, token)).status).toBe(200);
    });

    it('mints for other audiences and without a Secret', async () => {
      await makeAccount(raw, 'audiences');
      const minted = await api.tokens.mint({
        account: { namespace, name: 'audiences' },
        expirationSeconds: 600,
        audiences: ['grafana', 'backup'],
        boundSecret: null,
      });
      if (!minted.ok) throw new Error(minted.error.code);
      const payload = decodeJwt<{ 'kubernetes.io': object }>(minted.value.token.reveal());
      expect(payload.aud).toEqual(['grafana', 'backup']);
      expect(Object.keys(payload['kubernetes.io'])).toEqual(['namespace', 'serviceaccount']);
      expect(await api.tokens.review(minted.value.token, [])).toEqual({
        ok: true,
        value: { accepted: false, user: null },
      });
      expect(await api.tokens.review(minted.value.token, ['backup'])).toEqual({
        ok: true,
        value: { accepted: true, user: `system:serviceaccount:${namespace}:audiences` },
      });
    });

    it('does not mint for a Secret or an account that is not there', async () => {
      await makeAccount(raw, 'bound');
      const request = {
        account: { namespace, name: 'bound' },
        expirationSeconds: 600,
        audiences: [],
        boundSecret: 'none',
      };
      expect(await api.tokens.mint(request)).toEqual({
        ok: false,
        error: { code: 'api-not-found', kind: 'secrets', name: 'none', said: 'secrets "none" not found' },
      });
      expect(await api.tokens.mint({ ...request, account: { namespace, name: 'none' } })).toEqual({
        ok: false,
        error: {
          code: 'api-not-found',
          kind: 'serviceaccounts',
          name: 'none',
          said: 'serviceaccounts "none" not found',
        },
      });
    });

    it('refuses lifetimes under ten minutes', async () => {
      await makeAccount(raw, 'short');
      const reply = await requestToken(raw, 'short', { expirationSeconds: 599 });
      expect([reply.status, reply.body.reason, reply.body.details.kind]).toEqual([
        422,
        'Invalid',
        'TokenRequest',
      ]);
    });

    it('does not accept a token that was tampered with, or that is none', async () => {
      await makeAccount(raw, 'tampered');
      const token = (await requestToken(raw, 'tampered', {})).body.status.token as string;
      const [header, payload, signature = ''] = token.split('.');
      const forged = `${header}.${payload}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
      for (const bad of [forged, 'none', `${token}x`]) {
        expect((await review(raw, bad)).body.status.authenticated).toBeUndefined();
        expect(await api.tokens.review(new Secret(bad), [])).toEqual({
          ok: true,
          value: { accepted: false, user: null },
        });
      }
    });

    it('does not accept a token whose account or Secret was deleted or made again', async () => {
      await makeAccount(raw, 'deleted');
      await makeSecret(raw, 'deleted');
      const bound = { boundObjectRef: { kind: 'Secret', apiVersion: 'v1', name: 'deleted' } };
      const ofAccount = (await requestToken(raw, 'deleted', {})).body.status.token as string;
      const ofSecret = (await requestToken(raw, 'deleted', bound)).body.status.token as string;
      await raw.call('DELETE', `${secrets}/deleted`);
      await makeSecret(raw, 'deleted');
      // An API server hears of a deletion a moment later, and goes by an acceptance for 10 s.
      const isRefused = (token: string) =>
        expect
          .poll(async () => (await review(raw, token)).body.status.authenticated as unknown, {
            timeout: 15_000,
          })
          .toBeUndefined();
      await isRefused(ofSecret);
      await raw.call('DELETE', `${accounts}/deleted`);
      await makeAccount(raw, 'deleted');
      await isRefused(ofAccount);
    });
  });
});
