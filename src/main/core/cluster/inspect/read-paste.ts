import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { foundNameSchema, type FoundToken } from '../../../../shared/contract/state/pasted-text.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import { Secret } from '../../ports/secret.ts';
import { decodeToken, longestToken } from '../../vault/jwt/decode.ts';
import { maskToken, tokenLength } from '../../vault/jwt/mask.ts';
import { readAccount } from './describe-token.ts';
import { findTokens, type PastedCandidate } from './paste/find-tokens.ts';

/** More than any output that holds a token. */
const longestText = 1024 * 1024;

/** The tokens of a pasted text, and what a person is told of each. */
export interface ReadPaste {
  readonly tokens: readonly Secret[];
  readonly found: FoundToken[];
}

/** Finds the tokens of a pasted text; nothing else of it is kept. */
export function readPaste(text: string): Result<ReadPaste, AppError> {
  if (text.length > longestText)
    return fail({ code: 'token-too-long', length: text.length, most: longestToken });
  const finding = findTokens(text);
  if (finding.tokens === null) return fail({ code: 'token-not-found', recognised: finding.unfound });
  const fitting = finding.tokens.filter(({ token }) => tokenLength(token) <= longestToken);
  if (fitting.length === 0) {
    const length = tokenLength(finding.tokens[0].token);
    return fail({ code: 'token-too-long', length, most: longestToken });
  }
  return ok({
    tokens: fitting.map(({ token }) => token),
    found: fitting.map((each) => tellOf(each, text.trim())),
  });
}

function tellOf({ token, place, line, wasBase64 }: PastedCandidate, text: string): FoundToken {
  const account = readAccount(decodeToken(token)?.payload ?? {});
  const namespace = shownName(account?.namespace);
  const name = shownName(account?.name);
  return {
    place: { kind: place.kind, name: shownName(place.name), key: shownName(place.key), line },
    wasBase64,
    wasAlone: token.equals(new Secret(text)),
    account: namespace === null || name === null ? null : { namespace, name },
    masked: maskToken(token),
    length: tokenLength(token),
  };
}

function shownName(name: string | null | undefined): string | null {
  const parsed = foundNameSchema.safeParse(name);
  return parsed.success ? parsed.data : null;
}
