import * as z from 'zod';

/** As what a text was recognised in which no token is; `too-many`: more than anybody chooses from, or than is looked at. */
export const unfoundSchema = z.enum([
  'empty',
  'nothing',
  'too-many',
  'redacted',
  'kubeconfig',
  'kubeconfig-program',
  'kubeconfig-certificate',
  'private-key',
  'certificate',
  'command',
  'password',
]);
export type Unfound = z.infer<typeof unfoundSchema>;

/** Failures of inspecting a token. */
export const inspectErrors = [
  z.strictObject({ code: z.literal('token-not-found'), recognised: unfoundSchema }),
  z.strictObject({ code: z.literal('token-too-long'), length: z.int(), most: z.int() }),
  z.strictObject({ code: z.literal('token-not-held') }),
  z.strictObject({ code: z.literal('token-not-ours') }),
  z.strictObject({ code: z.literal('account-name-unusable') }),
  z.strictObject({ code: z.literal('export-failed'), file: z.string() }),
] as const;
