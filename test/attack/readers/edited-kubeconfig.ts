import { parse, stringify } from 'yaml';

interface Entry {
  readonly name: string;
  [field: string]: unknown;
}

/** A kubeconfig as it can be edited. */
export interface Kubeconfig {
  contexts: (Entry & { context: Record<string, unknown> })[];
  clusters: (Entry & { cluster: Record<string, unknown> })[];
  users: (Entry & { user: Record<string, unknown> })[];
  [field: string]: unknown;
}

/** The kubeconfig that a person changed: by its values, or as text. */
export type Edit =
  | ((kubeconfig: Kubeconfig, parts: Parts) => void)
  | { readonly text: (text: string, parts: Parts) => string | Uint8Array };

/** What an edit can put in: PEM texts of the cluster and of somebody else. */
export interface Parts {
  readonly certificate: string;
  readonly key: string;
  readonly otherCertificate: string;
  readonly otherKey: string;
  readonly foreignAuthority: string;
  /** The address of somebody else's server. */
  readonly foreignServer: string;
}

/** A PEM text as kubeconfigs hold it. */
export const encode = (text: string) => Buffer.from(text).toString('base64');

/** The bytes of the edited file. */
export function edited(text: string, edit: Edit, parts: Parts): Uint8Array {
  if (typeof edit !== 'function') {
    const changed = edit.text(text, parts);
    return typeof changed === 'string' ? Buffer.from(changed) : changed;
  }
  const kubeconfig = parse(text) as Kubeconfig;
  edit(kubeconfig, parts);
  return Buffer.from(stringify(kubeconfig, { aliasDuplicateObjects: false }));
}

const cluster =
  (change: Record<string, unknown>): Edit =>
  (kubeconfig) =>
    Object.assign(kubeconfig.clusters[0]!.cluster, change);
const user =
  (change: Record<string, unknown>): Edit =>
  (kubeconfig) =>
    Object.assign(kubeconfig.users[0]!.user, change);
const top =
  (change: Record<string, unknown>): Edit =>
  (kubeconfig) =>
    Object.assign(kubeconfig, change);
const server = (address: string) => cluster({ server: address });
const text = (change: (text: string, parts: Parts) => string | Uint8Array): Edit => ({ text: change });

