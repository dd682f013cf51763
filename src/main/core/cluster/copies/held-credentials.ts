import * as z from 'zod';
import type { TokenCopy } from '../../../../shared/contract/requests/admin-requests.ts';
import { decodePem, hasNameTwice } from '../../files/kubeconfig/kubeconfig.ts';
import { readServer } from '../../files/kubeconfig/server-address.ts';
import { readTokenFile } from '../../files/token-file/token-file.ts';
import { parseYaml } from '../../files/text/parse-yaml.ts';
import type { Certificates } from '../../ports/cryptography.ts';
import { Secret } from '../../ports/secret.ts';
import { readUtf8 } from '../../files/text/utf8.ts';

/** A static token as a file holds it. */
export interface HeldToken {
  readonly token: Secret;
  /** In a kubeconfig: the CA keys that the clusters may have to which its contexts give it. */
  readonly keys: readonly string[];
  /** In a token file: the user of its row. */
  readonly user: string | null;
  /** Whether it lies in a file that the kubeconfig refers to. */
  readonly isReferred: boolean;
}

/** A client certificate as a kubeconfig holds it, with its key. */
export interface HeldCertificate {
  readonly pem: string;
  /** The CA keys that the clusters may have to which its contexts give it. */
  readonly keys: readonly string[];
  /** Their addresses, as `https://host:port`. */
  readonly servers: readonly string[];
}

/** The static tokens and client certificates that a file holds. */
export interface HeldCredentials {
  readonly format: TokenCopy['format'];
  readonly tokens: readonly HeldToken[];
  readonly certificates: readonly HeldCertificate[];
  /** The files that a kubeconfig refers to for credentials, absolute. */
  readonly references: readonly string[];
}

const text = z.string().nullish();

const userSchema = z.object({
  token: text,
  tokenFile: text,
  'client-certificate-data': text,
  'client-certificate': text,
  'client-key-data': text,
  'client-key': text,
});

const kubeconfigSchema = z.object({
  clusters: z
    .array(
      z.object({
        name: z.string(),
        cluster: z
          .object({ server: z.unknown().optional(), 'certificate-authority-data': z.string().optional() })
          .nullish(),
      }),
    )
    .nullish(),
  contexts: z
    .array(z.object({ context: z.object({ cluster: z.string(), user: z.string() }).nullish() }))
    .nullish(),
  users: z
    .array(
      z.object({
        name: z.string(),
        user: userSchema.nullish(),
      }),
    )
    .nullish(),
});

/**
 * Reads the credentials of a kubeconfig, or of a token file, which only the file's own name tells; null for anything else.
 * `referred` has the texts of the files that a kubeconfig refers to, as far as they are known.
 */
export function heldCredentials(
  file: string,
  bytes: Uint8Array,
  certificates: Certificates,
  referred: ReadonlyMap<string, string> = new Map(),
): HeldCredentials | null {
  const isTokenFile = /\.csv(\.|$)/.test(file.slice(file.lastIndexOf('/') + 1));
  return ofKubeconfig(file, bytes, certificates, referred) ?? (isTokenFile ? ofTokenFile(bytes) : null);
}

function ofTokenFile(bytes: Uint8Array): HeldCredentials | null {
  const read = readTokenFile(bytes);
  if (!read.ok) return null;
  const tokens = read.rows.map(({ token, user }) => ({ token, user, keys: [], isReferred: false }));
  return { format: 'token-file', tokens, certificates: [], references: [] };
}

function ofKubeconfig(
  file: string,
  bytes: Uint8Array,
  certificates: Certificates,
  referred: ReadonlyMap<string, string>,
): HeldCredentials | null {
  const source = readUtf8(bytes);
  const yaml = source === null ? null : parseYaml(source);
  if (yaml?.ok !== true) return null;
  const parsed = kubeconfigSchema.safeParse(yaml.value ?? {});
  if (!parsed.success) return null;
  const { clusters, contexts, users } = parsed.data;
  if (hasNameTwice(clusters ?? []) || hasNameTwice(users ?? [])) return null;
  const keysOf = (encoded: string | undefined) => {
    const pem = encoded === undefined ? null : decodePem(encoded);
    return pem === null ? [] : certificates.authorities(pem).map(({ key }) => key);
  };
  const held = (users ?? []).map(({ name, user }) => {
    const given = (contexts ?? [])
      .filter(({ context }) => context?.user === name)
      .flatMap(({ context }) => clusters?.find((each) => each.name === context?.cluster)?.cluster ?? []);
    const keys = given.flatMap((cluster) => keysOf(cluster['certificate-authority-data']));
    const servers = given.flatMap(({ server }) => {
      const read = typeof server === 'string' ? readServer(server) : null;
      return read?.ok === true ? [read.value] : [];
    });
    return { ...credentialsOf(user ?? {}, file, referred), keys, servers };
  });
  return {
    format: 'kubeconfig',
    tokens: held.flatMap(({ token, isReferred, keys }) =>
      token === null ? [] : [{ token: new Secret(token), keys, user: null, isReferred }],
    ),
    certificates: held.flatMap(({ pem, key, keys, servers }) => {
      if (pem === null || key === null || certificates.read(pem) === null) return [];
      return certificates.isPair(pem, new Secret(key)) ? [{ pem, keys, servers }] : [];
    }),
    references: [...new Set(held.flatMap(({ references }) => references))],
  };
}

/** What kubectl takes of a user: what is in the kubeconfig before what it refers to, but for tokens. */
function credentialsOf(
  user: z.infer<typeof userSchema>,
  file: string,
  referred: ReadonlyMap<string, string>,
) {
  const references: string[] = [];
  const follow = (path: string | null | undefined) => {
    if (path === null || path === undefined || path === '') return null;
    const reference = path.startsWith('/') ? path : `${file.slice(0, file.lastIndexOf('/'))}/${path}`;
    references.push(reference);
    return referred.get(reference) ?? null;
  };
  const held = (data: string | null | undefined, path: string | null | undefined) =>
    data === null || data === undefined || data === '' ? follow(path) : decodePem(data);
  const referredToken = follow(user.tokenFile)?.trim() ?? null;
  return {
    token: referredToken ?? user.token ?? null,
    isReferred: referredToken !== null,
    pem: held(user['client-certificate-data'], user['client-certificate']),
    key: held(user['client-key-data'], user['client-key']),
    references,
  };
}
