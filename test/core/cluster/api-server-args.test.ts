import { expect, it } from 'vitest';
import { readApiServerArgs } from '../../../src/main/core/cluster/api-server-args.ts';

const variables = { SNAP_DATA: '/var/snap/microk8s/8596', SNAP_COMMON: '/var/snap/microk8s/common' };

it.each([
  ['', null],
  [
    '--token-auth-file=${SNAP_DATA}/credentials/known_tokens.csv\n',
    '/var/snap/microk8s/8596/credentials/known_tokens.csv',
  ],
  ['--token-auth-file $SNAP_COMMON/t.csv', '/var/snap/microk8s/common/t.csv'],
  ['  --token-auth-file = "/a b/t.csv"  \r\n', '/a b/t.csv'],
  ['--token-auth-file=/first\n--secure-port=16443\n--token-auth-file=/last\n', '/last'],
  ['--token-auth-file=/gone\n--token-auth-file=\n', null],
  ['# --token-auth-file=/comment\n', null],
  ['--token-auth-file=$UNKNOWN/t', '/t'],
])('reads %j', (text, tokenAuthFile) => {
  expect(readApiServerArgs(text, variables)).toMatchObject({
    ...{ tokenAuthFile, bindAddress: null, basicAuth: false },
  });
});

it('tells the basic-auth file of old MicroK8s', () => {
  const text = '--basic-auth-file=${SNAP_DATA}/credentials/basic_auth.csv\n';
  expect(readApiServerArgs(text, variables)).toEqual({
    tokenAuthFile: null,
    securePort: 6443,
    bindAddress: null,
    basicAuth: true,
    tls: {},
  });
});

it.each([
  ['', 6443],
  ['--secure-port=16443\n', 16443],
  ['--secure-port=16443\n--secure-port 1234\n', 1234],
  ['--secure-port=\n', 6443],
  ['--secure-port=0x4000\n', null],
  ['--secure-port=16443,6443\n', null],
])('reads the port in %j', (text, securePort) => {
  expect(readApiServerArgs(text, variables)).toMatchObject({ securePort });
});
