import { shellQuote } from '../../../../shared/words/text/shell-word.ts';
import { Secret } from '../../ports/secret.ts';

/** A text around a token, as a secret itself; the token is quoted for where it stands. */
export function embedToken(
  token: Secret,
  {
    before,
    after,
    quotedFor,
  }: { readonly before: string; readonly after: string; readonly quotedFor: 'shell' | 'json' },
): Secret {
  const text = token.reveal();
  const quoted = quotedFor === 'shell' ? shellQuote(text) : JSON.stringify(text);
  return new Secret(`${before}${quoted}${after}`);
}
