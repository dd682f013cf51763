import { describe, expect, it } from 'vitest';
import { clusterWords } from '../../src/main/adapters/api/cluster-words.ts';
import { whoRefused } from '../../src/main/adapters/api/who-refused.ts';
import { Secret } from '../../src/main/core/ports/secret.ts';

const bearer = 'Zm9vYmFyQUJDREVGMTIzNDU2Nzg5MGFiY2RlZg';
const jwt = `eyJhbGciOiJSUzI1NiJ9.${Buffer.from('{"sub":"somebody"}').toString('base64url')}.c2lnbmF0dXJl`;

describe('the words of a cluster', () => {
  it.each([
    ['exceeded quota: no-secrets', 'exceeded quota: no-secrets'],
    ['a\u202eb\u200bc\nd\u001b[31m', 'a\\u{202e}b\\u{200b}c\\u{a}d\\u{1b}[31m'],
    ['  spaced \n', 'spaced'],
    ['uid 2f9b31e1-91d6-44f9-9b29-660a2e5124e2', 'uid 2f9b31e1-91d6-44f9-9b29-660a2e5124e2'],
    [
      'Post "https://10.152.183.7:443/validate-rbac-authorization-k8s-io-v1/rolebindings?timeout=10s"',
      'Post "https://10.152.183.7:443/validate-rbac-authorization-k8s-io-v1/rolebindings?timeout=10s"',
    ],
    [`got ${jwt}`, 'got (token)'],
    [`Bearer ${'aB3'.repeat(15)} is no good`, 'Bearer (token) is no good'],
    [`join token ${'0f'.repeat(16)}`, 'join token (token)'],
    [`got ${jwt.replace(/(.{3})/g, '$1\u200b')}`, 'got (token)'],
    [`got ${jwt.replace(/(.{9})/g, '$1\n')} again`, 'got (token) again'],
    [`got ${jwt.replace(/(.{5})/g, '$1\u{e0041}')}`, 'got (token)'],
    ['😀\u200b uid\u200b x', '😀\\u{200b} uid\\u{200b} x'],
    [`😀 a\u200bb ${jwt} c\u200bd`, '😀 a\\u{200b}b (token) c\\u{200b}d'],
    ['join with abcdef.0123456789abcdef.', 'join with (token).'],
    ['join with abc\u200bdef.01234567\u200b89abcdef', 'join with (token)'],
    ['join with:\nabcdef.0123456789abcdef\nthen wait', 'join with:\\u{a}(token)\\u{a}then wait'],
    [
      'validatingwebhookconfigurations.admissionregistration.k8s.io "x" not found',
      'validatingwebhookconfigurations.admissionregistration.k8s.io "x" not found',
    ],
    ['', null],
    [' \n ', null],
  ])('are shown as people can read them, without tokens: %j', (message, shown) => {
    expect(clusterWords(message, [])).toBe(shown);
  });

  it.each([
    ['as it is', bearer],
    ['its first half', bearer.slice(0, 19)],
    ['its second half', bearer.slice(19)],
    ['in pieces', bearer.replace(/(.{5})/g, '$1 ')],
    ['with invisible characters between', bearer.replace(/(.)/g, '$1\u200b')],
    [
      'in wide letters',
      bearer.replace(/[!-~]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)),
    ],
    ['in Base64', Buffer.from(bearer).toString('base64')],
    ['in Base64 after a word', Buffer.from(`Bearer ${bearer}`).toString('base64')],
    ['in Base64 after two letters', Buffer.from(`xy${bearer}`).toString('base64url')],
  ])('are left out where they repeat the bearer: %s', (_, repeated) => {
    expect(clusterWords(`denied: ${repeated}, sorry`, [new Secret('other'), new Secret(bearer)])).toBeNull();
  });

  it.each([
    ['signs alone', '!?-*%', '!?-*%'],
    ['letters of other scripts', 'пароль-密码', 'пароль-密码'],
    ['invisible characters between', 'пароль', 'п\u200bароль'],
  ])('are left out where they repeat a secret of %s', (_, secret, repeated) => {
    expect(clusterWords(`denied: ${repeated}, sorry`, [new Secret(secret)])).toBeNull();
    expect(clusterWords('denied: something else', [new Secret(secret)])).not.toBeNull();
  });

  it('are at most 300 characters, and no escape is cut in two', () => {
    for (let length = 280; length < 310; length++) {
      const words =
        clusterWords(`${'x'.repeat(9)} `.repeat(31).slice(0, length) + '\u202e'.repeat(9), []) ?? '';
      expect(words.length).toBeLessThanOrEqual(300);
      expect(words.replaceAll('\\u{202e}', '')).not.toContain('\\');
      expect(words).toMatch(/…$/);
    }
  });
});

describe('who refused', () => {
  it.each([
    'this service account is forbidden: exceeded quota: mine, requested: all of it',
    'secrets "s" is forbidden: I said so',
    'note: admission webhook "x" denied the request: no',
    'admission webhook "No Name" denied the request: no',
    'admission webhook "<b>" denied the request: no',
    "policy 'a b' with binding 'c' denied request: no",
    'note: policy "a" denied request: no',
    'secrets "s" is forbidden: exceeded quota: a b, requested: c',
    '',
  ])('is not told from words that are not Kubernetes’ own: %j', (message) => {
    expect(whoRefused(message)).toBeNull();
  });

  it.each([
    [
      'pods "p" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false',
      { kind: 'denied', by: 'pod-security', name: '' },
    ],
    [
      'pods "p" is forbidden: [maximum cpu usage per Container is 1, but limit is 2, maximum memory usage per Container is 1Gi]',
      { kind: 'denied', by: 'limit-range', name: '' },
    ],
    [
      'pods "p" is forbidden: failed quota: compute: must specify limits.cpu for: c',
      { kind: 'denied', by: 'quota', name: 'compute' },
    ],
    [
      "policy 'add-labels' with binding 'all' denied request: no such key: labels",
      { kind: 'denied', by: 'policy', name: 'add-labels' },
    ],
    [
      'policy "add-labels" denied request: failed to configure policy: no such kind',
      { kind: 'denied', by: 'policy', name: 'add-labels' },
    ],
    [
      'secrets "s" is forbidden: insufficient quota to consume: count/secrets',
      { kind: 'denied', by: 'quota', name: '' },
    ],
    [
      'Internal error occurred: admission webhook "a.example.org" attempted to modify the object, which is not supported for this operation',
      { kind: 'webhook-failed', name: 'a.example.org' },
    ],
    ['forbidden: User "jane" cannot get path "/version"', { kind: 'not-allowed' }],
  ])('is told from Kubernetes’ own formats: %j', (message, refusal) => {
    expect(whoRefused(message)).toEqual(refusal);
  });
});
