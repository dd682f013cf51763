import { createPrivateKey } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Chain } from './chain.ts';

/** What a kubeconfig is made of, and where files may be put that it points at. */
export interface Parts {
  readonly chain: Chain;
  readonly bundle: string;
  readonly port: number;
  /** The folder of client.config. */
  readonly folder: string;
}

type Fields = Readonly<Record<string, unknown>>;
const encode = (text: string) => Buffer.from(text).toString('base64');
const token = 'token-of-the-administrator';

/** How a bundle can be written down. */
export const bundleForms = {
  plain: (pems: readonly string[]) => pems.join(''),
  'with CRLF': (pems) => pems.join('').replaceAll('\n', '\r\n'),
  'with text before': (pems) => pems.map((pem) => `Certificate:\n    Data: A CA - of mine\n${pem}`).join(''),
  'without a last line end': (pems) => pems.join('').trimEnd(),
  indented: (pems) => pems.join('').replaceAll(/^/gm, '  '),
  'with headers': (pems) =>
    pems.join('').replaceAll(/(-----BEGIN CERTIFICATE-----\n)/g, '$1Proc-Type: 4,none\n\n'),
  'with a key before': (pems) => `${keyBlock}${pems.join('')}`,
  'with a damaged one before': (pems) =>
    `-----BEGIN CERTIFICATE-----\nMIIBcorrupt\n-----END CERTIFICATE-----\n${pems.join('')}`,
  'with what is no certificate before': (pems) =>
    `-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n${pems.join('')}`,
  'as trusted certificates': (pems) =>
    pems.join('').replaceAll(' CERTIFICATE-----', ' TRUSTED CERTIFICATE-----'),
  'as X509 certificates': (pems) => pems.join('').replaceAll(' CERTIFICATE-----', ' X509 CERTIFICATE-----'),
  'in one long line': (pems) =>
    pems
      .map((pem) =>
        pem.replace(
          /(-----\n)([^-]*)(\n-----)/,
          (_, a: string, b: string, c: string) => a + b.replaceAll('\n', '') + c,
        ),
      )
      .join(''),
} as const satisfies Record<string, (pems: readonly string[]) => string>;
export type BundleForm = keyof typeof bundleForms;

const keyBlock = `-----BEGIN PRIVATE KEY-----\n${encode('no key at all, only in the way')}\n-----END PRIVATE KEY-----\n`;

/** What may be otherwise about the cluster entry; undefined takes a field away. */
export const clusterVariations = {
  usual: () => ({}),
  'by name': ({ port }) => ({ server: `https://localhost:${port}` }),
  'a slash behind': ({ port }) => ({ server: `https://127.0.0.1:${port}/` }),
  'a path': ({ port }) => ({ server: `https://127.0.0.1:${port}/k8s` }),
  'no scheme': ({ port }) => ({ server: `127.0.0.1:${port}` }),
  'a scheme in capitals': ({ port }) => ({ server: `HTTPS://127.0.0.1:${port}` }),
  'a user in the address': ({ port }) => ({ server: `https://admin@127.0.0.1:${port}` }),
  http: ({ port }) => ({ server: `http://127.0.0.1:${port}` }),
  'no check': () => ({ 'insecure-skip-tls-verify': true, 'certificate-authority-data': undefined }),
  'no check, and a CA': () => ({ 'insecure-skip-tls-verify': true }),
  'a check, said': () => ({ 'insecure-skip-tls-verify': false }),
  'the name it has': () => ({ 'tls-server-name': 'localhost' }),
  'a name it has not': () => ({ 'tls-server-name': 'example.org' }),
  'a proxy that is not there': () => ({ 'proxy-url': 'http://127.0.0.1:9' }),
  'a CA file': ({ folder, bundle }) => ({
    'certificate-authority': written(folder, 'bundle.pem', bundle),
    'certificate-authority-data': undefined,
  }),
  'a CA file beside it': ({ folder, bundle }) => {
    written(folder, 'beside.pem', bundle);
    return { 'certificate-authority': 'beside.pem', 'certificate-authority-data': undefined };
  },
  'a CA file of another CA, and a CA': ({ folder, chain }) => ({
    'certificate-authority': written(folder, 'other.pem', chain.foreign),
  }),
  'no CA': () => ({ 'certificate-authority-data': undefined }),
  'an empty CA': () => ({ 'certificate-authority-data': '' }),
  'a CA that is none': () => ({ 'certificate-authority-data': encode('none') }),
  'a CA that is not base64': () => ({ 'certificate-authority-data': '!!' }),
  'empty fields': () => ({
    'certificate-authority': '',
    'proxy-url': '',
    'tls-server-name': '',
    'insecure-skip-tls-verify': null,
  }),
  'no compression': () => ({ 'disable-compression': true }),
} as const satisfies Record<string, (parts: Parts) => Fields>;
export type ClusterVariation = keyof typeof clusterVariations;

