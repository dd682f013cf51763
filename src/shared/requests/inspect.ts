import * as z from 'zod';
import { acceptanceSchema, inspectionSchema, signatureSchema, tokenSubjectSchema } from '../inspection.ts';
import { accepted, reply } from './reply.ts';

/** More than any window can paste by accident; what is longer than a token is refused in words. */
const mostCharacters = 16 * 1024 * 1024;
const subject = z.strictObject({ subject: tokenSubjectSchema });

/** Requests about one token, kept or pasted. */
export const inspectRequests = {
  /** Hands a pasted token over; from now on its id stands for it. A second one replaces it. */
  'inspect:paste': {
    input: z.strictObject({ text: z.string().max(mostCharacters) }),
    output: reply(z.strictObject({ id: z.string() })),
  },
  /** Lets go of a pasted token. */
  'inspect:close': { input: z.strictObject({ id: z.string().min(1).max(64) }), output: accepted },
  'inspect:read': { input: subject, output: reply(inspectionSchema) },
  'inspect:signature': { input: subject, output: reply(signatureSchema) },
  /** Sends the token to the cluster that issued it, and to no other. */
  'inspect:accepted': { input: subject, output: reply(acceptanceSchema) },
} as const;
