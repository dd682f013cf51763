import * as z from 'zod';
import type { TokenCopy } from '../../../shared/requests/admin.ts';
import { decodePem } from '../cluster/kubeconfig.ts';
import { readTokenFile } from '../cluster/token-file.ts';
import { parseYaml } from '../parse-yaml.ts';
import type { Certificates } from '../ports/certificates.ts';
import { Secret } from '../secret.ts';
import { utf8 } from '../utf8.ts';

/** A static token as a file holds it. */
export interface HeldToken {
  readonly token: Secret;
  /** In a kubeconfig: the CA keys that the cluster may have to which a context gives it. */
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
  const yaml = parseYaml(utf8(bytes));
  if (!yaml.ok) return null;
  const parsed = kubeconfigSchema.safeParse(yaml.value ?? {});
  if (!parsed.success) return null;
  const { clusters, contexts, users } = parsed.data;
  const keysOf = (clusterName: string | undefined) => {
    const encoded = clusters?.find((each) => each.name === clusterName)?.cluster?.[
      'certificate-authority-data'
    ];
    const pem = encoded === undefined ? null : decodePem(encoded);
    return pem === null ? [] : certificates.authorities(pem).map(({ key }) => key);
  };
  const tokens = (users ?? []).flatMap(({ name: userName, user }): HeldToken[] => {
    if (user?.token === undefined) return [];
    const context = contexts?.find((each) => each.context?.user === userName)?.context;
    return [{ token: new Secret(user.token), keys: keysOf(context?.cluster), user: null }];
  });
  return { format: 'kubeconfig', tokens };
}
