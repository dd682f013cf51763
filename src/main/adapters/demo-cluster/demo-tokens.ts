import { createHash, generateKeyPair, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { exportJWK, jwtVerify, SignJWT, errors, type JWK } from 'jose';
import * as z from 'zod';
import type { DemoObjects } from './demo-objects.ts';

const issuer = 'https://kubernetes.default.svc';

const boundClaims = z.object({
  sub: z.string(),
  jti: z.string(),
  'kubernetes.io': z.object({
    namespace: z.string(),
    serviceaccount: z.object({ name: z.string(), uid: z.string() }),
    secret: z.object({ name: z.string(), uid: z.string() }).optional(),
  }),
});

/** Whom a valid token stands for. */
export interface TokenUser {
  readonly username: string;
  readonly uid: string;
  readonly groups: readonly string[];
}

/** What a token is issued for; times in seconds. */
export interface TokenClaims {
  readonly namespace: string;
  readonly account: { readonly name: string; readonly uid: string };
  readonly secret: { readonly name: string; readonly uid: string } | null;
  readonly audiences: readonly string[];
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** Signs and checks service account tokens as the API server does. */
export interface DemoTokens {
  readonly jwks: { readonly keys: readonly JWK[] };
  sign(claims: TokenClaims): Promise<string>;
  /** The user of a token that is signed, unexpired, and whose account and Secret still are the same; else null. */
  check(token: string, objects: DemoObjects, now: number): Promise<TokenUser | null>;
}

/** Makes a signing key of its own (RSA-2048, as MicroK8s'). */
export async function makeDemoTokens(): Promise<DemoTokens> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const der = publicKey.export({ type: 'spki', format: 'der' });
  const kid = createHash('sha256').update(der).digest('base64url');
  const jwk = { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' };
  return {
    jwks: { keys: [jwk] },
    sign({ namespace, account, secret, audiences, issuedAt, expiresAt }) {
      return new SignJWT({
        'kubernetes.io': { namespace, ...(secret === null ? {} : { secret }), serviceaccount: account },
      })
        .setProtectedHeader({ alg: 'RS256', kid })
        .setAudience(audiences.length === 0 ? [issuer] : [...audiences])
        .setExpirationTime(expiresAt)
        .setIssuedAt(issuedAt)
        .setNotBefore(issuedAt)
        .setIssuer(issuer)
        .setJti(randomUUID())
        .setSubject(`system:serviceaccount:${namespace}:${account.name}`)
        .sign(privateKey);
    },
    async check(token, objects, now) {
      try {
        const options = { issuer, audience: issuer, algorithms: ['RS256'], currentDate: new Date(now) };
        const { payload } = await jwtVerify(token, publicKey, options);
        return toUser(boundClaims.parse(payload), objects);
      } catch (error) {
        if (error instanceof errors.JOSEError || error instanceof z.ZodError) return null;
        throw error;
      }
    },
  };
}

function toUser(claims: z.infer<typeof boundClaims>, objects: DemoObjects): TokenUser | null {
  const { namespace, serviceaccount, secret } = claims['kubernetes.io'];
  const account = objects.get('serviceaccounts', namespace, serviceaccount.name);
  if (account?.metadata.uid !== serviceaccount.uid) return null;
  if (secret !== undefined && objects.get('secrets', namespace, secret.name)?.metadata.uid !== secret.uid)
    return null;
  return {
    username: claims.sub,
    uid: serviceaccount.uid,
    groups: ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'],
  };
}
