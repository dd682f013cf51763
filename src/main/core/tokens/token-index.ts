import * as z from 'zod';
import { parseJson } from '../parse-json.ts';

/** One line of the index: everything about a kept token except the token; times are epoch milliseconds. */
export const tokenRecordSchema = z.strictObject({
  id: z.string(),
  /** Cluster identity: a token of one cluster is never offered for another. */
  cluster: z.string(),
  purpose: z.enum(['dashboard']),
  namespace: z.string(),
  serviceAccount: z.string(),
  accountUid: z.string(),
  secretName: z.string(),
  secretUid: z.string().nullable(),
  issuedAt: z.number(),
  expiresAt: z.number(),
  jti: z.string().nullable(),
  /** `pending` until the keyring is known to hold it. */
  state: z.enum(['pending', 'kept']),
});
export type TokenRecord = z.infer<typeof tokenRecordSchema>;

const documentSchema = z.strictObject({ version: z.literal(1), tokens: z.array(tokenRecordSchema) });

/** The lines of an index document; null when it is not one. */
export function parseTokenIndex(text: string): readonly TokenRecord[] | null {
  const parsed = documentSchema.safeParse(parseJson(text));
  return parsed.success ? parsed.data.tokens : null;
}

/** The document that `parseTokenIndex` reads. */
export function formatTokenIndex(tokens: readonly TokenRecord[]): string {
  return `${JSON.stringify({ version: 1, tokens }, null, 2)}\n`;
}
