import * as z from 'zod';

/** How the API server authenticates its administrator (facts: args file and client.config). */
export const authenticationModeSchema = z.enum(['token', 'x509', 'mixed']);
export type AuthenticationMode = z.infer<typeof authenticationModeSchema>;
