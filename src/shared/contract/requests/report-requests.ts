import * as z from 'zod';
import { acceptedSchema, nothing, reply } from './reply.ts';

/** Requests about the report that a person sends to who mends Keyfob. */
export const reportRequests = {
  /** Makes the report anew. */
  'report:read': { act: false, input: nothing, output: reply(z.string()) },
  /** Puts the report that was read last on the clipboard, as it was read. */
  'report:copy': { act: true, input: nothing, output: acceptedSchema },
} as const;
