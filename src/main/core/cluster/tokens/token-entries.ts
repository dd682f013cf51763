import type { Input, Output } from '../../../../shared/contract/contract.ts';
import { mostNamedTokens } from '../../../../shared/contract/requests/tokens-requests.ts';
import type { TokenEntry, TokenRow } from '../../../../shared/contract/state/token-state.ts';
import { tokenPhrases } from '../../../../shared/words/en/token-phrases.ts';
import { includesWords, wordsOf } from '../../../../shared/words/text/includes-words.ts';

type Asked = Input<'token-entries:list'>;
type Found = Extract<Output<'token-entries:list'>, { ok: true }>['value'];

/** Tokens that renew each other are one entry, in the order in which the first of each comes. */
export function foldTokens(rows: readonly TokenRow[]): TokenEntry[] {
  const entries = new Map<string, TokenEntry>();
  for (const row of rows) {
    const id = entryId(row);
    const entry = entries.get(id);
    if (entry === undefined) entries.set(id, { id, token: row, othersValid: 0 });
    else entries.set(id, withToken(entry, row));
  }
  return [...entries.values()];
}

/** A page of the entries of these tokens as it is asked for. */
export function findEntries(rows: readonly TokenRow[], { text, order, offset, limit, cursor }: Asked): Found {
  const all = foldTokens(rows).sort((a, b) => madeAt(b) - madeAt(a));
  const words = wordsOf(text);
  const matching = words.length === 0 ? all : all.filter((entry) => includesWords(textOf(entry), words));
  const found = order === null ? matching : inOrder(matching, order);
  const id = cursor === null ? null : entryIdOf(rows, cursor);
  const row = all.find((entry) => entry.id === id);
  const place = found.findIndex((entry) => entry.id === id);
  return {
    total: all.length,
    found: found.length,
    rows: found.slice(offset, offset + limit),
    cursor: row === undefined ? null : { row, place: place < 0 ? null : place },
  };
}

/** The tokens of an entry besides the one of now, newest first. */
export function othersOf(rows: readonly TokenRow[], id: string): TokenRow[] {
  const ofEntry = rows.filter((row) => entryId(row) === id);
  const now = foldTokens(ofEntry)[0]?.token;
  return ofEntry
    .filter((row) => row !== now)
    .sort(newestFirst)
    .slice(0, mostNamedTokens);
}

/** The id of the entry of a token: that of the first of those that it renews, else its own. */
export function entryId({ id, chain }: Pick<TokenRow, 'id' | 'chain'>): string {
  return chain?.id ?? id;
}

/** The entry with this id, or the one of the token with this id. */
function entryIdOf(rows: readonly TokenRow[], id: string): string {
  const row = rows.find((each) => each.id === id);
  return row === undefined ? id : entryId(row);
}

function withToken({ id, token, othersValid }: TokenEntry, row: TokenRow): TokenEntry {
  const [now, other] = isInForce(row, token) ? [row, token] : [token, row];
  return { id, token: now, othersValid: othersValid + (other.revocation === null ? 1 : 0) };
}

/** Of one entry the newest that was not revoked counts. */
function isInForce(row: TokenRow, other: TokenRow): boolean {
  const [isRevoked, isOtherRevoked] = [row.revocation !== null, other.revocation !== null];
  return isRevoked === isOtherRevoked ? newestFirst(row, other) < 0 : isOtherRevoked;
}

/** The API server issues tokens by whole seconds: of two in one second the one that renews the other is the newer. */
function newestFirst(a: TokenRow, b: TokenRow): number {
  return b.issuedAt - a.issuedAt || (b.chain?.renewals ?? 0) - (a.chain?.renewals ?? 0);
}

/** When the first of them was issued, as far as that is remembered: renewing one does not move its entry. */
function madeAt({ token: { issuedAt, chain } }: TokenEntry): number {
  return chain?.issuedBefore.at(-1) ?? issuedAt;
}

function textOf({ token: { namespace, serviceAccount, purpose, audiences, jti } }: TokenEntry): string {
  const forWhat = purpose.kind === 'dashboard' ? tokenPhrases().forDashboards : purpose.name;
  return [`${namespace}/${serviceAccount}`, forWhat, ...audiences, jti ?? ''].join(' ');
}

function inOrder(
  entries: readonly TokenEntry[],
  { by, isDescending }: NonNullable<Asked['order']>,
): readonly TokenEntry[] {
  const sign = isDescending ? -1 : 1;
  if (by === 'name') {
    const { compare } = new Intl.Collator(undefined, { numeric: true });
    return entries
      .map((entry) => ({ entry, text: textOf(entry) }))
      .sort((a, b) => sign * compare(a.text, b.text))
      .map(({ entry }) => entry);
  }
  const valueOf = ({ token }: TokenEntry) => (by === 'issued' ? token.issuedAt : token.expiresAt);
  return entries.toSorted((a, b) => sign * (valueOf(a) - valueOf(b)));
}
