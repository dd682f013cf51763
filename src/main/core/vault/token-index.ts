import * as z from 'zod';
import { epochMs } from '../../../shared/contract/values/epoch-ms.ts';
import { ok, type Result } from '../../../shared/contract/values/result.ts';
import {
  renewalSchema,
  revocationSchema,
  tokenChainSchema,
  tokenPurposeSchema,
} from '../../../shared/contract/state/token-state.ts';
import { readDocument, type DocumentFault } from './documents/read-document.ts';

const recordState = z.enum(['pending', 'kept']);

/** One line of the index: everything about a kept token except the token; times are epoch milliseconds. */
export const tokenRecordSchema = z.strictObject({
  id: z.string(),
  /** Cluster identity: a token of one cluster is never offered for another. */
  cluster: z.string(),
  purpose: tokenPurposeSchema,
  namespace: z.string(),
  serviceAccount: z.string(),
  accountUid: z.string(),
  /** As asked for; empty for the API server itself. */
  audiences: z.array(z.string()),
  /** As asked for. */
  lifetimeSeconds: z.number(),
  /** The Secret whose deletion revokes it, with the uid of the claims; `shared` by all tray tokens. Null for none. */
  boundSecret: z
    .strictObject({ name: z.string(), uid: z.string().nullable(), shared: z.boolean() })
    .nullable(),
  issuedAt: epochMs,
  expiresAt: epochMs,
  jti: z.string().nullable(),
  revocation: revocationSchema.nullable(),
  renewal: renewalSchema,
  /** The token that this one renews instead of, until it is kept itself; lines of before that was noted lack it. */
  replaces: z.string().nullable().default(null),
  /** Those that it renews; lines of before that was noted lack it. */
  chain: tokenChainSchema.nullable().default(null),
  /** When it was first seen to be expired, by a clock that may have been wrong; lines of before that was noted lack it. */
  expiredSeenAt: epochMs.nullable().default(null),
  /** `pending` until the keyring is known to hold it. */
  state: recordState,
  /** The Secret Service collection that took it; null while none has, and in lines of before that was noted. */
  collection: z.string().nullable().default(null),
});
export type TokenRecord = z.infer<typeof tokenRecordSchema>;

const documentSchema = z.strictObject({ version: z.literal(2), tokens: z.array(tokenRecordSchema) });

/** A line of version 1, which knew only tray tokens. */
const firstRecordSchema = z.strictObject({
  id: z.string(),
  cluster: z.string(),
  purpose: z.literal('dashboard'),
  namespace: z.string(),
  serviceAccount: z.string(),
  accountUid: z.string(),
  secretName: z.string(),
  secretUid: z.string().nullable(),
  issuedAt: epochMs,
  expiresAt: epochMs,
  jti: z.string().nullable(),
  state: recordState,
});

const firstDocumentSchema = z.strictObject({ version: z.literal(1), tokens: z.array(firstRecordSchema) });

/** The lines of an index document of this version or the one before. */
export function parseTokenIndex(text: string): Result<readonly TokenRecord[], DocumentFault> {
  const first = readDocument(firstDocumentSchema, 1, text);
  if (first.ok) return ok(first.value.tokens.map(fromFirst));
  const parsed = readDocument(documentSchema, 2, text);
  return parsed.ok ? ok(parsed.value.tokens) : parsed;
}

/** The document that `parseTokenIndex` reads. */
export function formatTokenIndex(tokens: readonly TokenRecord[]): string {
  return `${JSON.stringify({ version: 2, tokens }, null, 2)}\n`;
}

function fromFirst({ secretName, secretUid, ...record }: z.infer<typeof firstRecordSchema>): TokenRecord {
  return {
    ...record,
    purpose: { kind: 'dashboard' },
    audiences: [],
    lifetimeSeconds: Math.round((record.expiresAt - record.issuedAt) / 1000),
    boundSecret: { name: secretName, uid: secretUid, shared: true },
    revocation: null,
    renewal: 'by-hand',
    replaces: null,
    chain: null,
    collection: null,
    expiredSeenAt: null,
  };
}
