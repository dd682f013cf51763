import { Button } from '@mantine/core';
import type { OwnAccount } from '../../../shared/contract/state/own-account-state.ts';
import { ownAccountPhrases } from '../../../shared/words/en/own-account-phrases.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Moment } from '../../components/moment.tsx';
import { Rich } from '../../components/rich.tsx';
import { purposeText } from '../../components/token-state-badge.tsx';
import { useGo } from '../../page/places.ts';
import { useQuery } from '../../page/use-query.ts';

/** The tokens of an account that are kept here, and the Secrets on the cluster that its tokens are bound to. */
export function TokensOfAccount({
  row: { name, uid },
  version,
}: {
  readonly row: OwnAccount;
  /** Another one when tokens were kept or dropped. */
  readonly version: number;
}) {
  const { value, error, reload } = useQuery('own-account:tokens', { name, uid }, version);
  const go = useGo();
  const say = ownAccountPhrases().tokens;
  return (
    <section className="account-part" aria-labelledby="account-tokens">
      <h3 id="account-tokens">{say.title}</h3>
      {error !== null && <ErrorNotice error={error} onRetry={reload} />}
      {value === null && error === null && <p className="quiet">{say.asking}</p>}
      {value !== null && (
        <>
          <p>{value.total === 0 ? say.none : say.saved(value.total)}</p>
          {value.tokens.length > 0 && (
            <ul className="plain-list">
              {value.tokens.map(({ id, purpose, expiresAt }) => (
                <li key={id} className="row account-token">
                  <span>
                    <Rich phrase={say.until(purposeText(purpose), <Moment at={expiresAt} />)} />
                  </span>
                  <Button size="compact-sm" variant="default" onClick={() => go('tokens', id)}>
                    {say.show}
                  </Button>
                </li>
              ))}
              {value.total > value.tokens.length && <li>{say.more(value.total - value.tokens.length)}</li>}
            </ul>
          )}
          {value.secretTotal > 0 && (
            <details>
              <summary>{say.secrets(value.secretTotal)}</summary>
              <ul className="plain-list">
                {value.secrets.map((secret) => (
                  <li key={secret.name}>
                    <code className="value">{secret.name}</code>
                  </li>
                ))}
                {value.secretTotal > value.secrets.length && (
                  <li>{say.more(value.secretTotal - value.secrets.length)}</li>
                )}
              </ul>
            </details>
          )}
        </>
      )}
    </section>
  );
}
