import type { Claim } from '../../../shared/requests/tokens.ts';
import type { JsonObject } from './decode.ts';

const headerMeanings: Readonly<Record<string, string>> = {
  alg: 'Algorithm of the signature',
  kid: 'Which of the cluster’s keys signed it (key ID)',
  typ: 'Type of the token',
};

const payloadMeanings: Readonly<Record<string, string>> = {
  iss: 'Who issued it (issuer)',
  sub: 'Whom it stands for (subject)',
  aud: 'Who is meant to accept it (audience)',
  exp: 'When it expires',
  iat: 'When it was issued',
  nbf: 'Not valid before',
  jti: 'Its own number; the API server’s audit log names it (JWT ID)',
  'kubernetes.io.namespace': 'Namespace of the service account',
  'kubernetes.io.serviceaccount.name': 'Name of the service account',
  'kubernetes.io.serviceaccount.uid': 'Which service account exactly: a re-made one has another UID',
  'kubernetes.io.secret.name': 'The Secret it is bound to: deleting that revokes it',
  'kubernetes.io.secret.uid': 'Which Secret exactly',
  'kubernetes.io.pod.name': 'The pod it is bound to',
  'kubernetes.io.pod.uid': 'Which pod exactly',
  'kubernetes.io.node.name': 'The node it is bound to',
  'kubernetes.io.node.uid': 'Which node exactly',
  'kubernetes.io.warnafter': 'From when on its use is logged as too old',
};

const dates = new Set(['exp', 'iat', 'nbf', 'kubernetes.io.warnafter']);

/** Every header field and claim of a decoded token as a row with its meaning, nested ones by their dotted path. */
export function explainClaims(header: JsonObject, payload: JsonObject): Claim[] {
  return [
    ...flatten(header).map(([path, value]) => row('header', path, value, headerMeanings[path])),
    ...flatten(payload).map(([path, value]) => row('payload', path, value, payloadMeanings[path])),
  ];
}

function row(part: Claim['part'], path: string, value: unknown, meaning: string | undefined): Claim {
  return {
    part,
    path,
    value: typeof value === 'string' ? value : JSON.stringify(value),
    meaning: meaning ?? 'Not one of the standard fields',
    at: part === 'payload' && dates.has(path) && typeof value === 'number' ? value * 1000 : null,
  };
}

function flatten(object: JsonObject, prefix = ''): [string, unknown][] {
  return Object.entries(object).flatMap(([key, value]) => {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    return isObject(value) ? flatten(value, path) : [[path, value] satisfies [string, unknown]];
  });
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
