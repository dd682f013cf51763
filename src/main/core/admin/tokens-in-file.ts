import * as z from 'zod';
import type { TokenCopy } from '../../../shared/requests/admin.ts';
import { decodePem, hasNameTwice } from '../cluster/kubeconfig.ts';
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

/** The static tokens that a file holds. */
export interface TokensInFile {
  readonly format: TokenCopy['format'];
  readonly tokens: readonly HeldToken[];
}

const kubeconfigSchema = z.object({
  clusters: z
    .array(
      z.object({
        name: z.string(),
        cluster: z.object({ 'certificate-authority-data': z.string().optional() }).nullish(),
      }),
    )
    .nullish(),
  contexts: z
    .array(z.object({ context: z.object({ cluster: z.string(), user: z.string() }).nullish() }))
    .nullish(),
  users: z
    .array(z.object({ name: z.string(), user: z.object({ token: z.string().optional() }).nullish() }))
    .nullish(),
});

/** Reads the tokens of a kubeconfig or of a token file, which its name tells; null for anything else. */
export function tokensInFile(
  name: string,
  bytes: Uint8Array,
  certificates: Certificates,
): TokensInFile | null {
  if (/\.csv(\.|$)/.test(name)) {
    const read = readTokenFile(bytes);
    if (!read.ok) return null;
    return {
      format: 'token-file',
      tokens: read.rows.map(({ token, user }) => ({ token, user, keys: [] })),
    };
  }
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
  const keysOfClusters = (userName: string) =>
    (contexts ?? [])
      .filter(({ context }) => context?.user === userName)
      .flatMap(({ context }) => {
        const cluster = clusters?.find(({ name: clusterName }) => clusterName === context?.cluster)?.cluster;
        return keysOf(cluster?.['certificate-authority-data']);
      });
  const tokens = (users ?? []).flatMap(({ name: userName, user }): HeldToken[] =>
    user?.token === undefined
      ? []
      : [{ token: new Secret(user.token), keys: keysOfClusters(userName), user: null }],
  );
  return { format: 'kubeconfig', tokens };
}
