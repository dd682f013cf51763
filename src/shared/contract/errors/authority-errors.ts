import * as z from 'zod';

const server = z.string();

/** Failures of telling which CA a cluster is. */
export const authorityErrors = [
  /** `known`: how many of the CAs are clusters that Keyfob knows, none or several. */
  z.strictObject({ code: z.literal('authority-undecided'), server, known: z.int() }),
  /** `key` is the SHA-256 of the CA's public key. */
  z.strictObject({ code: z.literal('authority-second'), server, key: z.string() }),
  z.strictObject({ code: z.literal('authority-unconfirmed'), seconds: z.int().nullable() }),
] as const;
