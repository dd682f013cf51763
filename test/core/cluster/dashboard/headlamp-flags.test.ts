import { describe, expect, it } from 'vitest';
import {
  findSignInFlag,
  servesTls,
  type StartedContainer,
} from '../../../../src/main/core/cluster/dashboard/headlamp-flags.ts';

const quiet: StartedContainer = { name: 'headlamp', command: [], args: ['-in-cluster'], env: [] };
const flag = 'unsafe-use-service-account-token';
const variable = 'HEADLAMP_CONFIG_UNSAFE_USE_SERVICE_ACCOUNT_TOKEN';
const script = `exec headlamp-server -in-cluster --${flag}; true`;

describe('a visitor is signed in as the account of the pod', () => {
  it.each<[string, Partial<StartedContainer>, object]>([
    ['one dash', { args: ['-in-cluster', `-${flag}`] }, { in: 'args', at: 1, value: `-${flag}` }],
    ['two dashes', { args: [`--${flag}`] }, { in: 'args', at: 0 }],
    ['a yes', { args: [`--${flag}=1`] }, { in: 'args', at: 0, value: `--${flag}=1` }],
    ['the command', { command: ['headlamp-server', `-${flag}`] }, { in: 'command', at: 1 }],
    ['the text of a shell', { command: ['sh', '-c', script], args: [] }, { in: 'command', at: null }],
    [
      'the environment',
      { env: [{ name: variable, value: 'true' }] },
      { in: 'env', at: 0, value: variable, containerName: 'headlamp' },
    ],
    ['the last word of several', { args: [`-${flag}=false`, `-${flag}`] }, { in: 'args', at: 1 }],
  ])('by %s', (_, change, place) => {
    expect(
      findSignInFlag([
        { ...quiet, name: 'sidecar' },
        { ...quiet, ...change },
      ]),
    ).toMatchObject({
      container: 1,
      ...place,
    });
  });

  it('keeps nothing of the text of a shell, in which secrets can stand', () => {
    const secret = 'planted-client-secret';
    const text = `headlamp-server -oidc-client-secret=${secret} -${flag}`;
    const place = findSignInFlag([{ ...quiet, command: ['sh', '-c', text], args: [] }]);
    expect(place).toEqual({ in: 'command', container: 0, containerName: 'headlamp', at: null });
  });

  it.each<[string, Partial<StartedContainer>]>([
    ['nothing', {}],
    ['a no', { args: [`--${flag}=false`] }],
    ['a flag that is longer', { args: [`--${flag}-never`] }],
    ['a path that ends alike', { args: [`/etc/-${flag}`] }],
    ['a no of the environment', { env: [{ name: variable, value: 'false' }] }],
    [
      'a flag that wins over the environment',
      { args: [`-${flag}=0`], env: [{ name: variable, value: '1' }] },
    ],
  ])('not by %s', (_, change) => {
    expect(findSignInFlag([{ ...quiet, ...change }])).toBeNull();
  });
});

it.each<[string, Partial<StartedContainer>, boolean]>([
  ['nothing', {}, false],
  ['a flag', { args: ['-tls-cert-path=/tls/tls.crt'] }, true],
  ['a flag and its value', { args: ['--tls-cert-path', '/tls/tls.crt'] }, true],
  ['an empty flag', { args: ['-tls-cert-path='] }, false],
  ['the environment', { env: [{ name: 'HEADLAMP_CONFIG_TLS_CERT_PATH', value: '/tls/tls.crt' }] }, true],
])('speaks TLS by itself by %s: %#', (_, change, isTls) => {
  expect(servesTls([{ ...quiet, ...change }])).toBe(isTls);
});
