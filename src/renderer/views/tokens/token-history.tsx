import { tokenPhrases } from '../../../shared/words/en/token-phrases.ts';
import type { TokenEntry } from '../../../shared/contract/state/token-state.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Moment } from '../../components/moment.tsx';
import { Rich } from '../../components/rich.tsx';
import { useQuery } from '../../page/use-query.ts';
import { RevokeToken } from './revoke-token.tsx';
import { TokenState } from './token-marks.tsx';

/** The tokens that this one renews: those that are still valid can be revoked here, the rest is told by when it was issued. */
export function TokenHistory({
  entry: { id, token, othersValid },
  now,
  tokenShare,
  version,
}: {
  readonly entry: TokenEntry;
  readonly now: number;
  readonly tokenShare: number;
  readonly version: number;
}) {
  const others = useQuery('token-entry:others', { id }, version);
  const say = tokenPhrases().history;
  const rows = others.value?.rows ?? [];
  const shown = new Set([token, ...rows].map(({ issuedAt }) => issuedAt));
  const gone = (token.chain?.issuedBefore ?? []).filter((at) => !shown.has(at));
  if (others.error !== null) return <ErrorNotice error={others.error} onRetry={others.reload} />;
  if (rows.length === 0 && gone.length === 0) return null;
  return (
    <section className="token-history" aria-labelledby="token-history">
      <h3 id="token-history">{say.title(token.chain?.renewals ?? 0)}</h3>
      <ul className="plain-rows">
        {rows.map((row) => (
          <li key={row.id} className="token-before">
            <span className="token-before-text">
              <span className="numeric">
                <Rich
                  phrase={say.issuedUntil(
                    <Moment at={row.issuedAt} now={now} />,
                    <Moment at={row.expiresAt} now={now} />,
                  )}
                />
              </span>
              <TokenState row={row} now={now} tokenShare={tokenShare} />
            </span>
            <RevokeToken row={row} othersValid={0} isSmall />
          </li>
        ))}
        {gone.map((at) => (
          <li key={at} className="token-before quiet numeric">
            <Rich phrase={say.issuedGone(<Moment at={at} now={now} />)} />
          </li>
        ))}
      </ul>
      {othersValid > 0 && <p className="quiet">{say.stillValid(othersValid)}</p>}
    </section>
  );
}
