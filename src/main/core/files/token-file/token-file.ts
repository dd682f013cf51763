import { Secret } from '../../ports/secret.ts';
import { bytesOf, oneCharacterPerByte } from '../text/binary-text.ts';
import { readUtf8 } from '../text/utf8.ts';

/** Where a field lies in the file, in bytes: `[start, end)`, quotes included. */
export interface FieldRange {
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
}

/** One row of the token file that the API server would accept. */
export interface TokenFileRow {
  /** 1-based line on which the row starts. */
  readonly line: number;
  readonly fields: readonly FieldRange[];
  readonly token: Secret;
  readonly user: string;
  readonly uid: string;
  readonly groups: readonly string[];
}

/** What the API server only warns about. */
export interface TokenFileWarning {
  readonly line: number;
  readonly problem: 'empty-token' | 'duplicate-token';
}

/** Why the API server would refuse to start with this file. */
export interface TokenFileRefusal {
  readonly line: number;
  readonly problem: 'too-few-columns' | 'bare-quote' | 'unclosed-quote';
}

/** A token file as the API server reads it. */
export type TokenFile =
  | {
      readonly ok: true;
      readonly rows: readonly TokenFileRow[];
      readonly warnings: readonly TokenFileWarning[];
    }
  | { readonly ok: false; readonly error: TokenFileRefusal };

interface RawField extends FieldRange {
  /** Byte ranges whose concatenation is the value: doubled quotes and CRLF in quotes drop bytes. */
  readonly pieces: readonly (readonly [number, number])[];
}

type RawRecord =
  | {
      readonly ok: true;
      readonly line: number;
      readonly fields: readonly RawField[];
      readonly next: number;
      readonly nextLine: number;
    }
  | { readonly ok: false; readonly error: TokenFileRefusal };

const quote = 0x22;
const comma = 0x2c;
const newline = 0x0a;
const carriageReturn = 0x0d;

/**
 * Reads a token file over its bytes by the API server's rules: Go's encoding/csv with any number of fields, then at
 * least token, user and uid; an empty token is skipped, of duplicates the last wins.
 */
export function readTokenFile(bytes: Uint8Array): TokenFile {
  const rows: TokenFileRow[] = [];
  const warnings: TokenFileWarning[] = [];
  const seen = new Map<string, number>();
  let at = 0;
  let line = 1;
  while (at < bytes.length) {
    if (isLineEnd(bytes, at)) {
      at = endOfLine(bytes, at);
      line++;
      continue;
    }
    const record = readRecord(bytes, at, line);
    if (!record.ok) return record;
    at = record.next;
    const key = textOf(valueOf(bytes, record.fields[0]));
    const row = toRow(bytes, record.line, record.fields, key);
    line = record.nextLine;
    if (row === null) return { ok: false, error: { line: record.line, problem: 'too-few-columns' } };
    if (key === '') {
      warnings.push({ line: row.line, problem: 'empty-token' });
      continue;
    }
    const earlier = seen.get(key);
    if (earlier !== undefined) {
      warnings.push({ line: row.line, problem: 'duplicate-token' });
      rows[earlier] = row;
    } else {
      seen.set(key, rows.length);
      rows.push(row);
    }
  }
  return { ok: true, rows, warnings };
}

function readRecord(bytes: Uint8Array, start: number, startLine: number): RawRecord {
  const fields: RawField[] = [];
  let at = start;
  let line = startLine;
  for (;;) {
    const field = bytes[at] === quote ? readQuoted(bytes, at, line) : readBare(bytes, at, line);
    if (!field.ok) return field;
    fields.push(field.field);
    line = field.line;
    at = field.field.end;
    if (bytes[at] !== comma) break;
    at++;
  }
  return { ok: true, line: startLine, fields, next: endOfLine(bytes, at), nextLine: line + 1 };
}

type ReadField =
  | { readonly ok: true; readonly field: RawField; readonly line: number }
  | { readonly ok: false; readonly error: TokenFileRefusal };

function readBare(bytes: Uint8Array, start: number, line: number): ReadField {
  let at = start;
  while (at < bytes.length && bytes[at] !== comma && !isLineEnd(bytes, at)) {
    if (bytes[at] === quote) return { ok: false, error: { line, problem: 'bare-quote' } };
    at++;
  }
  return { ok: true, line, field: { start, end: at, quoted: false, pieces: [[start, at]] } };
}

function readQuoted(bytes: Uint8Array, start: number, startLine: number): ReadField {
  const pieces: [number, number][] = [];
  let from = start + 1;
  let at = from;
  let line = startLine;
  while (at < bytes.length) {
    if (bytes[at] === quote) {
      pieces.push([from, at]);
      if (bytes[at + 1] === quote) {
        from = at + 1;
        at += 2;
        continue;
      }
      const end = at + 1;
      if (end >= bytes.length || bytes[end] === comma || isLineEnd(bytes, end)) {
        return { ok: true, line, field: { start, end, quoted: true, pieces } };
      }
      return { ok: false, error: { line, problem: 'bare-quote' } };
    }
    if (bytes[at] === newline) line++;
    if (isDroppedReturn(bytes, at)) {
      pieces.push([from, at]);
      from = at + 1;
    }
    at++;
  }
  return { ok: false, error: { line: startLine, problem: 'unclosed-quote' } };
}

/** Go turns CRLF into LF before parsing, and drops one CR at the very end of the file. */
function isDroppedReturn(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === carriageReturn && (at + 1 === bytes.length || bytes[at + 1] === newline);
}

function isLineEnd(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === newline || isDroppedReturn(bytes, at);
}

function endOfLine(bytes: Uint8Array, at: number): number {
  if (bytes[at] === carriageReturn) return at + 2;
  return at + 1;
}

function toRow(
  bytes: Uint8Array,
  line: number,
  fields: readonly RawField[],
  token: string,
): TokenFileRow | null {
  const [, user, uid, groups] = fields;
  if (user === undefined || uid === undefined) return null;
  return {
    line,
    fields: fields.map(({ start, end, quoted }) => ({ start, end, quoted })),
    token: new Secret(token),
    user: textOf(valueOf(bytes, user)),
    uid: textOf(valueOf(bytes, uid)),
    // Like the API server: an empty fourth column is one group without a name.
    groups: groups === undefined ? [] : valueOf(bytes, groups).split(',').map(textOf),
  };
}

/** One character a byte. */
function valueOf(bytes: Uint8Array, field: RawField | undefined): string {
  return (field?.pieces ?? [])
    .map(([start, end]) => oneCharacterPerByte(bytes.subarray(start, end)))
    .join('');
}

/**
 * To Go values are bytes, and equal when these are. Where they are no UTF-8, each byte above ASCII becomes half of a
 * surrogate pair, which no UTF-8 decodes to: what differs stays different.
 */
function textOf(value: string): string {
  if (!/[\x80-\xff]/.test(value)) return value;
  return (
    readUtf8(bytesOf(value)) ??
    value.replace(/[\x80-\xff]/g, (byte) => String.fromCharCode(0xdc00 + byte.charCodeAt(0)))
  );
}
