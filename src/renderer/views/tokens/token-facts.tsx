import { tokenPhrases } from '../../../shared/words/en/token-phrases.ts';
import { formatLifetime } from '../../../shared/words/text/format-time.ts';
import type { TokenRow } from '../../../shared/contract/state/token-state.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { Moment } from '../../components/moment.tsx';
import { Rich } from '../../components/rich.tsx';
import { useNow } from '../../page/use-now.ts';
import { grantedOtherwise } from './granted-otherwise.ts';
import { purposeText, TokenStateBadge } from '../../components/token-state-badge.tsx';

/** What a token is for, for whom, until when, and what was granted where more or less was asked for. */
export function TokenFacts({ row }: { readonly row: TokenRow }) {
  const now = useNow();
  const say = tokenPhrases().facts;
  const until = <Moment at={row.expiresAt} now={now} />;
  const granted = grantedOtherwise(row);
  return (
    <div className="token-facts">
      <span>{say.purpose(purposeText(row.purpose))}</span>
      {row.audiences.length > 0 && <span>{say.audience(row.audiences.map(visibleText).join(', '))}</span>}
      <span>
        <Rich phrase={row.revocation === null ? say.valid(until) : say.wasValid(until)} />
      </span>
      {granted !== null && (
        <span className="state-soon">
          {say.granted(formatLifetime(granted), formatLifetime(row.lifetimeSeconds))}
        </span>
      )}
      <TokenStateBadge row={row} now={now} />
    </div>
  );
}
