import * as z from 'zod';

/**
 * A name from a pasted text that may be shown beside a token. It is short and has no run of characters as tokens, keys
 * and passwords have, so that none comes back in the place of a name.
 */
export const foundNameSchema = z
  .string()
  .min(1)
  .max(80)
  .refine((name) => !/[\w+/=~]{25}|[A-Za-z0-9+/=]{20}/.test(name.replaceAll('_', '-')));

/** Where in a pasted text a token stood; names are null where there is none, or it cannot be shown. */
const foundPlaceSchema = z.strictObject({
  /**
   * `line`: nothing but it on its lines; `text`: amid other words; `field`: behind a name; `secret`: under `key` of the
   * Secret `name`; `kubeconfig`, `token-file`: as that of the user `name`; others: an object of this kind.
   */
  kind: z.enum([
    'line',
    'text',
    'field',
    'kubeconfig',
    'secret',
    'token-request',
    'exec-credential',
    'token-review',
    'token-file',
  ]),
  name: foundNameSchema.nullable(),
  key: foundNameSchema.nullable(),
  /** 1-based; null inside of something encoded. */
  line: z.int().min(1).nullable(),
});
export type FoundPlace = z.infer<typeof foundPlaceSchema>;

/** A token that was found in a pasted text. */
const foundTokenSchema = z.strictObject({
  place: foundPlaceSchema,
  wasBase64: z.boolean(),
  /** Whether the text was this token and nothing more, apart from spaces around it. */
  wasAlone: z.boolean(),
  /** The service account that it names, if both names can be shown; not proven. */
  account: z.strictObject({ namespace: foundNameSchema, name: foundNameSchema }).nullable(),
  /** First and last characters. */
  masked: z.string().max(30),
  /** How many characters it has. */
  length: z.int(),
});
export type FoundToken = z.infer<typeof foundTokenSchema>;

/** What was found in a pasted text; its id stands for the only token, or for the one that is chosen. */
export const pastedTextSchema = z.strictObject({
  id: z.string().min(1).max(64),
  found: z.array(foundTokenSchema).min(1).max(50),
});
export type PastedText = z.infer<typeof pastedTextSchema>;
