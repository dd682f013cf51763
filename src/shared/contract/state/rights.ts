import * as z from 'zod';

/** What somebody may do with one resource; `names` empty for all of that kind, `*` for everything. */
export const rightSchema = z.strictObject({
  /** The API group, empty for the core group. */
  group: z.string(),
  /** The plural name, with a subresource as `pods/exec`. */
  resource: z.string(),
  names: z.array(z.string()),
  verbs: z.array(z.string()),
});
export type Right = z.infer<typeof rightSchema>;

/** What somebody may do in one namespace, cluster-wide rights included, as a table. */
export const rightsSchema = z.strictObject({
  namespace: z.string(),
  /** Every verb on every resource: cluster admin, or RBAC is off. */
  everything: z.boolean(),
  /** The server said that there may be more. */
  incomplete: z.boolean(),
  rights: z.array(rightSchema),
  /** Paths that are no resources, such as `/healthz`, with their verbs. */
  paths: z.array(z.strictObject({ path: z.string(), verbs: z.array(z.string()) })),
});
export type Rights = z.infer<typeof rightsSchema>;
