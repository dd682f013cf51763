import * as z from 'zod';

/** A rule as the API server told it, as far as it is shown. */
export const shownRuleSchema = z.strictObject({
  verbs: z.array(z.string()),
  groups: z.array(z.string()),
  resources: z.array(z.string()),
  names: z.array(z.string()),
});
export type ShownRule = z.infer<typeof shownRuleSchema>;

/** The ways in which a thief of a token could turn it into access that outlives it. */
export const escalationPathKindSchema = z.enum([
  'everything',
  'token-request',
  'secrets-create',
  'secrets-read',
  'bindings',
  'bind',
  'escalate',
  'impersonate',
  'pods',
  'exec',
  'node-proxy',
  'certificates',
]);
export type EscalationPathKind = z.infer<typeof escalationPathKindSchema>;

/** One way, where it works, and the rules that it takes. */
export const escalationPathSchema = z.strictObject({
  kind: escalationPathKindSchema,
  /** `cluster`: in every namespace. */
  scope: z.enum(['cluster', 'namespace']),
  allowedBy: z.array(shownRuleSchema),
});
export type EscalationPath = z.infer<typeof escalationPathSchema>;
