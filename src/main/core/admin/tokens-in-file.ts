import * as z from 'zod';
import type { TokenCopy } from '../../../shared/requests/admin.ts';
import { readTokenFile } from '../cluster/token-file.ts';
import { parseYaml } from '../parse-yaml.ts';
import { Secret } from '../secret.ts';
import { utf8 } from '../utf8.ts';

/** The static tokens that a file holds. */
export interface TokensInFile {
  readonly format: TokenCopy['format'];
  readonly tokens: readonly Secret[];
}

const usersSchema = z.object({
  users: z.array(z.object({ user: z.object({ token: z.string().optional() }).nullish() })),
});

/** Reads the tokens of a kubeconfig or of a token file, which its name tells; null for anything else. */
export function tokensInFile(name: string, bytes: Uint8Array): TokensInFile | null {
  if (/\.csv(\.|$)/.test(name)) {
    const read = readTokenFile(bytes);
    return read.ok ? { format: 'token-file', tokens: read.rows.map(({ token }) => token) } : null;
  }
  const yaml = parseYaml(utf8(bytes));
  const users = usersSchema.safeParse(yaml.ok ? yaml.value : null);
  if (!users.success) return null;
  const tokens = users.data.users.flatMap(({ user }) =>
    user?.token === undefined ? [] : [new Secret(user.token)],
  );
  return { format: 'kubeconfig', tokens };
}
