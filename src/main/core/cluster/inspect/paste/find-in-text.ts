import { bytesOf } from '../../../files/text/binary-text.ts';
import { readTokenFile } from '../../../files/token-file/token-file.ts';
import { linesWithoutPrompts } from './clean-paste.ts';
import { findJwts } from './find-jwts.ts';
import {
  isPlaceholder,
  isSurelyToken,
  isTokenName,
  type SearchLimit,
  type WrittenToken,
  type WrittenPlace,
} from './found.ts';

/** A header, an option, a variable, a key or a parameter with what follows it. */
const labelled =
  /(?<![\w.-])([\w.-]{0,100}(?:token|jwt|bearer|authorization))["'`]?( {0,16}[:=] {0,16}| {1,16})["'`]?(?:bearer {1,8})?(?=([^\s"'`,;&<>(){}\\]{16,4096}))/gi;
const nameBefore = /(?<![\w.-])([\w.-]{1,100})["'`]?(?: {0,16}[:=] {0,16}| {1,16})["'`]?$/;
/** In all values: more than a text has whose values do not lie inside of one another; short ones count as longer. */
const mostCharacters = 4 * 1024 * 1024;
const leastCharacters = 100;

/** A row of the token file begins with a token that is long enough to be none of another table’s first words. */
const row =
  /^([ \t]*)((?:[\w+/=.~-]{16,4096}|"[\w+/=.~-]{16,4096}"),[!-+\--~][ -+\--~]{0,300},[!-+\--~][ -+\--~]{0,300}(?:,[ -~]{0,4096})?)$/gm;
/** Of different tokens: no person chooses from as many. */
const mostRows = 200;

/** Finds tokens in a text that is no document: JWTs anywhere, opaque ones behind their name or in a row of the token file. */
export function findInText(text: string, limit: SearchLimit): WrittenToken[] {
  const jwts = findJwts(text, limit);
  const found = jwts.map(({ token, at, wasBase64 }): WrittenToken => ({
    token,
    place: placeBefore(text, at),
    wasBase64,
    at,
  }));
  for (const spots of [findLabelled(text, limit), findRows(text)])
    for (const [at, token, place] of outside(jwts, spots)) found.push({ token, place, wasBase64: false, at });
  return found;
}

type Spot = readonly [at: number, token: string, place: WrittenPlace];

/** The spots that lie in none of the JWTs; both are in the order of the text. */
function outside(jwts: ReturnType<typeof findJwts>, spots: readonly Spot[]): Spot[] {
  let next = 0;
  return spots.filter(([at]) => {
    while ((jwts[next]?.end ?? Infinity) <= at) next++;
    return at < (jwts[next]?.at ?? Infinity);
  });
}

function findLabelled(text: string, limit: SearchLimit): Spot[] {
  const spots: Spot[] = [];
  const seen = new Set<string>();
  let left = mostCharacters;
  for (const match of text.matchAll(labelled)) {
    const [all, written = '', separator = '', value = ''] = match;
    if (seen.has(value)) continue;
    left -= Math.max(value.length, leastCharacters);
    if (left < 0) {
      limit.isReached = true;
      break;
    }
    const word = value.replace(/[%.:]+$/, '');
    // In prose a word that follows is a word.
    const isProse = separator.trim() === '' && !/^(?:bearer|--.*)$/i.test(written);
    if (isProse || !isTokenName(written) || !isSurelyToken(word) || isPlaceholder(word)) continue;
    seen.add(value);
    const place = { kind: 'field', name: written.replace(/^-+/, ''), key: null } as const;
    spots.push([match.index + all.length, word, place]);
  }
  return spots;
}

function findRows(text: string): Spot[] {
  const spots: Spot[] = [];
  const seen = new Set<string>();
  for (const { 1: indentation = '', 2: record = '', index } of text.matchAll(row)) {
    const word = /^"?([^",]*)/.exec(record)?.[1] ?? '';
    if (seen.has(word) || !isSurelyToken(word)) continue;
    if (seen.size === mostRows) break;
    const read = readTokenFile(bytesOf(record));
    const user = read.ok ? read.rows[0]?.user : undefined;
    if (user === undefined) continue;
    seen.add(word);
    spots.push([index + indentation.length, word, { kind: 'token-file', name: user, key: null }]);
  }
  return spots;
}

/** What a text has before a token: the name of a header, a variable or a key, or nothing that tells. */
function placeBefore(text: string, at: number): WrittenPlace {
  const near = text.slice(Math.max(0, at - 300), at);
  const line = near.slice(near.lastIndexOf('\n') + 1);
  const before = line.replace(/(?:bearer)(?: +|%20|\+)$/i, '');
  const name = nameBefore.exec(before)?.[1]?.replace(/^-+/, '');
  if (name !== undefined && isTokenName(name)) return { kind: 'field', name, key: null };
  return { kind: line.trim() === '' ? 'line' : 'text', name: null, key: null };
}

/** No word is broken into more lines. */
const mostWholeLines = 2_000;

const quoted = /^(["'`])([^"'`]*)\1[,;]?$/;
const label =
  /^(?:(?:export|set|setx|const|let|var) +|\$env:)?["'`]?(?:[\w.-]*token|authorization|[\w.-]*jwt)["'`]?\s*(?::=|:|=(?!=))|^bearer(?=\s|$)/i;

/** The word that a text consists of, without its name, quotes and prompts, which then is the token, whatever it looks like. */
export function findWhole(text: string): string | null {
  if (text.split('\n', mostWholeLines + 1).length > mostWholeLines) return null;
  const lines = linesWithoutPrompts(text);
  let rest = lines.join(isWrapped(lines) ? '' : '\n');
  for (;;) {
    const inner = (quoted.exec(rest)?.[2] ?? rest.replace(label, '').replace(/(?<=.)%$/, '')).trim();
    if (inner === rest) break;
    rest = inner;
  }
  const isNoToken =
    rest === '' || /\s|^[{[<]|^-----|^LS0tLS1CRUdJTi|:\/\/|,.*,/.test(rest) || isPlaceholder(rest);
  return isNoToken ? null : rest;
}

/** Whether lines are one word that a terminal broke: all as wide, and the last no wider. */
function isWrapped(lines: readonly string[]): boolean {
  const width = lines[0]?.length ?? 0;
  const last = lines.at(-1)?.length ?? 0;
  return (
    width >= 16 &&
    last <= width &&
    lines.slice(0, -1).every((line) => line.length === width && !/\s/.test(line))
  );
}