const program = {
  apiVersion: 'client.authentication.k8s.io/v1',
  command: 'echo',
  args: [
    '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"token-of-a-program"}}',
  ],
  interactiveMode: 'Never',
};

/** Who signs in, and how. */
export const userVariations = {
  'a token': () => ({ token }),
  'a certificate': ({ chain }) => pairOf(chain),
  'a certificate with its CA': ({ chain }) =>
    pairOf({ ...chain, client: chain.client + chain.trusted.join('') }),
  'a certificate with text before': ({ chain }) =>
    pairOf({ ...chain, client: `Subject: admin\n${chain.client}` }),
  'a certificate with CRLF': ({ chain }) =>
    pairOf({ ...chain, client: chain.client.replaceAll('\n', '\r\n') }),
  'a certificate, and a PKCS #1 key': ({ chain }) => pairOf(chain, 'pkcs1'),
  'a certificate, and a key with text before': ({ chain }) => ({
    ...pairOf(chain),
    'client-key-data': encode(`Key Attributes: <none>\n${chain.clientParty.keyPem}`),
  }),
  'a certificate, and the key of another': ({ chain }) => ({
    ...pairOf(chain),
    'client-key-data': encode(chain.serverKey),
  }),
  'a certificate that may not sign': ({ chain }) => pairOf({ ...chain, client: chain.clientForKeys }),
  'a certificate without key': ({ chain }) => ({ 'client-certificate-data': encode(chain.client) }),
  'a key without certificate': ({ chain }) => ({ 'client-key-data': encode(chain.clientParty.keyPem) }),
  'a token and a certificate': ({ chain }) => ({ token, ...pairOf(chain) }),
  'certificate and key in files': ({ folder, chain }) => ({
    'client-certificate': written(folder, 'client.pem', chain.client),
    'client-key': written(folder, 'client-key.pem', chain.clientParty.keyPem),
  }),
  'a certificate, and its key in a file': ({ folder, chain }) => ({
    'client-certificate-data': encode(chain.client),
    'client-key': written(folder, 'client-key.pem', chain.clientParty.keyPem),
  }),
  'a certificate, and another in a file': ({ folder, chain }) => ({
    ...pairOf(chain),
    'client-certificate': written(folder, 'other-client.pem', chain.foreign),
  }),
  'a token file': ({ folder }) => ({ tokenFile: written(folder, 'token', 'token-of-a-file\n') }),
  'a token, and a token file': ({ folder }) => ({
    token,
    tokenFile: written(folder, 'token', 'token-of-a-file\n'),
  }),
  'a token, and a token file that is not there': ({ folder }) => ({ token, tokenFile: join(folder, 'none') }),
  'a password': () => ({ username: 'admin', password: 'open' }),
  'a token and a password': () => ({ token, username: 'admin', password: 'open' }),
  'a certificate and a password': ({ chain }) => ({ ...pairOf(chain), username: 'admin', password: 'open' }),
  'a program': () => ({ exec: program }),
  'a token and a program': () => ({ token, exec: program }),
  'an auth provider': () => ({ 'auth-provider': { name: 'oidc' } }),
  'somebody else': () => ({ token, as: 'somebody' }),
  'other groups': () => ({ token, as: 'somebody', 'as-groups': ['some'] }),
  'empty fields': () => ({
    token,
    username: '',
    password: '',
    as: '',
    'as-groups': [],
    exec: null,
    tokenFile: '',
    'client-certificate': '',
    'client-key': '',
    'client-certificate-data': '',
    'client-key-data': '',
  }),
  'a token with a line end': () => ({ token: `${token}\n` }),
  'a token with spaces around': () => ({ token: ` ${token} ` }),
  'a token with a space inside': () => ({ token: 'token of-the-administrator' }),
  'a token with a letter that is not ASCII': () => ({ token: 'tokén' }),
  'a token that is a number': () => ({ token: 12345 }),
  'an empty token': () => ({ token: '' }),
  'a token of spaces': () => ({ token: '  ' }),
  nobody: () => ({}),
} as const satisfies Record<string, (parts: Parts) => Fields>;
export type UserVariation = keyof typeof userVariations;

