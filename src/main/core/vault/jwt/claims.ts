import { lastMoment } from '../../../../shared/contract/values/epoch-ms.ts';
import type { Claim } from '../../../../shared/contract/state/inspection.ts';
import { isJsonObject, type JsonObject } from './json-object.ts';

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

/** Every header field and claim of a decoded token as a row, nested ones by their dotted path. */
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
  const shouldBeDate = part === 'payload' && dates.has(path);
  const at = shouldBeDate ? readDate(value) : null;
  return {
    part,
    path: shorten(path, longestPath),
    value: shorten(typeof value === 'string' ? value : JSON.stringify(value), longestValue),
    at,
    isNoDate: shouldBeDate && at === null,
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
