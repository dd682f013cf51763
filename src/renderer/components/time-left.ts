import type { Credential } from '../../shared/contract/state/credentials-state.ts';
import { isNotYet } from '../../shared/contract/state/lifetime-state.ts';
import { credentialPhrases } from '../../shared/words/en/credential-phrases.ts';
import { timePhrases } from '../../shared/words/en/time-phrases.ts';
import { formatDuration } from '../../shared/words/text/format-time.ts';

/** How long until, or since, its end, such as `24 days left`; epoch milliseconds. */
export function leftOf({ kind, notBefore, expiresAt, ended }: Credential, now: number): string {
  const say = credentialPhrases();
  const { ahead, ago } = timePhrases();
  if (ended !== null) return say.ended[ended];
  if (isNotYet(kind, notBefore, now))
    return say.left.untilValid(ahead(formatDuration((notBefore ?? now) - now)));
  if (expiresAt === null) return say.neverExpires;
  return expiresAt > now
    ? say.left.untilEnd(formatDuration(expiresAt - now))
    : say.left.sinceEnd(ago(formatDuration(now - expiresAt)));
}
