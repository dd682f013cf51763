import * as z from 'zod';

/** Names a service account. */
export const accountSchema = z.strictObject({
  namespace: z.string().min(1).max(63),
  name: z.string().min(1).max(253),
});
export type Account = z.infer<typeof accountSchema>;
