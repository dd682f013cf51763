import * as z from 'zod';
import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { Expiry, Inspection } from '../../../../shared/contract/state/inspection.ts';
import type { Result } from '../../../../shared/contract/values/result.ts';
import { explainClaims, readDate } from '../../vault/jwt/claims.ts';
import { readBeginning, readJwt } from '../../vault/jwt/decode.ts';
import type { JsonObject } from '../../vault/jwt/json-object.ts';
import { maskToken, tokenLength } from '../../vault/jwt/mask.ts';
import type { Secret } from '../../ports/secret.ts';
import { isShorterThanAny } from './signature-length.ts';

const named = z.object({ name: z.string(), uid: z.string() });
const boundClaims = z.object({
  'kubernetes.io': z.object({
    namespace: z.string(),
    serviceaccount: named,
    secret: named.optional(),
    pod: named.optional(),
  }),
});
const legacyClaims = z.object({
  iss: z.literal('kubernetes/serviceaccount'),
  'kubernetes.io/serviceaccount/namespace': z.string(),
  'kubernetes.io/serviceaccount/service-account.name': z.string(),
  'kubernetes.io/serviceaccount/service-account.uid': z.string(),
  'kubernetes.io/serviceaccount/secret.name': z.string(),
});

/** The service account that a token names, and the objects that it ends with; `secret.uid` null where the token has none. */
export interface AccountClaims {
  readonly kind: 'bound' | 'legacy';
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly secret: { readonly name: string; readonly uid: string | null } | null;
  /** Bound to a pod, at which nothing is looked. */
  readonly hasPod: boolean;
}

/** Whom a row of the token file makes a token stand for. */
export interface StaticUser {
  readonly user: string;
  readonly groups: readonly string[];
}

/** What a token says of itself; `row` is its row of the token file, null without one, or why that is not known. */
export function describeToken(token: Secret, row: Result<StaticUser | null, AppError>): Inspection {
  const plain = {
    masked: maskToken(token),
    length: tokenLength(token),
    problem: null,
    tokenFileError: row.ok ? null : row.error,
  };
  const nothing = {
    user: null,
    groups: [],
    namespace: null,
    issuedAt: null,
    notBefore: null,
    contradiction: null,
    claims: [],
    omittedClaims: 0,
    duplicates: [],
  };
  if (row.ok && row.value !== null)
    return {
      ...plain,
      ...nothing,
      kind: 'static',
      user: row.value.user,
      groups: [...row.value.groups],
      expiry: { kind: 'never' },
    };
  const jwt = readJwt(token);
  const beginning = readBeginning(token);
  const isCut =
    beginning !== null &&
    (beginning.signature === null || isShorterThanAny(beginning.signature, beginning.header.alg));
  if (isCut || !jwt.ok) {
    const { claims, omitted } = explainClaims(beginning?.header ?? {}, beginning?.payload ?? {});
    const readable = { ...nothing, claims, omittedClaims: omitted, expiry: { kind: 'unknown' } } as const;
    if (isCut || jwt.ok) return { ...plain, ...readable, kind: 'cut' };
    const kind = jwt.problem === 'no-jwt' ? 'opaque' : 'unreadable';
    return { ...plain, ...readable, kind, problem: jwt.problem };
  }
  const { header, payload } = jwt;
  const account = readAccount(payload.object);
  const { claims, omitted } = explainClaims(header.object, payload.object);
  return {
    ...plain,
    kind: account?.kind ?? 'foreign',
    user: account === null ? null : accountUser(account),
    groups: account === null ? [] : accountGroups(account.namespace),
    namespace: account?.namespace ?? null,
    expiry: readExpiry(payload.object),
    issuedAt: readDate(payload.object.iat),
    notBefore: readDate(payload.object.nbf),
    contradiction: account === null ? null : findContradiction(payload.object, accountUser(account)),
    claims,
    omittedClaims: omitted,
    duplicates: [...header.duplicates, ...payload.duplicates],
  };
}

/** The service account that the claims of a JWT name; null when it is no service account token. */
export function readAccount(payload: JsonObject): AccountClaims | null {
  const bound = boundClaims.safeParse(payload);
  if (bound.success) {
    const { namespace, serviceaccount, secret, pod } = bound.data['kubernetes.io'];
    return { kind: 'bound', namespace, ...serviceaccount, secret: secret ?? null, hasPod: pod !== undefined };
  }
  const legacy = legacyClaims.safeParse(payload);
  if (!legacy.success) return null;
  return {
    kind: 'legacy',
    namespace: legacy.data['kubernetes.io/serviceaccount/namespace'],
    name: legacy.data['kubernetes.io/serviceaccount/service-account.name'],
    uid: legacy.data['kubernetes.io/serviceaccount/service-account.uid'],
    secret: { name: legacy.data['kubernetes.io/serviceaccount/secret.name'], uid: null },
    hasPod: false,
  };
}

/** The user name of a service account. */
export function accountUser({ namespace, name }: { readonly namespace: string; readonly name: string }) {
  return `system:serviceaccount:${namespace}:${name}`;
}

function accountGroups(namespace: string): string[] {
  return ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'];
}

const longestSubject = 1000;

function findContradiction({ sub }: JsonObject, account: string): Inspection['contradiction'] {
  if (sub === undefined || sub === account) return null;
  const subject = typeof sub === 'string' ? sub : JSON.stringify(sub);
  return { subject: subject.slice(0, longestSubject), account: account.slice(0, longestSubject) };
}

function readExpiry({ exp }: JsonObject): Expiry {
  if (exp === undefined) return { kind: 'never' };
  const at = readDate(exp);
  return at === null ? { kind: 'unreadable' } : { kind: 'at', at };
}
