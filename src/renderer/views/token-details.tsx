import { Button, Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Claim } from '../../shared/requests/tokens.ts';
import type { AppError } from '../../shared/errors.ts';
import { formatExactTime } from '../../shared/format-time.ts';
import type { TokenRow } from '../../shared/token-state.ts';
import { visibleText } from '../../shared/visible-text.ts';
import { request } from '../api.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { useCommand } from '../use-command.ts';

/** One token: its claims with their meanings, copy and forget. */
export function TokenDetails({ row }: { readonly row: TokenRow }) {
  const [claims, setClaims] = useState<readonly Claim[]>([]);
  const [readError, setReadError] = useState<AppError | null>(null);
  const [isForgetting, setForgetting] = useState(false);
  const copy = useCommand('token:copy');
  const forget = useCommand('token:forget');
  const { id } = row;

  useEffect(() => {
    let isStale = false;
    void request('token:claims', { id }).then((reply) => {
      if (isStale) return;
      if (reply.ok) setClaims(reply.value.claims);
      else setReadError(reply.error);
    });
    return () => {
      isStale = true;
    };
  }, [id]);

  const error = copy.error ?? forget.error ?? readError;
  return (
    <section className="details" aria-labelledby="token-details">
      <div className="screen-head">
        <h2 id="token-details">{visibleText(`${row.namespace}/${row.serviceAccount}`)}</h2>
        <div className="row">
          <Button variant="default" loading={copy.isBusy} onClick={() => void copy.run({ id })}>
            Copy
          </Button>
          <Button variant="default" onClick={() => setForgetting(true)}>
            Forget…
          </Button>
        </div>
      </div>
      <p className="quiet">Decoded, not verified: this is what the token says of itself.</p>
      {error !== null && <ErrorNotice error={error} />}
      <ClaimTable title="Claims" claims={claims.filter(({ part }) => part === 'payload')} />
      <ClaimTable title="Header" claims={claims.filter(({ part }) => part === 'header')} />
      <Modal
        opened={isForgetting}
        onClose={() => setForgetting(false)}
        title="Forget this token?"
        transitionProps={{ duration: 100 }}
        closeButtonProps={{ 'aria-label': 'Keep it' }}
      >
        <div className="stack">
          <p>
            It is removed from the keyring, and stays valid until {formatExactTime(row.expiresAt)}: whoever
            has a copy can use it until then.
          </p>
          <div className="row row-end">
            <Button variant="default" data-autofocus onClick={() => setForgetting(false)}>
              Keep it
            </Button>
            <Button
              loading={forget.isBusy}
              onClick={() => {
                setForgetting(false);
                void forget.run({ id });
              }}
            >
              Forget
            </Button>
          </div>
        </div>
      </Modal>
    </section>
  );
}

function ClaimTable({ title, claims }: { readonly title: string; readonly claims: readonly Claim[] }) {
  if (claims.length === 0) return null;
  return (
    <table className="table claims">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Value</th>
          <th scope="col">Meaning</th>
        </tr>
      </thead>
      <tbody>
        {claims.map((claim) => (
          <tr key={claim.path}>
            <th scope="row">
              <code>{visibleText(claim.path)}</code>
            </th>
            <td>
              <code className="value">{visibleText(claim.value)}</code>
              {claim.at !== null && <span className="quiet block">{formatExactTime(claim.at)}</span>}
            </td>
            <td>{claim.meaning}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
