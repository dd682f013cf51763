import type { Claim } from '../../shared/contract/state/inspection.ts';
import { claimMeaning } from '../../shared/words/claim-words.ts';
import { claimPhrases } from '../../shared/words/en/claim-phrases.ts';
import { formatExactTime, formatRelative, formatUtcTime } from '../../shared/words/text/format-time.ts';
import { visibleText } from '../../shared/words/text/visible-text.ts';
import { useNow } from '../page/use-now.ts';
import './claims.css';

/** The header and the claims of a token side by side, each with its meaning. */
export function Claims({ claims, omitted }: { readonly claims: readonly Claim[]; readonly omitted: number }) {
  const now = useNow();
  if (claims.length === 0) return null;
  const say = claimPhrases().table;
  return (
    <>
      <div className="claims">
        <ClaimTable title={say.header} claims={claims.filter(({ part }) => part === 'header')} now={now} />
        <ClaimTable title={say.claims} claims={claims.filter(({ part }) => part === 'payload')} now={now} />
      </div>
      {omitted > 0 && <p className="quiet">{say.omitted(omitted)}</p>}
    </>
  );
}

function ClaimTable({
  title,
  claims,
  now,
}: {
  readonly title: string;
  readonly claims: readonly Claim[];
  readonly now: number;
}) {
  if (claims.length === 0) return null;
  const say = claimPhrases().table;
  return (
    <table className="table claim-table">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{say.name}</th>
          <th scope="col">{say.value}</th>
        </tr>
      </thead>
      <tbody>
        {claims.map((claim, at) => (
          <tr key={at}>
            <th scope="row">
              <code className="value">{visibleText(claim.path)}</code>
              <span className="quiet block">{claimMeaning(claim)}</span>
            </th>
            <td>
              <code className="value">{visibleText(claim.value)}</code>
              {claim.at !== null && (
                <span className="block numeric">
                  {formatRelative(claim.at, now)}
                  <span className="quiet block">
                    {formatExactTime(claim.at)}
                    {formatUtcTime(claim.at) !== formatExactTime(claim.at) && (
                      <span className="block">{formatUtcTime(claim.at)}</span>
                    )}
                  </span>
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
