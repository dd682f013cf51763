import * as z from 'zod';
import { accepted } from './reply.ts';

/** Requests about starting at login. */
export const loginRequests = {
  'login:choose': { act: true, input: z.strictObject({ on: z.boolean() }), output: accepted },
} as const;
