import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { createCertificates } from '../../../../src/main/adapters/x509/certificates.ts';
import { checkKubeconfig } from '../../../../src/main/core/files/kubeconfig/kubeconfig.ts';
import { Authority } from '../../../cluster/certificates.ts';
import { growth } from '../../../growth.ts';

const file = '/snap/credentials/client.config';
const encoder = new TextEncoder();
const check = (text: string) => checkKubeconfig(encoder.encode(text), file, createCertificates());

let authority: Authority;
beforeAll(async () => {
  authority = await Authority.create();
});

const base64 = (text: string) => Buffer.from(text).toString('base64');

function kubeconfig(change: { cluster?: object; user?: object; top?: object } = {}): string {
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      {
        name: 'microk8s-cluster',
        cluster: {
          server: 'https://127.0.0.1:16443',
          'certificate-authority-data': base64(authority.pem),
          ...change.cluster,
        },
      },
    ],
    contexts: [{ name: 'microk8s', context: { cluster: 'microk8s-cluster', user: 'admin' } }],
    'current-context': 'microk8s',
    users: [{ name: 'admin', user: { token: 'static-token-0123', ...change.user } }],
    ...change.top,
  });
}

describe('checkKubeconfig', () => {
  it('takes a static token', () => {
    const checked = check(kubeconfig());
    if (!checked.ok) throw new Error(checked.error.code);
    expect(checked.value.clusterName).toBe('microk8s-cluster');
    const { server, bundlePem, credential } = checked.value;
    expect([server, bundlePem]).toEqual(['https://127.0.0.1:16443', authority.pem]);
    expect(credential.kind === 'static-token' && credential.token.reveal()).toBe('static-token-0123');
    expect(JSON.stringify(checked)).not.toContain('static-token-0123');
  });

  it('takes a client certificate', async () => {
    const pair = await authority.issue({ subject: 'CN=admin,O=system:masters', usage: 'client' });
    const checked = check(
      kubeconfig({
        user: {
          token: undefined,
          'client-certificate-data': base64(pair.certificate),
          'client-key-data': base64(pair.key),
        },
      }),
    );
    if (!checked.ok) throw new Error(checked.error.code);
    const { credential } = checked.value;
    expect(credential.kind === 'client-certificate' && credential.keyPem.reveal()).toBe(pair.key);
  });

  it.each([
    ['exec', { user: { exec: { command: 'touch', args: ['/tmp/owned'] } } }],
    ['auth-provider', { user: { 'auth-provider': { name: 'oidc' } } }],
    ['proxy-url', { cluster: { 'proxy-url': 'http://proxy:3128' } }],
    ['insecure-skip-tls-verify', { cluster: { 'insecure-skip-tls-verify': true } }],
    ['file-reference', { user: { tokenFile: '/etc/passwd' } }],
    ['file-reference', { user: { 'client-key': '/etc/passwd' } }],
    ['file-reference', { cluster: { 'certificate-authority': '/etc/ssl/ca.pem' } }],
  ])('refuses %s', (feature, change) => {
    expect(check(kubeconfig(change))).toEqual({
      ok: false,
      error: { code: 'kubeconfig-refused', file, feature },
    });
  });

  it.each([
    ['not-https', { cluster: { server: 'http://127.0.0.1:8080' } }],
    ['bad-server', { cluster: { server: 'https://host:99999' } }],
    ['no-server', { cluster: { server: '' } }],
    ['no-authority', { cluster: { 'certificate-authority-data': '' } }],
    ['bad-authority', { cluster: { 'certificate-authority-data': '!!' } }],
    ['bad-authority', { cluster: { 'certificate-authority-data': base64('no certificate') } }],
    ['no-credential', { user: { token: ' ' } }],
    ['bad-credential', { user: { token: 'a\nb' } }],
    [
      'bad-credential',
      { user: { token: '', 'client-certificate-data': base64('x'), 'client-key-data': base64('x') } },
    ],
    ['no-context', { top: { 'current-context': 'other' } }],
    ['no-cluster', { top: { clusters: [] } }],
    ['no-user', { top: { users: [] } }],
  ])('says %s', (problem, change) => {
    expect(check(kubeconfig(change))).toEqual({
      ok: false,
      error: { code: 'kubeconfig-unusable', file, problem },
    });
  });

  it('passes over fields that say nothing, as kubectl does', () => {
    const checked = check(
      kubeconfig({
        cluster: {
          'certificate-authority': '',
          'insecure-skip-tls-verify': null,
          'proxy-url': '',
          'tls-server-name': null,
        },
        user: { exec: null, tokenFile: '', username: '', password: null, as: '', 'as-groups': [] },
        top: { apiVersion: '', kind: null },
      }),
    );
    expect(checked.ok && checked.value.server).toBe('https://127.0.0.1:16443');
  });

  it('takes a context that it does not use as it is', () => {
    const contexts = [
      { name: 'microk8s', context: { cluster: 'microk8s-cluster', user: 'admin' } },
      { name: 'unfinished', context: null },
    ];
    expect(check(kubeconfig({ top: { contexts } })).ok).toBe(true);
  });

  it('says that basic authentication is too old', () => {
    const checked = check(kubeconfig({ user: { username: 'admin', password: 'x' } }));
    expect(checked).toEqual({ ok: false, error: { code: 'too-old' } });
  });

  it('does not unfold an alias bomb', () => {
    const bomb = (levels: number) =>
      Array.from({ length: levels }, (_, level) =>
        level === 0
          ? 'a0: &a0 [x, x, x, x, x, x, x, x, x]'
          : `a${level}: &a${level} [${Array(9)
              .fill(`*a${level - 1}`)
              .join(', ')}]`,
      ).join('\n');
    // Unfolded they are 9³ and 9⁶ words.
    expect(growth(check, bomb(3), bomb(6))).toBeLessThan(30);
    expect(check(bomb(9)).ok).toBe(false);
  });

  it('answers on any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(check(text).ok).toBe(false);
      }),
    );
  });
});
