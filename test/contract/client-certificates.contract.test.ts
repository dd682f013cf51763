import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Secret } from '../../src/main/core/ports/secret.ts';
import { Authority, type CertificateRequest, type KeyPair } from '../cluster/certificates.ts';
import { openApi, type ApiClient, type Reply } from './api-client.ts';
import { makeAccount, namespace, requestToken } from './contract-objects.ts';
import { openSubject, subjects, type OpenSubject } from './subjects.ts';

const account = `system:serviceaccount:${namespace}:robot`;
const robot = { subject: 'O=gardeners,O=cooks,CN=robot', usage: 'client' } as const;

describe.each(subjects)('$name', ({ isThere, start }) => {
  describe.skipIf(!isThere)('takes client certificates as the API server of an x509 cluster does', () => {
    let cluster: OpenSubject;
    let authority: Authority;
    /** Of the account. */
    let token: string;

    beforeAll(async () => {
      cluster = await openSubject(start, 'x509');
      authority = await Authority.open(cluster.snapData);
      await makeAccount(cluster.raw, 'robot');
      token = (await requestToken(cluster.raw, 'robot', {})).body.status.token as string;
    });
    afterAll(() => cluster.close());

    const issue = (request: Partial<CertificateRequest>) => authority.issue({ ...robot, ...request });
    const askWho = (api: ApiClient, bearer: string | null) =>
      api.call('POST', '/apis/authentication.k8s.io/v1/selfsubjectreviews', {}, bearer);
    /** What a SelfSubjectReview answers the holder of a certificate, who may bear a token too. */
    const whoIs = async (certificate: KeyPair, bearer: string | null = null): Promise<Reply> => {
      const api = openApi(cluster.snapData, certificate);
      try {
        return await askWho(api, bearer);
      } finally {
        api.close();
      }
    };
    const userOf = ({ status, body }: Reply): readonly unknown[] => [status, body.status.userInfo?.username];

    it('is found by its files, with the administrator’s certificate', () => {
      const { mode, admin, tokenFile, warning } = cluster.found;
      expect({ mode, tokenFile, warning }).toEqual({ mode: 'x509', tokenFile: null, warning: null });
      expect(admin).toMatchObject({ kind: 'client-certificate', subject: 'O=system:masters, CN=admin' });
    });

    it('lets Keyfob in as the administrator', async () => {
      expect(await cluster.api.server.whoAmI()).toEqual({
        ok: true,
        value: { user: 'admin', groups: ['system:masters', 'system:authenticated'] },
      });
    });

    it('mints for the administrator a token that a review accepts and that opens the API by itself', async () => {
      const minted = await cluster.api.tokens.mint({
        account: { namespace, name: 'robot' },
        expirationSeconds: 600,
        audiences: [],
        boundSecret: null,
      });
      if (!minted.ok) throw new Error(minted.error.code);
      expect(await cluster.api.tokens.review(minted.value.token, [])).toEqual({
        ok: true,
        value: { accepted: true, user: account },
      });
      expect(await cluster.api.tokens.tryOut(minted.value.token)).toMatchObject({
        ok: true,
        value: { status: 200 },
      });
      expect(await cluster.api.tokens.tryOut(new Secret('no-static-token'))).toMatchObject({
        ok: true,
        value: { status: 401 },
      });
    });

    it('takes the user from the common name and the groups from the organizations', async () => {
      const certificate = await issue({});
      const { fingerprint256 } = new X509Certificate(certificate.certificate);
      const sha256 = fingerprint256.replaceAll(':', '').toLowerCase();
      const { status, body } = await whoIs(certificate);
      expect([status, body.status.userInfo]).toEqual([
        201,
        {
          username: 'robot',
          groups: ['gardeners', 'cooks', 'system:authenticated'],
          extra: { 'authentication.kubernetes.io/credential-id': [`X509SHA256=${sha256}`] },
        },
      ]);
    });

    it('knows no groups of a certificate without organizations but that of everybody known', async () => {
      const { body } = await whoIs(await issue({ subject: 'CN=robot' }));
      expect(body.status.userInfo.groups).toEqual(['system:authenticated']);
    });

    const refused: Readonly<Record<string, () => Promise<KeyPair>>> = {
      'of another CA with the same name': async () =>
        (await Authority.create()).issue({ subject: 'O=system:masters,CN=admin', usage: 'client' }),
      'that has expired': () => issue({ startDays: -3, days: -1 }),
      'that is not valid yet': () => issue({ startDays: 1, days: 3 }),
      'for a server': () => issue({ usage: 'server' }),
      'that names nobody': () => issue({ subject: 'O=system:masters' }),
    };

    it.each(Object.keys(refused))(
      'refuses a certificate %s, and looks at the token beside it',
      async (kind) => {
        const certificate = await refused[kind]!();
        const { status, body } = await whoIs(certificate);
        expect([status, body.kind, body.reason]).toEqual([401, 'Status', 'Unauthorized']);
        expect((await whoIs(certificate, 'wrong')).status).toBe(401);
        expect(userOf(await whoIs(certificate, token))).toEqual([201, account]);
      },
    );

    it('lets a certificate win over a token beside it, right or wrong', async () => {
      const certificate = await issue({});
      expect(userOf(await whoIs(certificate, token))).toEqual([201, 'robot']);
      expect(userOf(await whoIs(certificate, 'wrong'))).toEqual([201, 'robot']);
    });

    it.each([
      ['a certificate', true, 'robot'],
      ['none', false, undefined],
    ])('knows a resumed connection with %s as it knew the first', async (_name, hasOne, user) => {
      const api = openApi(cluster.snapData, hasOne ? await issue({}) : null);
      const first = await askWho(api, null);
      api.close();
      const resumed = await askWho(api, null);
      api.close();
      const expected = [hasOne ? 201 : 401, user];
      expect([userOf(first), userOf(resumed)]).toEqual([expected, expected]);
    });
  });
});
