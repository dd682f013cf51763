import * as z from 'zod';
import type { JwtProblem } from '../../../../shared/contract/state/inspection.ts';
import type { Secret } from '../../ports/secret.ts';
import { decodeBase64Url } from '../../files/text/base64.ts';
import { readUtf8, readUtf8Beginning } from '../../files/text/utf8.ts';
import { readDate } from './claims.ts';
import { readJsonBeginning, readJsonObject, type JsonObject, type ParsedObject } from './json-object.ts';

/** Longer than the longest token that fits into a request. */
export const longestToken = 64 * 1024;

/** Kubernetes allows names of 253 characters; what is longer would only fill the index. */
const name = z.string().max(253);
const named = z.object({ name, uid: name });

const kubernetesClaims = z.object({
  exp: z.number(),
  iat: z.number(),
  jti: name.optional(),
  'kubernetes.io': z.object({
    namespace: name,
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

/** A JWT in its compact form, decoded and not verified; or why it is none. */
export type JwtReading =
  | { readonly ok: true; readonly header: ParsedObject; readonly payload: ParsedObject }
  | { readonly ok: false; readonly problem: JwtProblem };

/** What can be read of a JWT whose end may be missing; nothing of it is proven. */
export interface JwtBeginning {
  readonly header: JsonObject;
  readonly payload: JsonObject;
  /** As it is written; null where the text ends before. */
  readonly signature: string | null;
}

/** Reads a token as a JWT. */
export function readJwt(token: Secret): JwtReading {
  const parts = token.reveal().split('.', 6);
  if (parts.length === 5 && parts[0] !== '') return { ok: false, problem: 'encrypted' };
  const [headerPart = '', payloadPart = '', signature = ''] = parts;
  if (parts.length !== 3 || headerPart === '') return { ok: false, problem: 'no-jwt' };
  const header = readPart(headerPart);
  const payload = readPart(payloadPart);
  if (typeof header === 'string') return { ok: false, problem: header };
  if (typeof payload === 'string') return { ok: false, problem: payload };
  if (decodeBase64Url(signature) === null) return { ok: false, problem: 'no-base64' };
  // Extensions that change how the rest is to be read: who does not know them must refuse the token (RFC 7515, RFC 7797).
  if ('crit' in header.object || 'b64' in header.object) return { ok: false, problem: 'critical' };
  return { ok: true, header, payload };
}

/** Reads a text that begins as a JWT does, as far as it goes; null for any other, and where what is before the end is damaged. */
export function readBeginning(token: Secret): JwtBeginning | null {
  const [headerPart = '', payloadPart, signature, ...more] = token.reveal().split('.', 4);
  if (more.length > 0) return null;
  const header = payloadPart === undefined ? readCutPart(headerPart) : readPart(headerPart);
  if (typeof header === 'string' || typeof header.object.alg !== 'string') return null;
  if ('crit' in header.object || 'b64' in header.object) return null;
  if (payloadPart === undefined) return { header: header.object, payload: {}, signature: null };
  const payload = signature === undefined ? readCutPart(payloadPart) : readPart(payloadPart);
  if (typeof payload === 'string' || (signature !== undefined && !/^[\w-]*$/.test(signature))) return null;
  return { header: header.object, payload: payload.object, signature: signature ?? null };
}

/** Header and payload of a JWT, decoded and not verified; null when it is no JWT. */
export function decodeToken(
  token: Secret,
): { readonly header: JsonObject; readonly payload: JsonObject } | null {
  const read = readJwt(token);
  return read.ok ? { header: read.header.object, payload: read.payload.object } : null;
}

/** The claims that Kubernetes puts into a TokenRequest's token; null when the token has others. */
export function readServiceAccountClaims(token: Secret): ServiceAccountClaims | null {
  const decoded = token.reveal().length > longestToken ? null : decodeToken(token);
  if (decoded === null) return null;
  const parsed = kubernetesClaims.safeParse(decoded.payload);
  if (!parsed.success) return null;
  const claims = parsed.data;
  const kubernetes = claims['kubernetes.io'];
  const issuedAt = readDate(claims.iat);
  const expiresAt = readDate(claims.exp);
  if (issuedAt === null || expiresAt === null) return null;
  return {
    namespace: kubernetes.namespace,
    accountName: kubernetes.serviceaccount.name,
    accountUid: kubernetes.serviceaccount.uid,
    secret: kubernetes.secret ?? null,
    issuedAt,
    expiresAt,
    jti: claims.jti ?? null,
  };
}

function readPart(part: string): ParsedObject | JwtProblem {
  const bytes = decodeBase64Url(part);
  if (bytes === null) return 'no-base64';
  const text = readUtf8(bytes);
  return text === null ? 'no-text' : readJsonObject(text);
}

/** The members of a JSON object that are whole in a part that may be cut. */
function readCutPart(part: string): ParsedObject | JwtProblem {
  const bytes = decodeBase64Url(part.length % 4 === 1 ? part.slice(0, -1) : part);
  const text = bytes === null ? null : readUtf8Beginning(bytes);
  return text === null ? 'no-text' : readJsonBeginning(text);
}
