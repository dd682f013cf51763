import type { Unfound } from '../../../../../shared/contract/errors/inspect-errors.ts';
import { parseJson } from '../../../files/text/parse-json.ts';
import { parseYaml } from '../../../files/text/parse-yaml.ts';
import { decodeBase64 } from '../../../files/text/base64.ts';
import { readUtf8 } from '../../../files/text/utf8.ts';
import { isJsonObject } from '../../../vault/jwt/json-object.ts';
import { Secret } from '../../../ports/secret.ts';
import { cleanPaste } from './clean-paste.ts';
import { DocumentSearch } from './find-in-document.ts';
import { findInText, findWhole } from './find-in-text.ts';
import type { SearchLimit, WrittenToken, WrittenPlace } from './found.ts';
import { recogniseKind } from './recognise.ts';

/** A token of a pasted text, and where it stood; `line` is null where it was inside of something encoded. */
export interface PastedCandidate {
  readonly token: Secret;
  readonly place: WrittenPlace;
  readonly line: number | null;
  readonly wasBase64: boolean;
}

/** The tokens of a pasted text, each once, in its order; or as what it was recognised where it has none. */
type Finding =
  | { readonly tokens: readonly [PastedCandidate, ...PastedCandidate[]] }
  | { readonly tokens: null; readonly unfound: Unfound };

/** More than a person chooses from. */
const most = 50;
/** Larger YAML is looked through as plain text: its library takes its time. */
const longestYaml = 96 * 1024;
const mostDocuments = 20;
const deepest = 3;

/** Finds the tokens in whatever a person pasted. */
export function findTokens(pasted: string): Finding {
  const text = cleanPaste(pasted);
  if (text.trim() === '') return { tokens: null, unfound: 'empty' };
  const limit: SearchLimit = { isReached: false };
  const found = search(text, 0, limit);
  const [only] = found;
  const isSure = found.length > 1 || only?.token.split('.', 3).length === 3;
  const whole = isSure ? null : findWhole(text);
  // A word that goes on behind what can be read of a JWT is a damaged one.
  if (whole !== null && (only === undefined || whole.startsWith(only.token)))
    found.splice(0, 1, {
      token: whole,
      place: { kind: 'line', name: null, key: null },
      wasBase64: false,
      at: null,
    });
  const distinct = new Map<string, WrittenToken>();
  for (const each of found) if (!distinct.has(each.token)) distinct.set(each.token, each);
  if (distinct.size > most) return { tokens: null, unfound: 'too-many' };
  const words = [...distinct.keys()];
  const isToken = (name: string) => words.some((word) => name.includes(word) || isLargePart(name, word));
  const [first, ...others] = [...distinct.values()].map((each) => candidate(text, each, isToken));
  if (first === undefined)
    return { tokens: null, unfound: limit.isReached ? 'too-many' : recogniseKind(text) };
  return { tokens: [first, ...others] };
}

/** Whether a name gives away much of a token. */
function isLargePart(name: string, token: string): boolean {
  return name.length > 6 && name.length > token.length / 4 && token.includes(name);
}

function candidate(
  text: string,
  { token, place, wasBase64, at }: WrittenToken,
  isToken: (name: string) => boolean,
): PastedCandidate {
  const from = at ?? text.indexOf(token);
  const line = from === -1 ? null : text.slice(0, from).split('\n').length;
  const named = (name: string | null) => (name === null || isToken(name) ? null : name);
  return {
    token: new Secret(token),
    place: { ...place, name: named(place.name), key: named(place.key) },
    line,
    wasBase64,
  };
}

/** What is sure to be a token. */
function search(text: string, depth: number, limit: SearchLimit): WrittenToken[] {
  if (depth > deepest) return [];
  const json = readJson(text);
  if (json !== null)
    return [
      ...look(json.value, depth, limit),
      ...findInText(json.rest, limit).map((each) => ({ ...each, at: null })),
    ];
  const parts = text.split(/^---[ \t]*$/m, mostDocuments + 1);
  const found = (parts.length > mostDocuments ? [text] : parts).flatMap((part) => {
    const yaml = readYaml(part);
    const inside = yaml === null ? [] : look(yaml, depth, limit);
    if (inside.length > 0) return inside;
    const words = findInText(part, limit);
    return parts.length === 1 ? words : words.map((each) => ({ ...each, at: null }));
  });
  if (found.length > 0) return found;
  const decoded = decodeWhole(text);
  return decoded === null
    ? []
    : search(decoded, depth + 1, limit).map((each) => ({ ...each, wasBase64: true, at: null }));
}

function look(value: unknown, depth: number, limit: SearchLimit): WrittenToken[] {
  const documents = new DocumentSearch(limit, (text) => search(text, depth + 1, limit));
  documents.look(value, null);
  return documents.found;
}

/** The JSON of a text, also with a command before it and a prompt behind it. */
function readJson(text: string): { readonly value: unknown; readonly rest: string } | null {
  const whole = /^\s*[{["]/.test(text) ? parseJson(text) : undefined;
  if (whole !== undefined) return { value: whole, rest: '' };
  const start = text.search(/^[ \t]*[{[]/m);
  const end = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'));
  const value = start === -1 || end < start ? undefined : parseJson(text.slice(start, end + 1));
  if (!isJsonObject(value) && !Array.isArray(value)) return null;
  return { value, rest: `${text.slice(0, start)}\n${text.slice(end + 1)}` };
}

/** What cluster and tools write as YAML; other texts only look like it. */
function readYaml(text: string): unknown {
  const start = text.search(/^[ \t]*(?:apiVersion|kind|users|clusters|contexts|data|items):/m);
  if (start === -1 || text.length > longestYaml) return null;
  const lines = text.slice(start).trimEnd().split('\n');
  // A prompt may follow, which no YAML is.
  for (const source of [lines, lines.slice(0, -1)]) {
    const yaml = parseYaml(source.join('\n'));
    if (yaml.ok && isJsonObject(yaml.value)) return yaml.value;
    if (!yaml.ok && yaml.error === 'too-complex') return null;
  }
  return null;
}

function decodeWhole(text: string): string | null {
  const digits = text.replace(/\s+/g, '');
  const bytes = digits.length < 40 ? null : decodeBase64(digits);
  const decoded = bytes === null ? null : readUtf8(bytes);
  return decoded !== null &&
    /^[ \t]*[{[]|^(?:apiVersion|kind|users|token)\b|(?<![\w-])eyJ[\w-]+\.[\w-]/m.test(decoded)
    ? decoded
    : null;
}
