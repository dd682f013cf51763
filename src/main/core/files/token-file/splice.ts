import { isMap, isScalar, isSeq, type Scalar } from 'yaml';
import { readTokenFile } from './token-file.ts';
import { bytesOf, oneCharacterPerByte } from '../text/binary-text.ts';
import { parseYamlDocument } from '../text/parse-yaml.ts';
import { Secret } from '../../ports/secret.ts';

/** A file's content after a token was exchanged, one character a byte; `absent`: it does not hold that token. */
export type Spliced =
  | { readonly status: 'spliced'; readonly content: Secret }
  | { readonly status: 'absent' }
  /** The token is written in a way that cannot be exchanged alone. */
  | { readonly status: 'unusable' };

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The user whose row of the token file is rotated. */
export const adminUser = 'admin';

/** Whether the admin row has the token; of a file that the API server would refuse nobody can say that it has not. */
export function mayHaveToken(bytes: Uint8Array, token: Secret): boolean {
  const read = readTokenFile(bytes);
  return !read.ok || read.rows.some((row) => row.user === adminUser && row.token.equals(token));
}

/** The token file with the admin row's token exchanged; every other byte stays. */
export function spliceTokenFile(bytes: Uint8Array, from: Secret, to: Secret): Spliced {
  const before = readTokenFile(bytes);
  if (!before.ok) return { status: 'unusable' };
  const edits = before.rows.flatMap(({ user, token, fields: [field] }): Edit[] => {
    if (user !== adminUser || !token.equals(from) || field === undefined) return [];
    const { start, end, quoted } = field;
    return [{ start, end, text: quoted ? `"${to.reveal().replaceAll('"', '""')}"` : to.reveal() }];
  });
  if (edits.length === 0) return { status: 'absent' };
  const text = exchange(oneCharacterPerByte(bytes), edits);
  const after = readTokenFile(bytesOf(text));
  // Of rows with one token the last counts: rows that hold `to` already are overruled, and the admin row must not be.
  const expected = before.rows.flatMap(({ user, token }) => {
    if (user === adminUser && token.equals(from)) return [{ user, token: to }];
    return token.equals(to) ? [] : [{ user, token }];
  });
  const users = new Map(after.ok ? after.rows.map(({ token, user }) => [token.reveal(), user]) : []);
  const isRight =
    users.size === expected.length && expected.every(({ user, token }) => users.get(token.reveal()) === user);
  return isRight ? { status: 'spliced', content: new Secret(text) } : { status: 'unusable' };
}

/** The kubeconfig with every user's token that is `from` exchanged; every other byte stays. */
export function spliceKubeconfig(bytes: Uint8Array, from: Secret, to: Secret): Spliced {
  const text = oneCharacterPerByte(bytes);
  const before = tokenScalars(text);
  if (before === null) return { status: 'unusable' };
  const edits: Edit[] = [];
  for (const { scalar, offset } of before) {
    if (scalar.value !== from.reveal()) continue;
    const replacement = written(scalar, to.reveal());
    if (replacement === null || !scalar.range) return { status: 'unusable' };
    const [start, end] = scalar.range;
    edits.push({ start: start + offset, end: end + offset, text: replacement });
  }
  if (edits.length === 0) return { status: 'absent' };
  const content = exchange(text, edits);
  const after = tokenScalars(content);
  const isRight =
    after?.length === before.length &&
    before.every(({ scalar }, index) => {
      const expected = scalar.value === from.reveal() ? to.reveal() : scalar.value;
      return after[index]?.scalar.value === expected;
    });
  return isRight ? { status: 'spliced', content: new Secret(content) } : { status: 'unusable' };
}

const byteOrderMark = '\u00ef\u00bb\u00bf';

interface TokenScalar {
  readonly scalar: Scalar;
  /** Where the document starts in the file. */
  readonly offset: number;
}

/** The `token` of each user, or null for what is no kubeconfig. Offsets are bytes, because the text has one character each. */
function tokenScalars(text: string): TokenScalar[] | null {
  const offset = text.startsWith(byteOrderMark) ? byteOrderMark.length : 0;
  const document = parseYamlDocument(text.slice(offset).replace(/[\x80-\xff]/g, asLetter));
  const users = document.ok ? document.value.get('users', true) : null;
  if (!isSeq(users)) return null;
  const scalars: TokenScalar[] = [];
  for (const entry of users.items) {
    const user = isMap(entry) ? entry.get('user', true) : undefined;
    const token = isMap(user) ? user.get('token', true) : undefined;
    if (token === undefined) continue;
    if (!isScalar(token)) return null;
    scalars.push({ scalar: token, offset });
  }
  return scalars;
}

/** A byte beyond ASCII as a character that YAML takes for text; bytes that differ stay different. */
function asLetter(byte: string): string {
  return String.fromCharCode(byte.charCodeAt(0) + 0x100);
}

/** The value in the quotes that the scalar has; null for a block, which spans lines. */
function written(scalar: Scalar, value: string): string | null {
  switch (scalar.type) {
    case 'PLAIN':
      return value;
    case 'QUOTE_SINGLE':
      return `'${value.replaceAll("'", "''")}'`;
    case 'QUOTE_DOUBLE':
      return JSON.stringify(value);
    default:
      return null;
  }
}

function exchange(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, text: replacement } of edits.toSorted((a, b) => a.start - b.start)) {
    result += text.slice(at, start) + replacement;
    at = end;
  }
  return result + text.slice(at);
}

/** Whether a header can carry the token. */
export function isSendable(token: Secret): boolean {
  return /^[\x21-\x7e]+$/.test(token.reveal());
}

/** Whether a token can become the admin's: at least 256 bit in letters and digits, which MicroK8s' scripts can handle, and no number in YAML. */
export function isRotationToken(token: Secret): boolean {
  const text = token.reveal();
  return /^[A-Za-z0-9]{43,128}$/.test(text) && /[A-DF-Za-df-z]/.test(text) && !/^0[xo]/i.test(text);
}
