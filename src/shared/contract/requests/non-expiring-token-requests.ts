import * as z from 'zod';
import { nodeTokenKindSchema } from '../state/credentials-state.ts';
import { epochMs } from '../values/epoch-ms.ts';
import { listLimits } from '../values/list-limits.ts';
import { acceptedSchema, nothing, reply } from './reply.ts';

/** A Secret that holds a token of a service account for ever, without the token. */
export const legacyTokenSchema = z.strictObject({
  uid: z.string(),
  namespace: z.string(),
  name: z.string(),
  /** The service account that it stands for. */
  account: z.string(),
  createdAt: epochMs,
  /** The day of its last use as the API server noted it, `YYYY-MM-DD`; null where it noted none. */
  lastUsed: z.string().nullable(),
  /** `deleted`: its Secret is gone, `refused`: and the API server was seen to refuse it, `unconfirmed`: was not seen to within half a minute. */
  state: z.enum(['valid', 'deleted', 'refused', 'unconfirmed']),
});
export type LegacyToken = z.infer<typeof legacyTokenSchema>;

/** One token of MicroK8s' cluster agent, masked. */
export const agentTokenRowSchema = z.strictObject({
  id: z.string(),
  kind: nodeTokenKindSchema,
  file: z.string(),
  maskedToken: z.string(),
  /** Null for a token that never expires. */
  expiresAt: epochMs.nullable(),
  /** The command that takes its line out of the file; null where that is no good idea or not safe to write. */
  command: z.string().nullable(),
});
export type AgentTokenRow = z.infer<typeof agentTokenRowSchema>;

/** Requests about tokens that never expire: legacy tokens of Secrets, and MicroK8s' join and callback tokens. */
export const nonExpiringTokenRequests = {
  /** One page of the legacy tokens of all namespaces, with those that were deleted here. */
  'legacy-tokens:list': {
    act: false,
    input: z.strictObject({ offset: z.int().min(0), limit: z.int().min(1).max(listLimits.legacyTokens) }),
    output: reply(
      z.strictObject({
        total: z.int(),
        rows: z.array(legacyTokenSchema),
        /** When they were seen, where the API server did not answer now: epoch milliseconds; null for now. */
        asOf: epochMs.nullable(),
      }),
    ),
  },
  /** Deletes the Secret of this uid and then watches until the API server refuses its token. */
  'legacy-tokens:delete': {
    act: true,
    input: z.strictObject({ uid: z.string().min(1).max(64) }),
    output: acceptedSchema,
  },
  /** The tokens in the files of MicroK8s' cluster agent; the first two hundred. */
  'node-tokens:list': {
    act: false,
    input: nothing,
    output: reply(z.strictObject({ total: z.int(), rows: z.array(agentTokenRowSchema) })),
  },
  /** Puts the command of a listed token on the clipboard. */
  'node-tokens:copy-command': {
    act: true,
    input: z.strictObject({ id: z.string().min(1).max(64) }),
    output: acceptedSchema,
  },
} as const;
