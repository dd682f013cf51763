import * as z from 'zod';
import { accountSchema } from '../state/account.ts';
import { appErrorSchema } from '../errors/errors.ts';
import { tokenRowSchema } from '../state/token-state.ts';
import { presetSchema } from '../state/preset.ts';
import { escalationPathSchema } from '../state/escalation.ts';
import { rightsSchema } from '../state/rights.ts';
import { accessObjectSchema } from '../state/snapshot.ts';
import { lifetimeLimits } from '../values/token-lifetime.ts';
import { acceptedSchema, nothing, reply } from './reply.ts';

/** An account that the page names, by Kubernetes' own patterns: nothing else may become part of a request's path. */
const accountInput = z.strictObject({
  namespace: z
    .string()
    .max(63)
    .regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/),
  name: z
    .string()
    .max(253)
    .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/),
});

/** Requests of the New token dialog. */
export const newTokenRequests = {
  /**
   * Mints a token and keeps it, after making its account where that is a new one: all of its objects or none. Answers
   * with the token's row, which says what the server granted, or with the account that was made when only the mint failed.
   */
  'token:mint': {
    act: true,
    input: z.strictObject({
      account: z.discriminatedUnion('kind', [
        accountInput.extend({ kind: z.literal('existing') }),
        z.strictObject({ kind: z.literal('new'), preset: presetSchema }),
      ]),
      lifetimeSeconds: z.int().min(lifetimeLimits.least).max(lifetimeLimits.most),
      /** Empty for the API server itself. */
      audiences: z.array(z.string().min(1).max(256)).max(8),
      purpose: z.string().trim().min(1).max(80),
      revocable: z.boolean(),
      /** Whether the tray copies this account's tokens on the open cluster from then on. */
      forTray: z.boolean(),
    }),
    output: reply(
      z.discriminatedUnion('status', [
        z.strictObject({
          status: z.literal('minted'),
          row: tokenRowSchema,
          /** Why the tray stays with the account that it has, where it was to copy this one's tokens. */
          trayError: appErrorSchema.nullable(),
        }),
        z.strictObject({ status: z.literal('only-account'), account: accountSchema, error: appErrorSchema }),
      ]),
    ),
  },
  /** Lets the tray copy tokens of Keyfob's own account on the open cluster again. */
  'tray:use-own-account': { act: true, input: nothing, output: acceptedSchema },
  /** One page of the accounts whose `namespace/name` has the text in it; answers while the rest still comes in. */
  'accounts:search': {
    act: false,
    input: z.strictObject({
      text: z.string().max(320),
      offset: z.int().min(0),
      limit: z.int().min(1).max(200),
      /** Reads the list anew. */
      fresh: z.boolean(),
    }),
    output: reply(
      z.strictObject({
        rows: z.array(accountSchema),
        matches: z.int(),
        known: z.int(),
        complete: z.boolean(),
      }),
    ),
  },
  /** Drops the list that the search keeps. */
  'accounts:close': { act: false, input: nothing, output: acceptedSchema },
  /** The first thousand namespaces, by name. */
  'namespaces:list': {
    act: false,
    input: nothing,
    output: reply(z.strictObject({ names: z.array(z.string()) })),
  },
  /** What a service account may do in a namespace, asked of the API server in its name, and how a thief could make that last. */
  'account:rights': {
    act: false,
    input: z.strictObject({ account: accountInput, namespace: z.string().min(1).max(63) }),
    output: reply(z.strictObject({ rights: rightsSchema, escalation: z.array(escalationPathSchema) })),
  },
  /** The objects of a preset, before they are made. */
  'preset:show': {
    act: false,
    input: presetSchema,
    output: reply(z.strictObject({ objects: z.array(accessObjectSchema) })),
  },
} as const;
