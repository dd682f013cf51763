import * as z from 'zod';

/** Where copies of a credential were looked for, and where that was not possible. */
export const lookedSchema = z.strictObject({
  /** The folders and files that were looked at. */
  looked: z.array(z.string()),
  /** The folders and files that could not be looked into. */
  unread: z.array(z.string()),
  /** Lines (1-based) of a shell's start files that name kubeconfigs in a way that only a shell can follow. */
  unfollowed: z.array(z.strictObject({ file: z.string(), line: z.int() })),
});
export type Looked = z.infer<typeof lookedSchema>;
