import { lastMoment } from '../../../../shared/contract/values/epoch-ms.ts';
import type { Claim } from '../../../../shared/contract/state/inspection.ts';
import { isJsonObject, type JsonObject } from './json-object.ts';

const headerMeanings = new Map([
  ['alg', 'Algorithm of the signature'],
  ['kid', 'Which of the issuer’s keys signed it (key ID)'],
  ['typ', 'Type of the token'],
  ['cty', 'Type of what it carries'],
  ['jku', 'Where the issuer says its keys are; never followed'],
  ['jwk', 'A key that the token brings along; never trusted'],
  ['x5c', 'Certificates that the token brings along; never trusted'],
]);

const payloadMeanings = new Map([
  ['iss', 'Who issued it (issuer)'],
  ['sub', 'Whom it stands for (subject)'],
  ['aud', 'Who is meant to accept it (audience)'],
  ['exp', 'When it expires'],
  ['iat', 'When it was issued'],
  ['nbf', 'Not valid before'],
  ['jti', 'Its own number; the API server’s audit log names it (JWT ID)'],
  ['kubernetes.io.namespace', 'Namespace of the service account'],
  ['kubernetes.io.serviceaccount.name', 'Name of the service account'],
  ['kubernetes.io.serviceaccount.uid', 'Which service account exactly: a re-made one has another UID'],
  ['kubernetes.io.secret.name', 'The Secret it is bound to: deleting that revokes it'],
  ['kubernetes.io.secret.uid', 'Which Secret exactly'],
  ['kubernetes.io.pod.name', 'The pod it is bound to: it ends with the pod'],
  ['kubernetes.io.pod.uid', 'Which pod exactly'],
  ['kubernetes.io.node.name', 'The node it is bound to'],
  ['kubernetes.io.node.uid', 'Which node exactly'],
  ['kubernetes.io.warnafter', 'From when on its use is logged as too old'],
  ['kubernetes.io/serviceaccount/namespace', 'Namespace of the service account'],
  ['kubernetes.io/serviceaccount/service-account.name', 'Name of the service account'],
  [
    'kubernetes.io/serviceaccount/service-account.uid',
    'Which service account exactly: a re-made one has another UID',
  ],
  [
    'kubernetes.io/serviceaccount/secret.name',
    'The Secret that holds this token in plain text: deleting that revokes it',
  ],
]);

const dates = new Set(['exp', 'iat', 'nbf', 'kubernetes.io.warnafter']);

/** More than any token of a cluster has; a page of thousands of rows would freeze. */
const mostClaims = 200;
const longestPath = 300;
const longestValue = 4000;

/** The rows of a token, and how many more there would be. */
export interface ExplainedClaims {
  readonly claims: Claim[];
  readonly omitted: number;
}

/** Every header field and claim of a decoded token as a row with its meaning, nested ones by their dotted path. */
export function explainClaims(header: JsonObject, payload: JsonObject): ExplainedClaims {
  const fields = [
    ...flatten(header).map((field) => ['header', ...field] as const),
    ...flatten(payload).map((field) => ['payload', ...field] as const),
  ];
  return {
    claims: fields.slice(0, mostClaims).map(([part, path, value]) => explain(part, path, value)),
    omitted: Math.max(0, fields.length - mostClaims),
  };
}

/** A NumericDate (RFC 7519: seconds, fractions allowed) in epoch milliseconds; null when it is no date. */
export function readDate(value: unknown): number | null {
  if (typeof value !== 'number') return null;
  const at = value * 1000;
  return Math.abs(at) <= lastMoment ? at : null;
}

function explain(part: Claim['part'], path: string, value: unknown): Claim {
  const at = part === 'payload' && dates.has(path) ? readDate(value) : null;
  const meanings = part === 'header' ? headerMeanings : payloadMeanings;
  const meaning = meanings.get(path) ?? 'Not one of the standard fields';
  return {
    part,
    path: shorten(path, longestPath),
    value: shorten(typeof value === 'string' ? value : JSON.stringify(value), longestValue),
    meaning: part === 'payload' && dates.has(path) && at === null ? `${meaning}; this is no date` : meaning,
    at,
  };
}

function shorten(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

function flatten(object: JsonObject, prefix = ''): [string, unknown][] {
  return Object.entries(object).flatMap(([key, value]) => {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    return isJsonObject(value) ? flatten(value, path) : [[path, value] satisfies [string, unknown]];
  });
}
