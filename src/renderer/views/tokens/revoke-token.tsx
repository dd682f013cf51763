import { Button, Radio } from '@mantine/core';
import { useState } from 'react';
import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { TokenRow } from '../../../shared/contract/state/token-state.ts';
import { commonPhrases } from '../../../shared/words/en/common-phrases.ts';
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

/** What is asked about: meanwhile another token may have taken the place of this one. */
interface Asked {
  readonly row: TokenRow;
  readonly othersValid: number;
}

interface Tried {
  readonly revoked: number;
  /** When those were issued that are left. */
  readonly issuedAt: readonly number[];
}

/** The button that revokes a token, what it says before, and the way to ask again afterwards, at one place. */
export function RevokeToken({
  row,
  othersValid,
  isSmall = false,
}: {
  readonly row: TokenRow;
  /** How many others of its entry are valid, and meant with it. */
  readonly othersValid: number;
  readonly isSmall?: boolean;
}) {
  const [asked, setAsked] = useState<Asked | null>(null);
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
            onClick={() => setAsked({ row, othersValid })}
          >
            {say.open}
          </DestructiveButton>
        </span>
        <span className={isUnconfirmed ? undefined : 'steady-hidden'}>
          <CheckAgain id={row.id} size={size} />
        </span>
      </span>
      {asked !== null && <RevokeDialog asked={asked} onClose={() => setAsked(null)} />}
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
  asked: { row, othersValid },
  onClose,
}: {
  readonly asked: Asked;
  readonly onClose: () => void;
}) {
  const one = useCommand('token:revoke');
  const entry = useCommand('token-entry:revoke');
  const tell = useTell();
  const [isOnlyOne, setOnlyOne] = useState(false);
  /** How far the last try came that left some. */
  const [tried, setTried] = useState<Tried | null>(null);
  /** Why the last try left any. */
  const [error, setError] = useState<AppError | null>(null);
  const { id, revocable } = row;
  const say = tokenPhrases().revoke;
  const issued = formatMoment(row.issuedAt);
  const isSeveral = othersValid > 0 && revocable !== 'no';
  /** Those of the tray end together, so that there is nothing to choose. */
  const isChoice = isSeveral && revocable === 'alone';
  const over = (result: string) => {
    onClose();
    tell(result);
  };
  const revokeOne = async () => {
    const reply = await one.reply({ id });
    if (!reply.ok) setError(reply.error);
    else over(isSeveral ? `${say.done(issued)} ${say.othersLeft}` : say.done(issued));
  };
  const revokeEntry = async () => {
    const reply = await entry.reply({ id });
    if (!reply.ok) {
      setError(reply.error);
      return;
    }
    const { left } = reply.value;
    const revoked = (tried?.revoked ?? 0) + reply.value.revoked;
    if (left === null) over(isChoice ? say.several.done(revoked) : say.done(issued));
    else {
      setTried({ revoked, issuedAt: left.issuedAt });
      setError(left.error);
    }
  };
  const revoke = () => {
    setError(null);
    void (isSeveral && !isOnlyOne ? revokeEntry() : revokeOne());
  };
  return (
    <Dialog
      title={
        revocable === 'shared'
          ? say.titleOfShared
          : isChoice && !isOnlyOne
            ? say.several.title(othersValid + 1)
            : say.title
      }
      formKey={id}
      {...(revocable === 'no'
        ? { cancel: dialogPhrases().close }
        : {
            action: {
              label: tried === null ? say.action : say.several.rest,
              kind: 'destructive',
              isBusy: one.isBusy || entry.isBusy,
              run: revoke,
            },
          })}
      error={error}
      onClose={onClose}
    >
      <p className="strong">{tokenName(row)}</p>
      {tried !== null && <p role="status">{leftText(tried)}</p>}
      {tried === null && isChoice && (
        <>
          <p>{say.several.why(othersValid + 1)}</p>
          <Radio.Group
            label={say.several.which}
            value={isOnlyOne ? 'one' : 'all'}
            onChange={(chosen) => setOnlyOne(chosen === 'one')}
          >
            <div className="stack stack-tight">
              <Radio value="all" label={say.several.all(othersValid + 1)} description={say.several.allHelp} />
              <Radio
                value="one"
                label={say.several.one(issued)}
                description={say.several.oneHelp(othersValid)}
              />
            </div>
          </Radio.Group>
        </>
      )}
      {tried === null && !isChoice && <p>{consequence(row)}</p>}
    </Dialog>
  );
}

function leftText({ revoked, issuedAt }: Tried): string {
  const names = commonPhrases().names(
    issuedAt.map((at) => formatMoment(at)),
    0,
  );
  return tokenPhrases().revoke.several.left(revoked, names);
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
