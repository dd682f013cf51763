import * as z from 'zod';
import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import { decodeBase64 } from '../text/base64.ts';
import { parseYaml } from '../text/parse-yaml.ts';
import type { Certificates } from '../../ports/cryptography.ts';
import type { ClientCredential } from '../../ports/cluster-api.ts';
import { Secret } from '../../ports/secret.ts';
import { isText, readUtf8, utf8 } from '../text/utf8.ts';
import { readServer } from './server-address.ts';

/** A kubeconfig that may be used, with the name that it gives the cluster. */
export interface CheckedKubeconfig {
  /** `https://host:port`. */
  readonly server: string;
  readonly credential: ClientCredential;
  /** The certificates of every CA that it trusts, PEM. */
  readonly bundlePem: string;
  readonly clusterName: string;
}

type Problem = Extract<AppError, { code: 'kubeconfig-unusable' }>['problem'];
type Feature = Extract<AppError, { code: 'kubeconfig-refused' }>['feature'];

/** Null counts as nothing, and so does an empty text. */
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const present = z.unknown().optional();

const clusterSchema = z.object({
  server: text,
  'certificate-authority-data': text,
  'certificate-authority': present,
  'insecure-skip-tls-verify': z.boolean().nullish(),
  'tls-server-name': present,
  'proxy-url': present,
});

const userSchema = z.object({
  token: text,
  'client-certificate-data': text,
  'client-key-data': text,
  username: present,
  password: present,
  exec: present,
  'auth-provider': present,
  tokenFile: present,
  'client-certificate': present,
  'client-key': present,
  as: present,
  'as-uid': present,
  'as-groups': present,
  'as-user-extra': present,
});

function entries<Shape extends z.ZodRawShape>(shape: Shape) {
  return z
    .array(z.object({ name: z.string(), ...shape }))
    .nullish()
    .transform((list) => list ?? []);
}

/** What it does not name counts for nothing: kubectl, too, passes over fields that it does not know. */
const kubeconfigSchema = z.object({
  apiVersion: text,
  kind: text,
  'current-context': text,
  contexts: entries({ context: z.object({ cluster: text, user: text }).nullish() }),
  clusters: entries({ cluster: clusterSchema.nullish() }),
  users: entries({ user: userSchema.nullish() }),
});

type User = z.infer<typeof userSchema>;
type Cluster = z.infer<typeof clusterSchema>;

/**
 * Checks a kubeconfig before anything uses it: what would run programs, skip TLS checks, send through a proxy or act as
 * somebody else is refused, and so is what kubectl would read otherwise or not at all.
 */
export function checkKubeconfig(
  bytes: Uint8Array,
  file: string,
  certificates: Certificates,
): Result<CheckedKubeconfig, AppError> {
  const unusable = (problem: Problem) => fail<AppError>({ code: 'kubeconfig-unusable', file, problem });

  const source = isText(bytes) ? readUtf8(bytes) : null;
  if (source === null) return fail({ code: 'file-not-text', file });
  const yaml = parseYaml(source);
  if (!yaml.ok) return unusable(yaml.error);
  const parsed = kubeconfigSchema.safeParse(yaml.value);
  if (!parsed.success) return unusable(problemOf(parsed.error));
  const kubeconfig = parsed.data;
  const { apiVersion, kind, contexts, clusters, users } = kubeconfig;
  if (!['', 'v1'].includes(apiVersion) || !['', 'Config'].includes(kind)) return unusable('other-kind');
  if ([contexts, clusters, users].some(hasNameTwice)) return unusable('duplicate-name');
  const context = contexts.find(({ name }) => name === kubeconfig['current-context'])?.context;
  if (context === undefined || context === null) return unusable('no-context');
  const cluster = clusters.find(({ name }) => name === context.cluster)?.cluster;
  if (cluster === undefined || cluster === null) return unusable('no-cluster');
  const user = users.find(({ name }) => name === context.user)?.user;
  if (user === undefined || user === null) return unusable('no-user');

  const feature = refusedFeature(cluster, user);
  if (feature !== null) return fail({ code: 'kubeconfig-refused', file, feature });

  const server = readServer(cluster.server);
  if (!server.ok) return unusable(server.error);
  const encodedAuthority = cluster['certificate-authority-data'];
  if (encodedAuthority === '') return unusable('no-authority');
  const bundlePem = decodePem(encodedAuthority);
  if (bundlePem === null || certificates.authorities(bundlePem).length === 0)
    return unusable('bad-authority');

  if (isSet(user.username) || isSet(user.password)) return fail({ code: 'too-old' });
  const credential = readCredential(user, certificates);
  if (!credential.ok) return unusable(credential.error);
  return ok({
    server: server.value,
    credential: credential.value,
    bundlePem,
    clusterName: context.cluster,
  });
}

const problemsByField: Readonly<Record<string, Problem>> = {
  apiVersion: 'other-kind',
  kind: 'other-kind',
  clusters: 'no-cluster',
  users: 'no-user',
};

function problemOf(error: z.ZodError): Problem {
  return problemsByField[String(error.issues[0]?.path[0])] ?? 'no-context';
}

/** Whether a list of a kubeconfig names two entries alike, which kubectl refuses. */
export function hasNameTwice(entries: readonly { readonly name: string }[]): boolean {
  return new Set(entries.map(({ name }) => name)).size < entries.length;
}

function refusedFeature(cluster: Cluster, user: User): Feature | null {
  const features: readonly (readonly [Feature, ...unknown[]])[] = [
    ['exec', user.exec],
    ['auth-provider', user['auth-provider']],
    ['impersonation', user.as, user['as-uid'], user['as-groups'], user['as-user-extra']],
    ['proxy-url', cluster['proxy-url']],
    ['insecure-skip-tls-verify', cluster['insecure-skip-tls-verify']],
    ['tls-server-name', cluster['tls-server-name']],
    [
      'file-reference',
      cluster['certificate-authority'],
      user.tokenFile,
      user['client-certificate'],
      user['client-key'],
    ],
  ];
  const used = features.find(([, ...fields]) => fields.some(isSet));
  return used?.[0] ?? null;
}

/** kubectl knows no difference between a field that is not there and one that says nothing. */
function isSet(field: unknown): boolean {
  const saysNothing = field === undefined || field === null || field === '' || field === false;
  return !saysNothing && !(Array.isArray(field) && field.length === 0);
}

function readCredential(user: User, certificates: Certificates): Result<ClientCredential, Problem> {
  const { token, 'client-certificate-data': certificate, 'client-key-data': key } = user;
  if (certificate === '' && key === '') {
    if (token.trim() === '') return fail('no-credential');
    return /^[\x21-\x7e]+$/.test(token)
      ? ok({ kind: 'static-token', token: new Secret(token) })
      : fail('bad-credential');
  }
  if (certificate === '' || key === '') return fail('half-credential');
  if (token !== '') return fail('two-credentials');
  const certificatePem = decodePem(certificate);
  const keyPem = decodePem(key);
  if (certificatePem === null || keyPem === null || certificates.read(certificatePem) === null)
    return fail('bad-credential');
  const credential = { kind: 'client-certificate', certificatePem, keyPem: new Secret(keyPem) } as const;
  return certificates.isPair(certificatePem, credential.keyPem) ? ok(credential) : fail('other-key');
}

/** The PEM text that a kubeconfig holds as base64; null when it is none. */
export function decodePem(encoded: string): string | null {
  const bytes = decodeBase64(encoded);
  const pem = bytes === null ? '' : utf8(bytes);
  return pem.includes('-----BEGIN ') ? pem : null;
}
