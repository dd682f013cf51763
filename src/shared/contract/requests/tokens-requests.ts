import * as z from 'zod';
import { appErrorSchema } from '../errors/errors.ts';
import { epochMs } from '../values/epoch-ms.ts';
import { accessRoleSchema } from '../state/access-role.ts';
import { tokenEntrySchema, tokenRowSchema } from '../state/token-state.ts';
import { acceptedSchema, nothing, reply, tokenId } from './reply.ts';

/** What the entries of kept tokens can be sorted by. */
export const tokenOrderSchema = z.enum(['name', 'issued', 'expires']);
export type TokenOrder = z.infer<typeof tokenOrderSchema>;

const longestFilter = 200;

/** How many tokens of an entry are told one by one. */
export const mostNamedTokens = 50;

/** When those were issued that could not be revoked, newest first, and why the first of them could not. */
const tokensLeftSchema = z.strictObject({
  issuedAt: z.array(epochMs).min(1).max(mostNamedTokens),
  error: appErrorSchema,
});

/** Requests about tokens and the access that they give. */
export const tokenRequests = {
  'access:ask': { act: true, input: nothing, output: acceptedSchema },
  'access:set-up': { act: true, input: z.strictObject({ role: accessRoleSchema }), output: acceptedSchema },
  'token:copy-fresh': { act: true, input: nothing, output: acceptedSchema },
  'token:copy': { act: true, input: tokenId, output: acceptedSchema },
  /** Takes a token with those that it renews out of the list; they are deleted after some seconds, with what else was forgotten meanwhile. */
  'token:forget': { act: true, input: tokenId, output: acceptedSchema },
  /** Takes back all that was forgotten and is not deleted yet. */
  'token:keep': { act: true, input: nothing, output: acceptedSchema },
  /** Mints another token for the same purpose; answers which one that is, and until when it is valid. */
  'token:renew': {
    act: true,
    input: tokenId,
    output: reply(z.strictObject({ id: z.string(), expiresAt: epochMs })),
  },
  /** Chooses whether Keyfob renews a token by itself. */
  'token:choose-renewal': {
    act: true,
    input: tokenId.extend({ byItself: z.boolean() }),
    output: acceptedSchema,
  },
  /** Deletes the Secret that the token is bound to; whether the API server refuses it then comes out in its row. */
  'token:revoke': { act: true, input: tokenId, output: acceptedSchema },
  /** Revokes all tokens of the entry of this one that are in force, and tells how many, and which of them are left; fails where none could be. */
  'token-entry:revoke': {
    act: true,
    input: tokenId,
    output: reply(z.strictObject({ revoked: z.int(), left: tokensLeftSchema.nullable() })),
  },
  /** Asks the API server again whether it refuses a revoked token. */
  'token:check-revoked': { act: false, input: tokenId, output: acceptedSchema },
  'token:row': { act: false, input: tokenId, output: reply(z.strictObject({ row: tokenRowSchema })) },
  /** A page of the entries that a text finds, the one that was made last first where no order is asked for. */
  'token-entries:list': {
    act: false,
    input: z.strictObject({
      text: z.string().max(longestFilter),
      order: z.strictObject({ by: tokenOrderSchema, isDescending: z.boolean() }).nullable(),
      offset: z.int().min(0),
      limit: z.int().min(1).max(200),
      /** The id of an entry or of one of its tokens, whose place is asked for; null for none. */
      cursor: z.string().max(64).nullable(),
    }),
    output: reply(
      z.strictObject({
        total: z.int(),
        found: z.int(),
        rows: z.array(tokenEntrySchema),
        /** The entry of the cursor, and its place among those found: null where it is none of them. */
        cursor: z.strictObject({ row: tokenEntrySchema, place: z.int().nullable() }).nullable(),
      }),
    ),
  },
  /** The other kept tokens of an entry, newest first; the first fifty. */
  'token-entry:others': {
    act: false,
    input: tokenId,
    output: reply(z.strictObject({ rows: z.array(tokenRowSchema).max(mostNamedTokens) })),
  },
} as const;
