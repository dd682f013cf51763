import * as z from 'zod';

const file = z.string();
const pageBreach = z.enum(['frame', 'left', 'gone']);

/** What made the window go: its page put a frame into itself, left for another, or its process ended. */
export type PageBreach = z.infer<typeof pageBreach>;

/** Keyfob took the place of a process that ended for a bug, and some tokens of these accounts went with that. */
export const restartedSchema = z.strictObject({
  code: z.literal('restarted'),
  incident: z.string(),
  demo: z.boolean(),
  gone: z.array(z.string()),
  /** How many accounts are not named. */
  more: z.int(),
});
export type Restarted = z.infer<typeof restartedSchema>;

/** Failures of the clipboard, Keyfob’s own files and Keyfob itself. */
export const appErrors = [
  z.strictObject({ code: z.literal('clipboard-needs-window') }),
  z.strictObject({ code: z.literal('clipboard-failed') }),
  z.strictObject({ code: z.literal('store-unreadable'), file }),
  z.strictObject({ code: z.literal('store-newer'), file }),
  z.strictObject({ code: z.literal('store-unwritable'), file }),
  z.strictObject({ code: z.literal('demo-not-at-login') }),
  z.strictObject({ code: z.literal('unconfirmed') }),
  z.strictObject({ code: z.literal('question-open') }),
  z.strictObject({ code: z.literal('refused-just-now'), seconds: z.int() }),
  z.strictObject({ code: z.literal('invalid-request'), field: z.string() }),
  z.strictObject({ code: z.literal('page-broken'), breach: pageBreach, incident: z.string() }),
  restartedSchema,
  z.strictObject({ code: z.literal('part-not-shown'), incident: z.string() }),
  z.strictObject({ code: z.literal('bug'), incident: z.string() }),
] as const;
