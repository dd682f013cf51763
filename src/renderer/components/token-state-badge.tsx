import { IconBan, IconClock, IconKey, IconX } from '@tabler/icons-react';
import { tokenPhrases } from '../../shared/words/en/token-phrases.ts';
import { formatMoment } from '../../shared/words/text/format-time.ts';
import type { TokenPurpose, TokenRow } from '../../shared/contract/state/token-state.ts';
import { visibleText } from '../../shared/words/text/visible-text.ts';

/** So long the API server may go on accepting a token that was revoked. */
const graceMs = 15_000;

/** What a token is for, in words. */
export function purposeText(purpose: TokenPurpose): string {
  return purpose.kind === 'dashboard' ? tokenPhrases().forDashboards : visibleText(purpose.name);
}

/** A token as a person tells it from others: its account, what it is for, and when it was issued. */
export function tokenName({ namespace, serviceAccount, purpose, issuedAt }: TokenRow): string {
  return tokenPhrases().name(
    visibleText(`${namespace}/${serviceAccount}`),
    purposeText(purpose),
    formatMoment(issuedAt),
  );
}

/** Where a token is kept, or how far its revocation has come. */
export function TokenStateBadge({ row, now }: { readonly row: TokenRow; readonly now: number }) {
  const { revocation, place } = row;
  const { places, revocations } = tokenPhrases();
  if (revocation === null)
    return (
      <span className="token-state">
        <IconKey size={16} aria-hidden /> {places[place]}
      </span>
    );
  if (revocation.refusedAt !== null)
    return (
      <span className="token-state state-ended">
        <IconBan size={16} aria-hidden /> {revocations.refused}
      </span>
    );
  return now < revocation.revokedAt + graceMs ? (
    <span className="token-state state-soon">
      <IconClock size={16} aria-hidden /> {revocations.young}
    </span>
  ) : (
    <span className="token-state state-soon">
      <IconX size={16} aria-hidden /> {revocations.unconfirmed}
    </span>
  );
}
