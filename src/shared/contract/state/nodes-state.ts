import * as z from 'zod';
import { appErrorSchema } from '../errors/errors.ts';

/** What another control plane node says to the admin token of this machine. */
export const nodeTokenSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('asking') }),
  /** It has the same admin token: it accepts that one, and refuses the one before where that is known. */
  z.strictObject({ status: z.literal('same') }),
  /** It has another one: it refuses that of this machine, or still accepts the one before. */
  z.strictObject({ status: z.literal('other') }),
  z.strictObject({ status: z.literal('unknown'), error: appErrorSchema }),
  /** The cluster knows the node and announces no API server there, so that nothing is sent to it. */
  z.strictObject({ status: z.literal('away') }),
]);
export type NodeToken = z.infer<typeof nodeTokenSchema>;

/** Another control plane node: it has an API server and a token file of its own. */
export const otherNodeSchema = z.strictObject({
  /** Null where the cluster names no node for this address. */
  name: z.string().nullable(),
  /** `https://host:port`. */
  server: z.string(),
  token: nodeTokenSchema,
});
export type OtherNode = z.infer<typeof otherNodeSchema>;

/** The other control plane nodes of a cluster with static tokens; null before they were looked for. */
export const nodesStateSchema = z
  .strictObject({
    others: z.array(otherNodeSchema),
    /** Why the last look for them failed; what was known before still stands then; null where it did not fail. */
    error: appErrorSchema.nullable(),
    /** Whether a look succeeded since this machine’s last rotation. */
    isSeen: z.boolean(),
  })
  .nullable();
export type NodesState = z.infer<typeof nodesStateSchema>;
