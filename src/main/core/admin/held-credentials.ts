import * as z from 'zod';
import type { TokenCopy } from '../../../shared/requests/admin.ts';
import { decodePem, hasNameTwice } from '../cluster/kubeconfig.ts';
import { readServer } from '../cluster/server-address.ts';
import { readTokenFile } from '../cluster/token-file.ts';
import { parseYaml } from '../parse-yaml.ts';
import type { Certificates } from '../ports/certificates.ts';
import { Secret } from '../secret.ts';
import { readUtf8 } from '../utf8.ts';

/** A static token as a file holds it. */
export interface HeldToken {
  readonly token: Secret;
  /** In a kubeconfig: the CA keys that the clusters may have to which its contexts give it. */
  readonly keys: readonly string[];
  /** In a token file: the user of its row. */
  readonly user: string | null;
}

/** A client certificate as a kubeconfig holds it. */
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
}

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
        user: z
          .object({ token: z.string().optional(), 'client-certificate-data': z.string().optional() })
          .nullish(),
      }),
    )
    .nullish(),
});

/** Reads the credentials of a kubeconfig, or of a token file, which only the file's own name tells; null for anything else. */
export function heldCredentials(
  file: string,
  bytes: Uint8Array,
  certificates: Certificates,
): HeldCredentials | null {
  const isTokenFile = /\.csv(\.|$)/.test(file.slice(file.lastIndexOf('/') + 1));
  return ofKubeconfig(bytes, certificates) ?? (isTokenFile ? ofTokenFile(bytes) : null);
}

function ofTokenFile(bytes: Uint8Array): HeldCredentials | null {
  const read = readTokenFile(bytes);
  if (!read.ok) return null;
  const tokens = read.rows.map(({ token, user }) => ({ token, user, keys: [] }));
  return { format: 'token-file', tokens, certificates: [] };
}

function ofKubeconfig(bytes: Uint8Array, certificates: Certificates): HeldCredentials | null {
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
    const encoded = user?.['client-certificate-data'];
    return { token: user?.token, pem: encoded === undefined ? null : decodePem(encoded), keys, servers };
  });
  return {
    format: 'kubeconfig',
    tokens: held.flatMap(({ token, keys }) =>
      token === undefined ? [] : [{ token: new Secret(token), keys, user: null }],
    ),
    certificates: held.flatMap(({ pem, keys, servers }) => (pem === null ? [] : [{ pem, keys, servers }])),
  };
}
