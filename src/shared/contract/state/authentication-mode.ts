import * as z from 'zod';

/**
 * How the API server authenticates its administrator, told from its arguments and client.config; `unknown` where these do
 * not say it, and then the cluster's warning says why.
 */
export const authenticationModeSchema = z.enum(['token', 'x509', 'mixed', 'unknown']);
export type AuthenticationMode = z.infer<typeof authenticationModeSchema>;

/** Whether the API server knows its administrator by a row of the token file. */
export function isByTokenFile(mode: AuthenticationMode): boolean {
  return mode === 'token' || mode === 'mixed';
}
