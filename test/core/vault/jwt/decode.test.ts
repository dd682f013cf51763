import { claimMeaning } from '../../../../src/shared/words/claim-words.ts';
import fc from 'fast-check';
import { SignJWT, UnsecuredJWT } from 'jose';
import { expect, it } from 'vitest';
import { Secret } from '../../../../src/main/core/ports/secret.ts';
import { explainClaims } from '../../../../src/main/core/vault/jwt/claims.ts';
import {
  decodeToken,
  readJwt,
  readServiceAccountClaims,
} from '../../../../src/main/core/vault/jwt/decode.ts';

const key = new TextEncoder().encode('a key that only this test knows, 32+');
const sign = async (payload: Record<string, unknown>) =>
  new Secret(await new SignJWT(payload).setProtectedHeader({ alg: 'HS256', kid: 'k1' }).sign(key));

const serviceaccount = { name: 'dashboard', uid: 'u-1' };
const payload = {
  exp: 1_800_003_600,
  iat: 1_800_000_000,
  jti: 'j-1',
  'kubernetes.io': { namespace: 'keyfob', serviceaccount, secret: { name: 's', uid: 'u-2' } },
};

it('reads the claims of a bound token, in milliseconds', async () => {
  expect(readServiceAccountClaims(await sign(payload))).toEqual({
    namespace: 'keyfob',
    accountName: 'dashboard',
    accountUid: 'u-1',
    secret: { name: 's', uid: 'u-2' },
    issuedAt: 1_800_000_000_000,
    expiresAt: 1_800_003_600_000,
    jti: 'j-1',
  });
});

it('reads a token without jti and without a bound object, as old servers give it', async () => {
  const old = { exp: 2, iat: 1, 'kubernetes.io': { namespace: 'n', serviceaccount } };
  expect(readServiceAccountClaims(await sign(old))).toMatchObject({ jti: null, secret: null });
});

it.each([
  ['no expiry', { ...payload, exp: undefined }],
  ['a time of issue that is no date', { ...payload, iat: 1e306 }],
  ['an expiry that is no date', { ...payload, exp: 1e14 }],
  ['no Kubernetes claims', { exp: 2, iat: 1, sub: 'someone' }],
  ['a JWT ID that is longer than any name', { ...payload, jti: 'j'.repeat(254) }],
  [
    'a namespace that is longer than any name',
    { ...payload, 'kubernetes.io': { namespace: 'n'.repeat(254), serviceaccount } },
  ],
  ['more than fits into a request', { ...payload, padding: 'x'.repeat(64 * 1024) }],
  [
    'a uid that is no text',
    { ...payload, 'kubernetes.io': { namespace: 'n', serviceaccount: { name: 'a', uid: 7 } } },
  ],
])('takes no claims from a token with %s', async (_, claims) => {
  expect(readServiceAccountClaims(await sign(claims))).toBeNull();
});

it('decodes what nobody signed, because decoding proves nothing', () => {
  const decoded = decodeToken(new Secret(new UnsecuredJWT({ sub: 'x' }).encode()));
  expect(decoded).toEqual({ header: { alg: 'none' }, payload: { sub: 'x' } });
});

it('answers null on any text that is no token', () => {
  const part = fc.oneof(fc.string(), fc.base64String());
  fc.assert(
    fc.property(fc.array(part, { maxLength: 4 }), (parts) => {
      expect(decodeToken(new Secret(parts.join('.')))).toBeNull();
    }),
  );
});

it('explains nested claims by their path, and gives dates for dates only', async () => {
  const decoded = decodeToken(await sign({ ...payload, aud: ['a', 'b'], custom: { deep: true } }))!;
  const { claims } = explainClaims(decoded.header, decoded.payload);
  const find = (path: string) => claims.find((claim) => claim.path === path);
  expect(find('kubernetes.io.serviceaccount.uid')).toMatchObject({ part: 'payload', value: 'u-1', at: null });
  expect(find('exp')).toMatchObject({ at: 1_800_003_600_000, isNoDate: false });
  expect(claimMeaning(find('exp')!)).toBe('When it expires');
  expect(find('aud')).toMatchObject({ value: '["a","b"]' });
  expect(find('custom.deep')).toMatchObject({ value: 'true' });
  expect(claimMeaning(find('custom.deep')!)).toBe('Not one of the standard fields');
  expect(find('kid')).toMatchObject({ part: 'header', value: 'k1' });
});

const encoded = (part: string | Uint8Array) => Buffer.from(part).toString('base64url');

it.each([
  ['no-text', '{"alg":"RS256"}', Buffer.from('{"sub":"\u00fc"}', 'latin1')],
  ['no-text', Buffer.from('{"alg":"\u00fc"}', 'latin1'), '{}'],
  ['no-text', '{"alg":"RS256"}', Buffer.from([0x7b, 0x22, 0xc0, 0x80, 0x22, 0x3a, 0x31, 0x7d])],
  ['no-text', '{"alg":"RS256"}', Buffer.from('{"sub":"\u00fc"}', 'utf16le')],
  ['critical', '{"alg":"RS256","crit":["exp"],"exp":1}', '{}'],
  ['critical', '{"alg":"RS256","b64":false,"crit":["b64"]}', '{}'],
  ['critical', '{"alg":"RS256","b64":false}', '{}'],
])('reads no JWT that others read otherwise: %s', (problem, header, claims) => {
  const token = new Secret(`${encoded(header)}.${encoded(claims)}.c2ln`);
  expect(readJwt(token)).toEqual({ ok: false, problem });
  expect(decodeToken(token)).toBeNull();
});

it('reads names beyond ASCII', () => {
  const token = new Secret(`${encoded('{"alg":"RS256"}')}.${encoded('{"sub":"100 % für \u{1f511}"}')}.c2ln`);
  expect(decodeToken(token)?.payload).toEqual({ sub: '100 % für \u{1f511}' });
});
