import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { tokenPhrases } from '../../../shared/words/en/token-phrases.ts';
import { formatMoment } from '../../../shared/words/text/format-time.ts';
import type { TokenRow } from '../../../shared/contract/state/token-state.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { Claims } from '../../components/claims.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { DestructiveButton } from '../../components/destructive-button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { useGo } from '../../page/places.ts';
import { useCommand } from '../../page/use-command.ts';
import { useQuery } from '../../page/use-query.ts';
import { RenewToken, type Successor } from './renew-token.tsx';
import { RevokeToken } from './revoke-token.tsx';
import { TokenFacts } from './token-facts.tsx';
import { tokenName } from '../../components/token-state-badge.tsx';

/** One token: its claims with their meanings, copy, renew, revoke and forget. */
export function TokenDetails({
  row,
  isNew,
  onRenewed,
}: {
  readonly row: TokenRow;
  /** It has just taken the place of another one, whose button had the focus. */
  readonly isNew: boolean;
  readonly onRenewed: (successor: Successor) => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isNew) heading.current?.focus();
  }, [isNew]);
  const [isForgetting, setForgetting] = useState(false);
  const copy = useCommand('token:copy');
  const forget = useCommand('token:forget');
  const { id } = row;
  const inspection = useQuery('inspect:read', { subject: { kind: 'kept', id } }, 0);
  const go = useGo();
  const say = tokenPhrases();

  return (
    <section className="details" aria-labelledby="token-details">
      <div className="screen-head">
        <h2 id="token-details" ref={heading} tabIndex={-1}>
          {visibleText(`${row.namespace}/${row.serviceAccount}`)}
        </h2>
        <div className="row">
          {row.revocation === null && (
            <CopyButton
              label={say.copy}
              variant="default"
              loading={copy.isBusy}
              onCopy={() => copy.run({ id })}
            />
          )}
          <Button variant="default" onClick={() => go('inspect', id)}>
            {say.inspect}
          </Button>
          <RevokeToken row={row} />
          <DestructiveButton onClick={() => setForgetting(true)}>{say.forget.open}</DestructiveButton>
        </div>
      </div>
      <TokenFacts row={row} />
      <RenewToken row={row} onRenewed={onRenewed} />
      <p className="quiet">{say.decoded}</p>
      {copy.error !== null && <ErrorNotice error={copy.error} />}
      {inspection.error !== null && <ErrorNotice error={inspection.error} onRetry={inspection.reload} />}
      {inspection.value !== null && (
        <Claims claims={inspection.value.claims} omitted={inspection.value.omittedClaims} />
      )}
      {isForgetting && (
        <Dialog
          title={say.forget.title}
          action={{
            label: say.forget.action,
            kind: 'destructive',
            isBusy: forget.isBusy,
            run: () => void forget.run({ id }).then((done) => done && setForgetting(false)),
          }}
          error={forget.error}
          onClose={() => setForgetting(false)}
        >
          <p className="strong">{tokenName(row)}</p>
          <p>
            {row.revocation === null ? say.forget.valid(formatMoment(row.expiresAt)) : say.forget.revoked}
          </p>
        </Dialog>
      )}
    </section>
  );
}
