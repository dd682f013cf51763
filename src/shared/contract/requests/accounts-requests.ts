import * as z from 'zod';
import { appErrorSchema } from '../errors/errors.ts';
import { escalationPathSchema } from '../state/escalation.ts';
import { accountRightsKindSchema, offeredRights, ownAccountSchema } from '../state/own-account-state.ts';
import { rightsSchema } from '../state/rights.ts';
import { tokenRowSchema } from '../state/token-state.ts';
import { epochMs } from '../values/epoch-ms.ts';
import { listLimits } from '../values/list-limits.ts';
import { acceptedSchema, reply } from './reply.ts';

/** Names an account of Keyfob’s: its name, and the uid under which it was listed. */
const ownAccountInput = z.strictObject({
  name: z
    .string()
    .max(253)
    .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/),
  uid: z.string().min(1).max(128),
});

const namespaceName = z
  .string()
  .max(63)
  .regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/);

/** How many tokens and Secrets of an account are told by name. */
export const mostAccountTokens = 50;

/** Requests about the accounts that Keyfob made. */
export const ownAccountRequests = {
  /**
   * One page of them by name, those removed here too; the first page looks anew. When a look fails, the answer is what was
   * seen before, with when that was (null for never), and why it failed.
   */
  'own-accounts:list': {
    act: false,
    input: z.strictObject({ offset: z.int().min(0), limit: z.int().min(1).max(listLimits.accounts) }),
    output: reply(
      z.strictObject({
        total: z.int(),
        rows: z.array(ownAccountSchema),
        seenAt: epochMs.nullable(),
        error: appErrorSchema.nullable(),
      }),
    ),
  },
  /** What one may do in a namespace, and how a thief of its token could keep access. */
  'own-account:rights': {
    act: false,
    input: z.strictObject({ name: ownAccountInput.shape.name, namespace: namespaceName }),
    output: reply(z.strictObject({ rights: rightsSchema, escalation: z.array(escalationPathSchema) })),
  },
  /** Its kept tokens, newest first, and the Secrets on the cluster that tokens of it are bound to. */
  'own-account:tokens': {
    act: false,
    input: ownAccountInput,
    output: reply(
      z.strictObject({
        total: z.int(),
        tokens: z.array(tokenRowSchema).max(mostAccountTokens),
        secretTotal: z.int(),
        secrets: z
          .array(z.strictObject({ name: z.string(), createdAt: epochMs, isOfSaved: z.boolean() }))
          .max(mostAccountTokens),
      }),
    ),
  },
  /** Gives it other rights; how that goes on comes out in the snapshot. */
  'own-account:change-rights': {
    act: true,
    input: ownAccountInput
      .extend({ kind: accountRightsKindSchema, target: namespaceName })
      .refine(({ name, kind }) => offeredRights(name).includes(kind)),
    output: acceptedSchema,
  },
  /** Removes it with all that Keyfob made for it, or goes on with that; how it goes on comes out in the snapshot. */
  'own-account:remove': { act: true, input: ownAccountInput, output: acceptedSchema },
} as const;