/** How the file is written. */
export const fileVariations = {
  usual: (kubeconfig) => stringify(kubeconfig),
  JSON: (kubeconfig) => JSON.stringify(kubeconfig),
  CRLF: (kubeconfig) => stringify(kubeconfig).replaceAll('\n', '\r\n'),
  'a byte order mark': (kubeconfig) => `\ufeff${stringify(kubeconfig)}`,
  'neither kind nor version': (kubeconfig) =>
    stringify({ ...kubeconfig, kind: undefined, apiVersion: undefined }),
  'empty kind and version': (kubeconfig) => stringify({ ...kubeconfig, kind: '', apiVersion: '' }),
  'another kind': (kubeconfig) => stringify({ ...kubeconfig, kind: 'ConfigMap' }),
  'no current context': (kubeconfig) => stringify({ ...kubeconfig, 'current-context': '' }),
  'a context that is not there': (kubeconfig) => stringify({ ...kubeconfig, 'current-context': 'other' }),
  'no users': (kubeconfig) => stringify({ ...kubeconfig, users: null }),
  'other entries': (kubeconfig) =>
    stringify({ ...kubeconfig, users: [...kubeconfig.users, { name: 'other', user: { token: 'x' } }] }),
  'an entry twice': (kubeconfig) =>
    stringify(
      { ...kubeconfig, users: [...kubeconfig.users, ...kubeconfig.users] },
      { aliasDuplicateObjects: false },
    ),
  'an entry without a value': (kubeconfig) =>
    stringify({ ...kubeconfig, clusters: [...kubeconfig.clusters, { name: 'other', cluster: null }] }),
  'a context without user': (kubeconfig) =>
    stringify({
      ...kubeconfig,
      contexts: [...kubeconfig.contexts, { name: 'x', context: { cluster: 'c' } }],
    }),
  'an anchor': (kubeconfig) => stringify(kubeconfig).replace('server: ', 'server: &here '),
  'fields that nobody knows': (kubeconfig) => stringify({ ...kubeconfig, note: 'mine', Users: [] }),
  'a second document': (kubeconfig) => `${stringify(kubeconfig)}---\n${stringify({ kind: 'Config' })}`,
} as const satisfies Record<string, (kubeconfig: Kubeconfig) => string>;
export type FileVariation = keyof typeof fileVariations;

interface Kubeconfig {
  readonly users: readonly unknown[];
  readonly clusters: readonly unknown[];
  readonly contexts: readonly unknown[];
}

/** The text of client.config. */
export function writeKubeconfig(
  parts: Parts,
  asked: { readonly cluster: ClusterVariation; readonly user: UserVariation; readonly file: FileVariation },
): string {
  const cluster = {
    'certificate-authority-data': encode(parts.bundle),
    server: `https://127.0.0.1:${parts.port}`,
    ...clusterVariations[asked.cluster](parts),
  };
  const kubeconfig = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'microk8s-cluster', cluster }],
    contexts: [{ name: 'microk8s', context: { cluster: 'microk8s-cluster', user: 'admin' } }],
    'current-context': 'microk8s',
    users: [{ name: 'admin', user: userVariations[asked.user](parts) }],
  };
  return fileVariations[asked.file](kubeconfig);
}

function pairOf(
  { client, clientParty: { keyPem } }: Pick<Chain, 'client' | 'clientParty'>,
  type: 'pkcs8' | 'pkcs1' = 'pkcs8',
) {
  const key = type === 'pkcs8' ? keyPem : createPrivateKey(keyPem).export({ type, format: 'pem' }).toString();
  return { 'client-certificate-data': encode(client), 'client-key-data': encode(key) };
}

function written(folder: string, name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}
