import * as z from 'zod';
import { acceptedSchema } from './reply.ts';

/** Requests about starting at login. */
export const loginRequests = {
  'login:choose': { act: true, input: z.strictObject({ on: z.boolean() }), output: acceptedSchema },
} as const;
