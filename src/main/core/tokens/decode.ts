import { decodeJwt, decodeProtectedHeader } from 'jose';
import * as z from 'zod';
import type { Secret } from '../secret.ts';

const named = z.object({ name: z.string(), uid: z.string() });

const kubernetesClaims = z.object({
  exp: z.number(),
  iat: z.number(),
  jti: z.string().optional(),
  'kubernetes.io': z.object({
    namespace: z.string(),
    serviceaccount: named,
    secret: named.optional(),
  }),
});

/** The claims of a service account token that decide whether it is fresh; times are epoch milliseconds. */
export interface ServiceAccountClaims {
  readonly namespace: string;
  readonly accountName: string;
  readonly accountUid: string;
  readonly secret: { readonly name: string; readonly uid: string } | null;
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly jti: string | null;
}

/** A decoded JSON value of a token. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Header and payload of a JWT, decoded and not verified; null when it is no JWT. */
export function decodeToken(
  token: Secret,
): { readonly header: JsonObject; readonly payload: JsonObject } | null {
  try {
    const text = token.reveal();
    return { header: { ...decodeProtectedHeader(text) }, payload: { ...decodeJwt(text) } };
  } catch (error) {
    if (error instanceof TypeError || isJoseError(error)) return null;
    throw error;
  }
}

/** The claims that Kubernetes puts into a TokenRequest's token; null when the token has others. */
export function readServiceAccountClaims(token: Secret): ServiceAccountClaims | null {
  const decoded = decodeToken(token);
  if (decoded === null) return null;
  const parsed = kubernetesClaims.safeParse(decoded.payload);
  if (!parsed.success) return null;
  const claims = parsed.data;
  const kubernetes = claims['kubernetes.io'];
  return {
    namespace: kubernetes.namespace,
    accountName: kubernetes.serviceaccount.name,
    accountUid: kubernetes.serviceaccount.uid,
    secret: kubernetes.secret ?? null,
    issuedAt: claims.iat * 1000,
    expiresAt: claims.exp * 1000,
    jti: claims.jti ?? null,
  };
}

function isJoseError(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('ERR_J')
  );
}
