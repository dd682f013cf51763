import { formatLifetime } from '../../../shared/words/text/format-time.ts';
import type { TokenRow } from '../../../shared/contract/state/token-state.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { Moment } from '../../components/moment.tsx';
import { useNow } from '../../page/use-now.ts';
import { grantedOtherwise } from './granted-otherwise.ts';
import { purposeText, TokenStateBadge } from '../../components/token-state-badge.tsx';

/** What a token is for, for whom, until when, and what was granted where more or less was asked for. */
export function TokenFacts({ row }: { readonly row: TokenRow }) {
  const now = useNow();
  const granted = grantedOtherwise(row);
  return (
    <div className="token-facts">
      <span>For {purposeText(row.purpose)}</span>
      {row.audiences.length > 0 && <span>Audience {row.audiences.map(visibleText).join(', ')}</span>}
      <span>
        {row.revocation === null ? 'Valid' : 'Made to be valid'} until <Moment at={row.expiresAt} now={now} />
      </span>
      {granted !== null && (
        <span className="state-soon">
          Granted {formatLifetime(granted)}, asked for {formatLifetime(row.lifetimeSeconds)}
        </span>
      )}
      <TokenStateBadge row={row} now={now} />
    </div>
  );
}