/** Every edit that must be refused, with the reason. */
export const refusedEdits: readonly (readonly [name: string, reason: string, edit: Edit])[] = [
  ['as', 'impersonation', user({ as: 'somebody' })],
  ['as-uid', 'impersonation', user({ 'as-uid': '7' })],
  ['as-groups', 'impersonation', user({ 'as-groups': ['nobody'] })],
  ['as-user-extra', 'impersonation', user({ 'as-user-extra': { scopes: ['none'] } })],
  ['tls-server-name', 'tls-server-name', cluster({ 'tls-server-name': 'other' })],
  ['exec', 'exec', user({ exec: { command: 'touch', args: ['/tmp/owned'] } })],
  ['an auth provider', 'auth-provider', user({ 'auth-provider': { name: 'oidc' } })],
  ['a proxy', 'proxy-url', cluster({ 'proxy-url': 'http://127.0.0.1:3128' })],
  ['no check of TLS', 'insecure-skip-tls-verify', cluster({ 'insecure-skip-tls-verify': true })],
  ['no check of TLS, as YAML 1.1', 'insecure-skip-tls-verify', appended('insecure-skip-tls-verify: yes')],
  ['a file with a token', 'file-reference', user({ tokenFile: '/etc/passwd' })],
  ['a file with a key', 'file-reference', user({ 'client-key': '/etc/passwd' })],
  [
    'a foreign cluster of the same name before',
    'duplicate-name',
    ({ clusters }, { foreignServer, foreignAuthority }) =>
      clusters.unshift({
        name: clusters[0]!.name,
        cluster: { server: foreignServer, 'certificate-authority-data': encode(foreignAuthority) },
      }),
  ],
  [
    'a foreign cluster of the same name behind',
    'duplicate-name',
    ({ clusters }, { foreignServer, foreignAuthority }) =>
      clusters.push({
        name: clusters[0]!.name,
        cluster: { server: foreignServer, 'certificate-authority-data': encode(foreignAuthority) },
      }),
  ],
  ['two users of one name', 'duplicate-name', ({ users }) => users.push({ ...users[0]! })],
  ['two contexts of one name', 'duplicate-name', ({ contexts }) => contexts.push({ ...contexts[0]! })],
  ['a server that is written twice', 'ambiguous', text(twice('server'))],
  ['a token that is written twice', 'ambiguous', text(twice('token'))],
  ['users that are written twice', 'ambiguous', text((before) => `${before}users: []\n`)],
  [
    'a certificate without key beside the token',
    'half-credential',
    ({ users }, { certificate }) => (users[0]!.user['client-certificate-data'] = encode(certificate)),
  ],
  [
    'a key without certificate beside the token',
    'half-credential',
    ({ users }, { key }) => (users[0]!.user['client-key-data'] = encode(key)),
  ],
  [
    'a certificate and a token',
    'two-credentials',
    ({ users }, { certificate, key }) => Object.assign(users[0]!.user, pair(certificate, key)),
  ],
  [
    'the key of another certificate',
    'other-key',
    ({ users }, { certificate, otherKey }) => (users[0]!.user = pair(certificate, otherKey)),
  ],
  [
    'a certificate for a key',
    'other-key',
    ({ users }, { certificate }) => (users[0]!.user = pair(certificate, certificate)),
  ],
  ['another kind', 'other-kind', top({ kind: 'ConfigMap' })],
  ['a kind that is no text', 'other-kind', top({ kind: 1 })],
  ['another apiVersion', 'other-kind', top({ apiVersion: 'v2' })],
  ['Latin-1', 'file-not-text', text((before) => Buffer.from(`# f\u00fcr uns\n${before}`, 'latin1'))],
  ['UTF-16', 'file-not-text', text((before) => Buffer.from(`\ufeff${before}`, 'utf16le'))],
  ['a loopback address with parts left out', 'bad-server', server('https://127.1:16443')],
  ['an octal address', 'bad-server', server('https://0177.0.0.1:16443')],
  ['an octal part', 'bad-server', server('https://127.0.0.010:16443')],
  ['a hexadecimal address', 'bad-server', server('https://0x7f000001:16443')],
  ['a hexadecimal part', 'bad-server', server('https://127.0.0.0x1:16443')],
  ['an address as one number', 'bad-server', server('https://2130706433:16443')],
  ['a part beyond 255', 'bad-server', server('https://127.0.0.256:16443')],
  ['an IPv6 address that is none', 'bad-server', server('https://[::g]:16443')],
  ['an empty label', 'bad-server', server('https://localhost.:16443')],
  ['user and password in the address', 'bad-server', server('https://admin:x@127.0.0.1:16443')],
  ['a path', 'bad-server', server('https://127.0.0.1:16443/other')],
  ['a query', 'bad-server', server('https://127.0.0.1:16443?a=b')],
  ['a fragment', 'bad-server', server('https://127.0.0.1:16443/#a')],
  ['a backslash', 'bad-server', server('https://127.0.0.1\\@example.org:16443')],
  ['a full-width dot', 'bad-server', server('https://127\uff0e0.0.1:16443')],
  ['http', 'not-https', server('http://127.0.0.1:16443')],
  ['a token that is no text', 'no-user', user({ token: 12345 })],
  ['a token that YAML 1.1 takes for a number', 'no-user', text(value('token', '1_000'))],
  ['a token that YAML 1.1 takes for a truth value', 'no-user', text(value('token', 'yes'))],
  ['a token with a line break', 'bad-credential', user({ token: 'a\nb' })],
  ['an authority cut at 4n+1', 'bad-authority', text(cutBase64)],
  ['an authority without padding', 'bad-authority', cluster({ 'certificate-authority-data': 'LS0tLS1CRU' })],
  ['base64 with spaces', 'bad-authority', cluster({ 'certificate-authority-data': 'LS0t LS1C' })],
  ['an anchor and an alias', 'ambiguous', text(alias)],
  ['a merge key', 'ambiguous', text(merge)],
  ['a tag', 'ambiguous', text(value('token', '!!binary aGVsbG8='))],
  ['a tag of one’s own', 'ambiguous', text(value('token', '!secret hello'))],
  ['a directive', 'ambiguous', text((before) => `%YAML 1.2\n---\n${before}`)],
  ['a second document', 'ambiguous', text((before) => `${before}---\n${before}`)],
  ['a key that is a list', 'ambiguous', text((before) => `? [a, b]\n: c\n${before}`)],
  ['a line break that only some readers know', 'ambiguous', text((before) => `# note\u2028a: b\n${before}`)],
  ['a line break of old Macs', 'ambiguous', text((before) => `# note\ra: b\n${before}`)],
  ['a control character', 'ambiguous', text((before) => `# note \u001b[2K\n${before}`)],
  ['what is no YAML', 'not-yaml', text((before) => `${before}  }: {\n`)],
  ['lists in lists', 'too-complex', text((before) => `${before}x: ${'['.repeat(9000)}${']'.repeat(9000)}\n`)],
  ['more values than any has', 'too-complex', text((before) => `${before}x: [${'a,'.repeat(100_000)}]\n`)],
  ['no current context', 'no-context', top({ 'current-context': '' })],
  ['a context that is not there', 'no-context', top({ 'current-context': 'other' })],
];

/** Edits that change nothing of what Keyfob does with the file. */
export const harmlessEdits: readonly (readonly [name: string, edit: Edit])[] = [
  ['a namespace', ({ contexts }) => (contexts[0]!.context.namespace = 'other')],
  ['extensions', ({ clusters }) => (clusters[0]!.cluster.extensions = [{ name: 'x', extension: { a: 1 } }])],
  ['no compression', cluster({ 'disable-compression': true })],
  ['a field that nobody knows', user({ Token: 'other' })],
  ['a byte order mark', text((before) => `\ufeff${before}`)],
  ['CRLF', text((before) => before.replaceAll('\n', '\r\n'))],
  ['JSON', text((before) => JSON.stringify(parse(before)))],
  ['another context', ({ contexts }) => contexts.push({ ...contexts[0]!, name: 'other' })],
  ['neither kind nor apiVersion', top({ kind: undefined, apiVersion: undefined })],
];

function pair(certificate: string, key: string) {
  return { 'client-certificate-data': encode(certificate), 'client-key-data': encode(key) };
}

function appended(line: string): Edit {
  return text((before) => before.replace(/^( +)server:/m, `$1${line}\n$1server:`));
}

function twice(field: string) {
  return (before: string) => before.replace(new RegExp(`^( +${field}: .*)$`, 'm'), '$1\n$1');
}

function value(field: string, written: string) {
  return (before: string) => before.replace(new RegExp(`^( +${field}: ).*$`, 'm'), `$1${written}`);
}

function cutBase64(before: string): string {
  return before.replace(/(certificate-authority-data: \S{401})\S*/, '$1');
}

function alias(before: string): string {
  return before.replace(/^( +server: )(.*)$/m, '$1&a $2').replace(/^kind:.*$/m, 'x: *a');
}

function merge(before: string): string {
  return before.replace(/^( +)server: (.*)$/m, '$1<<: {server: "$2"}');
}
