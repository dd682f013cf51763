import * as z from 'zod';

/** What the keyring worker is asked to do. */
export const workerRequestSchema = z.discriminatedUnion('call', [
  z.strictObject({
    id: z.int(),
    call: z.literal('set'),
    service: z.string(),
    account: z.string(),
    secret: z.string(),
  }),
  z.strictObject({ id: z.int(), call: z.enum(['get', 'delete']), service: z.string(), account: z.string() }),
]);
export type WorkerRequest = z.infer<typeof workerRequestSchema>;

/** What it answers: `secret` for a get, null when the keyring gave none; no reason for a failure, as messages are localised. */
export const workerReplySchema = z.strictObject({
  id: z.int(),
  ok: z.boolean(),
  secret: z.string().nullable(),
});
export type WorkerReply = z.infer<typeof workerReplySchema>;
