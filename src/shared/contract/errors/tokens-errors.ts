import * as z from 'zod';

/** Failures of access and tokens. */
export const tokenErrors = [
  z.strictObject({ code: z.literal('access-not-set-up') }),
  z.strictObject({ code: z.literal('access-foreign'), kind: z.string(), name: z.string() }),
  /** `grants`: the kind and name of the role that it gives, null for none. */
  z.strictObject({ code: z.literal('access-differs'), name: z.string(), grants: z.string().nullable() }),
  z.strictObject({ code: z.literal('name-reserved'), name: z.string() }),
  z.strictObject({ code: z.literal('token-unknown') }),
  z.strictObject({ code: z.literal('token-expired') }),
  z.strictObject({ code: z.literal('token-lost') }),
  z.strictObject({ code: z.literal('token-revoked') }),
  z.strictObject({ code: z.literal('object-exists'), kind: z.string(), name: z.string() }),
  z.strictObject({ code: z.literal('tray-account-gone'), account: z.string() }),
  z.strictObject({ code: z.literal('objects-left'), names: z.string() }),
  z.strictObject({ code: z.literal('token-not-revocable') }),
  z.strictObject({ code: z.literal('account-gone'), account: z.string() }),
] as const;
