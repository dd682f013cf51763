import * as z from 'zod';
import { appErrorSchema } from '../errors/errors.ts';
import { epochMs } from '../values/epoch-ms.ts';
import { presetKindSchema, trayAccountName } from './preset.ts';

/** What an account of Keyfob’s may be given: what a preset gives, or everything. */
export const accountRightsKindSchema = z.enum([...presetKindSchema.options, 'everything']);
export type AccountRightsKind = z.infer<typeof accountRightsKindSchema>;

/** What one may be given: the tray’s own account what the access question offers, every other one what presets give. */
export function offeredRights(name: string): readonly AccountRightsKind[] {
  return name === trayAccountName ? ['view-all', 'dashboards', 'everything'] : presetKindSchema.options;
}

/** Whether these rights are of one namespace. */
export function isOfOneNamespace(kind: AccountRightsKind): boolean {
  return kind === 'view-namespace' || kind === 'edit-namespace';
}

const longest = 600;

/** What Keyfob’s bindings give an account; `other` what no preset does, as roles with where they count. */
export const givenRightsSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  /** `target`: the namespace, null for rights that are not of one. */
  z.strictObject({
    kind: z.literal('preset'),
    preset: accountRightsKindSchema,
    target: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal('other'),
    roles: z.array(z.strictObject({ role: z.string(), namespace: z.string().nullable() })).max(10),
  }),
]);
export type GivenRights = z.infer<typeof givenRightsSchema>;

/** A service account that Keyfob made; all of them are in its namespace. */
export const ownAccountSchema = z.strictObject({
  uid: z.string(),
  name: z.string(),
  createdAt: epochMs,
  rights: givenRightsSchema,
  /** Whether the tray copies its tokens. */
  isOfTray: z.boolean(),
  /** How many valid tokens of it are kept here. */
  savedTokens: z.int(),
  /** When it was removed here; null while it is there. */
  removedAt: epochMs.nullable(),
  /** Whether it is gone, but what belongs to its removal is not done. */
  isUnfinished: z.boolean(),
});
export type OwnAccount = z.infer<typeof ownAccountSchema>;

/** The steps by which an account is changed or removed, in their order. */
export const accountStepNameSchema = z.enum([
  'take-rights',
  'give-rights',
  'secrets',
  'account',
  'refusal',
  'saved-tokens',
  'namespace',
]);
export type AccountStepName = z.infer<typeof accountStepNameSchema>;

/** How many objects of a step are named. */
export const mostNamedObjects = 5;

/** One step; a step that failed or waits names what is still there. */
export const accountStepSchema = z.strictObject({
  name: accountStepNameSchema,
  status: z.enum(['waiting', 'doing', 'done', 'failed']),
  /** What it is about: how many, and the first few by kind and name. */
  total: z.int(),
  objects: z.array(z.string().max(longest)).max(mostNamedObjects),
  /**
   * Why less was done: `not-ours`: the namespace is not Keyfob’s, `shared`: other accounts are in it, `holds`: something
   * else is, `unseen`: what is in it was not seen, `ending`: the cluster is still deleting it, `unproven`: there was no token
   * to ask about.
   */
  note: z.enum(['not-ours', 'shared', 'holds', 'unseen', 'ending', 'unproven']).nullable(),
  /** After so many seconds the tokens were refused; null for every other step. */
  seconds: z.int().nullable(),
});
export type AccountStep = z.infer<typeof accountStepSchema>;

/** What was last done, or is being done, with an account; only one is at a time. */
export const accountRunSchema = z.strictObject({
  uid: z.string(),
  name: z.string(),
  deed: z.enum(['remove', 'change-rights']),
  status: z.enum(['working', 'failed', 'done']),
  steps: z.array(accountStepSchema),
  /** Why it failed. */
  error: appErrorSchema.nullable(),
  startedAt: epochMs,
  endedAt: epochMs.nullable(),
});
export type AccountRun = z.infer<typeof accountRunSchema>;
