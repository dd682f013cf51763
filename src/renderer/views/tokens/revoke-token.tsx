import { Button } from '@mantine/core';
import { useState } from 'react';
import type { TokenRow } from '../../../shared/contract/state/token-state.ts';
import { tokenPhrases } from '../../../shared/words/en/token-phrases.ts';
import { dialogPhrases } from '../../../shared/words/en/dialog-phrases.ts';
import { formatMoment } from '../../../shared/words/text/format-time.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { DestructiveButton } from '../../components/destructive-button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { useTell } from '../../components/list-pane/pane.tsx';
import { tokenName } from '../../components/token-state-badge.tsx';
import { useCommand } from '../../page/use-command.ts';

/** The button that revokes a token, what it says before, and the way to ask again afterwards, at one place. */
export function RevokeToken({
  row,
  othersValid,
  isSmall = false,
}: {
  readonly row: TokenRow;
  /** How many others of its entry stay valid. */
  readonly othersValid: number;
  readonly isSmall?: boolean;
}) {
  /** The one that was asked about: meanwhile another one may have taken its place. */
  const [asked, setAsked] = useState<TokenRow | null>(null);
  const say = tokenPhrases().revoke;
  const size = isSmall ? 'compact-sm' : 'sm';
  const isUnconfirmed = row.revocation !== null && row.revocation.refusedAt === null;
  return (
    <>
      <span className="steady">
        <span className={isUnconfirmed || (isSmall && row.revocation !== null) ? 'steady-hidden' : undefined}>
          <DestructiveButton
            size={size}
            disabled={row.revocation !== null}
            {...(isSmall ? { 'aria-label': say.openOf(formatMoment(row.issuedAt)) } : {})}
            onClick={() => setAsked(row)}
          >
            {say.open}
          </DestructiveButton>
        </span>
        <span className={isUnconfirmed ? undefined : 'steady-hidden'}>
          <CheckAgain id={row.id} size={size} />
        </span>
      </span>
      {asked !== null && (
        <RevokeDialog row={asked} othersValid={othersValid} onClose={() => setAsked(null)} />
      )}
    </>
  );
}

function CheckAgain({ id, size }: { readonly id: string; readonly size: string }) {
  const check = useCommand('token:check-revoked');
  const tell = useTell();
  const onClick = async () => {
    const reply = await check.reply({ id });
    if (!reply.ok) tell(<ErrorNotice error={reply.error} />);
  };
  return (
    <Button size={size} variant="default" loading={check.isBusy} onClick={() => void onClick()}>
      {tokenPhrases().revoke.checkAgain}
    </Button>
  );
}

function RevokeDialog({
  row,
  othersValid,
  onClose,
}: {
  readonly row: TokenRow;
  readonly othersValid: number;
  readonly onClose: () => void;
}) {
  const { run, isBusy, error } = useCommand('token:revoke');
  const tell = useTell();
  const { id, revocable } = row;
  const say = tokenPhrases().revoke;
  const isAlone = revocable === 'alone' && othersValid > 0;
  const revoke = async () => {
    if (!(await run({ id }))) return;
    onClose();
    tell(
      isAlone
        ? `${say.done(formatMoment(row.issuedAt))} ${say.othersLeft}`
        : say.done(formatMoment(row.issuedAt)),
    );
  };
  return (
    <Dialog
      title={revocable === 'shared' ? say.titleOfShared : say.title}
      {...(revocable === 'no'
        ? { cancel: dialogPhrases().close }
        : { action: { label: say.action, kind: 'destructive', isBusy, run: () => void revoke() } })}
      error={error}
      onClose={onClose}
    >
      <p className="strong">{tokenName(row)}</p>
      <p>{consequence(row)}</p>
      {isAlone && <p>{say.othersStay(othersValid)}</p>}
    </Dialog>
  );
}

function consequence({ revocable, namespace, serviceAccount }: TokenRow): string {
  const say = tokenPhrases().revoke;
  switch (revocable) {
    case 'alone':
      return say.alone;
    case 'shared':
      return say.shared;
    case 'no':
      return say.impossible(visibleText(`${namespace}/${serviceAccount}`));
  }
}
