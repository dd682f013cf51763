import * as z from 'zod';

const file = z.string();

/** Failures of the files of a snap data folder. */
export const clusterFileErrors = [
  z.strictObject({ code: z.literal('snap-data-missing'), folder: z.string() }),
  z.strictObject({ code: z.literal('not-snap-data'), folder: z.string() }),
  z.strictObject({ code: z.literal('no-permission'), file, group: z.string() }),
  z.strictObject({ code: z.literal('root-only'), file }),
  z.strictObject({ code: z.literal('cis-hardened'), file }),
  z.strictObject({ code: z.literal('file-missing'), file }),
  z.strictObject({ code: z.literal('file-empty'), file }),
  z.strictObject({ code: z.literal('file-too-large'), file, limitBytes: z.int() }),
  z.strictObject({ code: z.literal('file-not-regular'), file }),
  z.strictObject({ code: z.literal('file-link-loop'), file }),
  z.strictObject({ code: z.literal('file-unreadable'), file }),
  z.strictObject({ code: z.literal('file-not-text'), file }),
  z.strictObject({ code: z.literal('path-not-visible'), path: z.string() }),
  z.strictObject({
    code: z.literal('token-file-refused'),
    file,
    line: z.int(),
    problem: z.enum(['too-few-columns', 'bare-quote', 'unclosed-quote']),
  }),
  /** The API server does not start with its arguments. */
  z.strictObject({
    code: z.literal('args-refused'),
    file,
    line: z.int(),
    problem: z.enum(['line-too-long', 'stray-word', 'bad-flag', 'no-value', 'bad-value', 'prints-only']),
  }),
  /** An argument hangs on a variable of the launcher; `null` where an argument may be the value of one that is not known. */
  z.strictObject({
    code: z.literal('args-unclear'),
    file,
    line: z.int(),
    variable: z.string().nullable(),
  }),
  /** client.config holds a token, and the arguments name no token file. */
  z.strictObject({ code: z.literal('token-file-unnamed'), file }),
  z.strictObject({ code: z.literal('admin-token-differs'), file }),
  z.strictObject({ code: z.literal('too-old') }),
  z.strictObject({ code: z.literal('worker-node') }),
] as const;
