import * as z from 'zod';
import { credentialSchema } from '../state/credentials-state.ts';
import { reply } from './reply.ts';

/** So many credentials are found at most. */
export const mostFound = 50;

/** Requests about all credentials, of which the snapshot holds the first. */
export const credentialRequests = {
  /** Those of the whole inventory whose kind and name fit what was typed, the best first. */
  'credentials:find': {
    act: false,
    input: z.strictObject({ text: z.string().max(200) }),
    output: reply(z.strictObject({ credentials: z.array(credentialSchema).max(mostFound) })),
  },
} as const;
