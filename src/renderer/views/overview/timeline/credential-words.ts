import type { Credential } from '../../../../shared/contract/state/credentials-state.ts';
import { credentialName } from '../../../../shared/words/credential-names.ts';
import { credentialPhrases } from '../../../../shared/words/en/credential-phrases.ts';
import { timePhrases } from '../../../../shared/words/en/time-phrases.ts';
import { formatDuration, formatMoment } from '../../../../shared/words/text/format-time.ts';
import { isNotYet } from '../../../../shared/contract/state/lifetime-state.ts';
import { visibleText } from '../../../../shared/words/text/visible-text.ts';

/** What a credential is called. */
export function nameOf({ name }: Credential): string {
  return visibleText(credentialName(name));
}

/** How long until, or since, its end, in a narrow column: `24 days`, `3 h ago` or `never`. */
export function shortLeftOf({ kind, notBefore, expiresAt, ended }: Credential, now: number): string {
  const say = credentialPhrases().short;
  if (ended !== null) return say[ended];
  if (isNotYet(kind, notBefore, now)) return say.notYet;
  if (expiresAt === null) return say.never;
  return expiresAt > now
    ? formatDuration(expiresAt - now)
    : timePhrases().ago(formatDuration(now - expiresAt));
}

/** The exact end, or the beginning that is yet to come, in words; epoch milliseconds. */
export function endOf({ kind, notBefore, expiresAt, ended }: Credential, now: number): string {
  const say = credentialPhrases();
  if (ended !== null) return say.ended[ended];
  if (isNotYet(kind, notBefore, now)) return say.end.notBefore(formatMoment(notBefore ?? now, now));
  if (expiresAt === null) return say.neverExpires;
  const moment = formatMoment(expiresAt, now);
  return expiresAt > now ? say.end.ahead(moment) : say.end.past(moment);
}

/** Since when it is valid, in words; null where nobody knows. The age of a file says only how old its tokens are at least. */
export function startOf({ kind, notBefore, token }: Credential): string | null {
  if (notBefore === null) return null;
  const say = credentialPhrases().start;
  const moment = formatMoment(notBefore);
  if (kind === 'admin-token' || kind === 'static-token') return say.fileChanged(moment);
  const renewals = token?.renewals ?? 0;
  return renewals === 0 ? say.since(moment) : say.sinceWithRenewals(moment, renewals);
}
