import { base64url } from 'jose';
import * as z from 'zod';
import type { AppError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { parseYaml } from '../parse-yaml.ts';
import type { Certificates } from '../ports/certificates.ts';
import type { ClientCredential } from '../ports/cluster-api.ts';
import { Secret } from '../secret.ts';
import { utf8 } from '../utf8.ts';

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

const text = z.string().optional();
const present = z.unknown().optional();

const clusterSchema = z.object({
  server: text,
  'certificate-authority-data': text,
  'certificate-authority': present,
  'insecure-skip-tls-verify': z.boolean().optional(),
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
});

const kubeconfigSchema = z.object({
  'current-context': z.string(),
  contexts: z.array(
    z.object({ name: z.string(), context: z.object({ cluster: z.string(), user: z.string() }) }),
  ),
  clusters: z.array(z.object({ name: z.string(), cluster: clusterSchema.nullable() })),
  users: z.array(z.object({ name: z.string(), user: userSchema.nullable() })),
});

/** Checks a kubeconfig before anything uses it: what would run programs, skip TLS checks or send through a proxy is refused. */
export function checkKubeconfig(
  bytes: Uint8Array,
  file: string,
  certificates: Certificates,
): Result<CheckedKubeconfig, AppError> {
  const unusable = (problem: Problem) => fail<AppError>({ code: 'kubeconfig-unusable', file, problem });
  const refused = (feature: Feature) => fail<AppError>({ code: 'kubeconfig-refused', file, feature });

  const yaml = parseYaml(utf8(bytes));
  if (!yaml.ok) return unusable(yaml.error);
  const parsed = kubeconfigSchema.safeParse(yaml.value);
  if (!parsed.success) return unusable(problemOf(parsed.error));
  const kubeconfig = parsed.data;
  const context = kubeconfig.contexts.find(({ name }) => name === kubeconfig['current-context'])?.context;
  if (context === undefined) return unusable('no-context');
  const cluster = kubeconfig.clusters.find(({ name }) => name === context.cluster)?.cluster;
  if (cluster === undefined || cluster === null) return unusable('no-cluster');
  const user = kubeconfig.users.find(({ name }) => name === context.user)?.user;
  if (user === undefined || user === null) return unusable('no-user');

  if (user.exec !== undefined) return refused('exec');
  if (user['auth-provider'] !== undefined) return refused('auth-provider');
  if (cluster['proxy-url'] !== undefined) return refused('proxy-url');
  if (cluster['insecure-skip-tls-verify'] === true) return refused('insecure-skip-tls-verify');
  const references = [
    cluster['certificate-authority'],
    user.tokenFile,
    user['client-certificate'],
    user['client-key'],
  ];
  if (references.some((reference) => reference !== undefined)) return refused('file-reference');

  const server = readServer(cluster.server);
  if (!server.ok) return unusable(server.error);
  const encodedAuthority = cluster['certificate-authority-data'] ?? '';
  if (encodedAuthority === '') return unusable('no-authority');
  const bundlePem = decodePem(encodedAuthority);
  if (bundlePem === null || certificates.authorities(bundlePem).length === 0)
    return unusable('bad-authority');

  if (user.username !== undefined || user.password !== undefined) return fail({ code: 'too-old' });
  const credential = readCredential(user, certificates);
  if (!credential.ok) return unusable(credential.error);
  return ok({
    server: server.value,
    credential: credential.value,
    bundlePem,
    clusterName: context.cluster,
  });
}

const problemsByField: Readonly<Record<string, Problem>> = { clusters: 'no-cluster', users: 'no-user' };

function problemOf(error: z.ZodError): Problem {
  return problemsByField[String(error.issues[0]?.path[0])] ?? 'no-context';
}

function readServer(server: string | undefined): Result<string, Problem> {
  if (server === undefined || server === '') return fail('no-server');
  const match = /^(https?):\/\/(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9.-]+)(?::(\d{1,5}))?\/?$/.exec(server);
  if (match === null) return fail('no-server');
  const [, scheme, host = '', port = '443'] = match;
  if (scheme !== 'https') return fail('not-https');
  return Number(port) > 0 && Number(port) < 65_536 ? ok(`https://${host}:${port}`) : fail('no-server');
}

function readCredential(
  user: z.infer<typeof userSchema>,
  certificates: Certificates,
): Result<ClientCredential, Problem> {
  const { token, 'client-certificate-data': certificate, 'client-key-data': key } = user;
  if (certificate !== undefined && key !== undefined) {
    const certificatePem = decodePem(certificate);
    const keyPem = decodePem(key);
    if (certificatePem === null || keyPem === null) return fail('bad-credential');
    if (certificates.read(certificatePem) === null || !keyPem.includes('PRIVATE KEY-----'))
      return fail('bad-credential');
    return ok({ kind: 'client-certificate', certificatePem, keyPem: new Secret(keyPem) });
  }
  if (token === undefined || token.trim() === '') return fail('no-credential');
  return /^[\x21-\x7e]+$/.test(token)
    ? ok({ kind: 'static-token', token: new Secret(token) })
    : fail('bad-credential');
}

/** The PEM text that a kubeconfig holds as base64; null when it is none. */
export function decodePem(encoded: string): string | null {
  const compact = encoded.replace(/\s/g, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) return null;
  const pem = utf8(base64url.decode(compact.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')));
  return pem.includes('-----BEGIN ') ? pem : null;
}
