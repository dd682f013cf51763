import { decodeBase64Url } from '../../../files/text/base64.ts';
import { parseJson } from '../../../files/text/parse-json.ts';
import { utf8 } from '../../../files/text/utf8.ts';
import { isJsonObject, type JsonObject } from '../../../vault/jwt/json-object.ts';
import type { SearchLimit } from './found.ts';

/** A JWT in a text: `[at, end)` is what it takes there. */
interface FoundJwt {
  readonly token: string;
  readonly at: number;
  readonly end: number;
  readonly wasBase64: boolean;
}

/** What begins as a JWT does, or as base64 of one; it may follow on an escape of a URL or of JSON. */
const starts =
  /(?<=^|[^\w+/-]|[^\w]\/|%[\dA-Fa-f]{2}|\\[nrt])(?:e[yw3][\w-]*(?:\.[\w-]+){0,4}|ZX[lk][A-Za-z0-9][\w+/-]{12,}={0,2})/g;
const nextLine = {
  jwt: /\\?[ \t]*\n[ \t]*([\w.-]+)/y,
  base64: /\\?[ \t]*\n[ \t]*([\w+/-]+={0,2})/y,
};
const restOfLine = /["'`,;)}\]]*[ \t]*(?:\\[ \t]*)?(?=\n|$)/y;
const promptAfter = /(?:[@:~][^\n]*|[^\n]{0,80}[$#%>❯])[ \t]*(?=\n|$)/y;

/** Hostile texts have nothing but beginnings: what is beyond is not looked at, so that time stays bounded. */
const mostStarts = 5_000;
const mostJoins = 2_000;
const mostLines = 200;
/** A terminal is no wider, and where a narrower line ends nothing was wrapped. */
const widest = 250;
const narrowest = 20;

const rsa = [342, 512, 683];
const signatureLengths = new Map<unknown, readonly number[]>([
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'].map((name) => [name, rsa] as const),
  ['ES256', [86]],
  ['ES384', [128]],
  ['ES512', [176]],
  ['EdDSA', [86]],
  ['HS256', [43]],
  ['HS384', [64]],
  ['HS512', [86]],
]);

/** Where a token could end: at the end of each line that goes on with what a token is made of. */
interface Line {
  /** How much of what was joined ends here. */
  readonly length: number;
  readonly end: number;
  readonly width: number;
}

/** What the lines say from one place on, and where each of them ends. */
interface Joined {
  readonly text: string;
  readonly lines: readonly Line[];
}

/** The JWTs in a text, plain or as base64, also where lines are broken inside of them. */
export function findJwts(text: string, limit: SearchLimit): FoundJwt[] {
  const found: FoundJwt[] = [];
  let joins = mostJoins;
  let from = 0;
  for (let count = 0; ; count++) {
    starts.lastIndex = from;
    const match = starts.exec(text);
    if (match === null) break;
    if (count === mostStarts || joins === 0) limit.isReached = true;
    if (count === mostStarts) break;
    const [first] = match;
    const wasBase64 = first.startsWith('Z');
    const joined = join(text, match.index, first, wasBase64, Math.min(mostLines, joins));
    joins -= joined.lines.length - 1;
    const chosen = choose(text, wasBase64 ? decode(joined) : joined);
    if (chosen !== null) found.push({ ...chosen, at: match.index, wasBase64 });
    from = Math.max(chosen?.end ?? 0, match.index + first.length);
  }
  return found;
}

function join(text: string, at: number, first: string, isBase64: boolean, most: number): Joined {
  const next = isBase64 ? nextLine.base64 : nextLine.jwt;
  const lines: Line[] = [];
  const pieces: string[] = [];
  let length = 0;
  let dots = 0;
  let end = at + first.length;
  for (let piece = first; ;) {
    pieces.push(piece);
    length += piece.length;
    dots += piece.split('.').length - 1;
    lines.push({ length, end, width: widthAt(text, end) });
    restOfLine.lastIndex = end;
    if (lines.length > most || piece.endsWith('=') || !restOfLine.test(text)) break;
    next.lastIndex = end;
    const following = next.exec(text)?.[1];
    if (following === undefined || ((isBase64 || dots > 1) && beginsToken(following))) break;
    piece = following;
    end = next.lastIndex;
  }
  return { text: pieces.join(''), lines };
}

/** How wide the line is, as far as it can be one of a terminal. */
function widthAt(text: string, at: number): number {
  const before = text.slice(Math.max(0, at - widest - 1), at);
  const after = text.slice(at, at + widest + 1);
  const lineEnd = after.indexOf('\n');
  return before.length - before.lastIndexOf('\n') - 1 + (lineEnd === -1 ? after.length : lineEnd);
}

function beginsToken(piece: string): boolean {
  return (
    /^(?:e[yw3]|ZX[lk])/.test(piece) &&
    readHeader(piece.startsWith('Z') ? decodeStart(piece) : piece) !== null
  );
}

/** The JWT that base64 stands for. */
function decode({ text, lines }: Joined): Joined {
  return {
    text: decodeStart(text),
    lines: lines.map((line) => ({ ...line, length: Math.floor((line.length * 3) / 4) })),
  };
}

function decodeStart(base64: string): string {
  const digits = base64.replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_');
  const bytes = decodeBase64Url(digits.length % 4 === 1 ? digits.slice(0, -1) : digits);
  return bytes === null ? '' : utf8(bytes);
}

function readHeader(token: string): JsonObject | null {
  const dot = token.indexOf('.');
  const header = dot === -1 ? undefined : readPart(token.slice(0, dot));
  return isJsonObject(header) && typeof header.alg === 'string' ? header : null;
}

function readPart(part: string): unknown {
  const bytes = decodeBase64Url(part);
  return bytes === null ? undefined : parseJson(utf8(bytes));
}

/** How many of the lines belong to the token; null where none begins here. */
function choose(text: string, joined: Joined): { readonly token: string; readonly end: number } | null {
  const header = readHeader(joined.text);
  if (header === null) return null;
  const mostParts = 'enc' in header ? 5 : 3;
  const shape = /^[\w-]+(?:\.[\w-]*){1,4}/.exec(joined.text)?.[0] ?? '';
  const parts = shape.split('.').slice(0, mostParts);
  const whole = parts.join('.').replace(/\.$/, header.alg === 'none' ? '.' : '');
  const [head = '', payload = ''] = parts;
  const signatureAt = parts.length < 3 ? Infinity : head.length + payload.length + 2;
  const known = parts.length === 3 ? (signatureLengths.get(header.alg) ?? []) : [];

  const exact = joined.lines.find(({ length }) =>
    known.includes(Math.min(length, whole.length) - signatureAt),
  );
  if (exact !== undefined) return ending(whole, exact);
  for (const line of joined.lines) {
    const fitting = known
      .filter((length) => length < Math.min(line.length, whole.length) - signatureAt)
      .at(-1);
    promptAfter.lastIndex = line.end;
    if (fitting !== undefined && promptAfter.test(text))
      return { token: whole.slice(0, signatureAt + fitting), end: line.end };
  }
  const needed = Math.min(signatureAt, whole.length);
  let at = joined.lines.findIndex(({ length }) =>
    signatureAt === Infinity ? length > head.length : length >= needed,
  );
  while (isWrapped(joined.lines, at)) at++;
  const line = joined.lines[at];
  const chosen = line === undefined ? null : ending(whole, line);
  if (chosen === null || header.alg !== 'none' || text[chosen.end] !== '.' || parts.length > 2) return chosen;
  return { token: `${chosen.token}.`, end: chosen.end + 1 };
}

function ending(token: string, { length, end }: Line) {
  return { token: token.slice(0, length), end };
}

/** Whether the line at this place ends where a terminal breaks lines, so that the next one belongs to it. */
function isWrapped(lines: readonly Line[], at: number): boolean {
  const [before, line, after] = [lines[at - 1], lines[at], lines[at + 1]];
  if (line === undefined || after === undefined) return false;
  const isAlike =
    before === undefined || before.width === line.width || (at === 1 && before.width < line.width);
  return isAlike && line.width >= narrowest && line.width <= widest && after.width <= line.width;
}
