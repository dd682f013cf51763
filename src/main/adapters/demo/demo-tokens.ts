import { createHash, generateKeyPair, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { createLocalJWKSet, decodeJwt, errors, exportJWK, jwtVerify, SignJWT, type JWK } from 'jose';
import * as z from 'zod';
import { fail, ok, type Result } from '../../../shared/contract/values/result.ts';

/** The issuer of service account tokens, and the audience where none is asked for. */
export const demoIssuer = 'https://kubernetes.default.svc';

/** The issuer of tokens that Secrets hold. */
const legacyIssuer = 'kubernetes/serviceaccount';

const named = z.object({ name: z.string(), uid: z.string() });

const boundClaims = z.object({
  aud: z.union([z.string().transform((audience) => [audience]), z.array(z.string())]),
  jti: z.string().optional(),
  'kubernetes.io': z.object({
    namespace: z.string(),
    serviceaccount: named,
    secret: named.optional(),
  }),
});

const legacyClaims = z.object({
  'kubernetes.io/serviceaccount/namespace': z.string(),
  'kubernetes.io/serviceaccount/secret.name': z.string(),
  'kubernetes.io/serviceaccount/service-account.name': z.string(),
  'kubernetes.io/serviceaccount/service-account.uid': z.string(),
});

/** What a valid token says of itself. */
export interface BoundClaims {
  readonly namespace: string;
  readonly account: { readonly name: string; readonly uid: string };
  /** The uid is null in a legacy token, which names the Secret that holds it. */
  readonly secret: { readonly name: string; readonly uid: string | null } | null;
  readonly audiences: readonly string[];
  /** Null in tokens of servers before 1.29. */
  readonly jti: string | null;
}

/** What a token is issued for; times in seconds. */
export interface TokenToSign extends Omit<BoundClaims, 'jti'> {
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** What a legacy token is issued for. */
export interface LegacyTokenToSign {
  readonly namespace: string;
  readonly account: { readonly name: string; readonly uid: string };
  readonly secret: string;
}

/** Signs and verifies service account tokens as the API server does. */
export interface DemoTokens {
  readonly jwks: { readonly keys: readonly JWK[] };
  /** The private key as it lies in `certs/serviceaccount.key`. */
  readonly keyPem: string;
  sign(token: TokenToSign): Promise<string>;
  /** A token for a Secret to hold: it never expires. */
  signLegacy(token: LegacyTokenToSign): Promise<string>;
  /** The claims of a signed token in its time that is meant for one of the audiences, else the API server's words why not. */
  verify(
    token: string,
    audiences: readonly string[],
    now: number,
  ): Promise<Result<BoundClaims, string | null>>;
}

/** What the API server allows clocks to differ. */
const leewaySeconds = 60;

/** Makes a signing key of its own (RSA-2048, as MicroK8s'). */
export async function makeDemoTokens(): Promise<DemoTokens> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const der = publicKey.export({ type: 'spki', format: 'der' });
  const kid = createHash('sha256').update(der).digest('base64url');
  const jwks = { keys: [{ use: 'sig', kid, alg: 'RS256', ...(await exportJWK(publicKey)) }] };
  const findKey = createLocalJWKSet(jwks);
  return {
    jwks,
    keyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    sign({ namespace, account, secret, audiences, issuedAt, expiresAt }) {
      return new SignJWT({
        aud: [...audiences],
        exp: expiresAt,
        iat: issuedAt,
        iss: demoIssuer,
        jti: randomUUID(),
        'kubernetes.io': { namespace, ...(secret === null ? {} : { secret }), serviceaccount: account },
        nbf: issuedAt,
        sub: demoAccountUser(namespace, account.name),
      })
        .setProtectedHeader({ alg: 'RS256', kid })
        .sign(privateKey);
    },
    signLegacy({ namespace, account, secret }) {
      return new SignJWT({
        iss: legacyIssuer,
        'kubernetes.io/serviceaccount/namespace': namespace,
        'kubernetes.io/serviceaccount/secret.name': secret,
        'kubernetes.io/serviceaccount/service-account.name': account.name,
        'kubernetes.io/serviceaccount/service-account.uid': account.uid,
        sub: demoAccountUser(namespace, account.name),
      })
        .setProtectedHeader({ alg: 'RS256', kid })
        .sign(privateKey);
    },
    async verify(token, audiences, now) {
      try {
        const legacy = await readLegacy(token, findKey);
        if (legacy !== null) return ok(legacy);
        const { payload } = await jwtVerify(token, findKey, {
          issuer: demoIssuer,
          audience: [...audiences],
          algorithms: ['RS256'],
          clockTolerance: leewaySeconds,
          currentDate: new Date(now),
        });
        const { aud, jti, 'kubernetes.io': bound } = boundClaims.parse(payload);
        const { namespace, serviceaccount: account, secret } = bound;
        return ok({ namespace, account, secret: secret ?? null, audiences: aud, jti: jti ?? null });
      } catch (error) {
        if (error instanceof errors.JWTExpired) return fail('service account token has expired');
        if (error instanceof errors.JOSEError || error instanceof z.ZodError) return fail(null);
        throw error;
      }
    },
  };
}

/** The claims of a signed legacy token, for the API server itself; null for any other token. */
async function readLegacy(
  token: string,
  findKey: ReturnType<typeof createLocalJWKSet>,
): Promise<BoundClaims | null> {
  if (decodeJwt(token).iss !== legacyIssuer) return null;
  const { payload } = await jwtVerify(token, findKey, { issuer: legacyIssuer, algorithms: ['RS256'] });
  const claims = legacyClaims.parse(payload);
  return {
    namespace: claims['kubernetes.io/serviceaccount/namespace'],
    account: {
      name: claims['kubernetes.io/serviceaccount/service-account.name'],
      uid: claims['kubernetes.io/serviceaccount/service-account.uid'],
    },
    secret: { name: claims['kubernetes.io/serviceaccount/secret.name'], uid: null },
    audiences: [demoIssuer],
    jti: null,
  };
}

/** The user name of a service account. */
export function demoAccountUser(namespace: string, name: string): string {
  return `system:serviceaccount:${namespace}:${name}`;
}
