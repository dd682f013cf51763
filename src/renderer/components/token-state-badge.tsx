import { tokenPhrases } from '../../shared/words/en/token-phrases.ts';
import { formatMoment } from '../../shared/words/text/format-time.ts';
import type { TokenPurpose, TokenRow } from '../../shared/contract/state/token-state.ts';
import { visibleText } from '../../shared/words/text/visible-text.ts';

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
