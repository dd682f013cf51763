import { Button } from '@mantine/core';
import { useState } from 'react';
import type { TokenRow } from '../../../shared/contract/state/token-state.ts';
import { tokenPhrases } from '../../../shared/words/en/token-phrases.ts';
import { dialogPhrases } from '../../../shared/words/en/dialog-phrases.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { DestructiveButton } from '../../components/destructive-button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useCommand } from '../../page/use-command.ts';
import { tokenName } from '../../components/token-state-badge.tsx';

/** The button that revokes a token, what it says before, and the way to ask again afterwards. */
export function RevokeToken({ row }: { readonly row: TokenRow }) {
  const [isAsking, setAsking] = useState(false);
  const revoke = useCommand('token:revoke');
  const check = useCommand('token:check-revoked');
  const { id, revocation, revocable } = row;
  const say = tokenPhrases().revoke;
  if (revocation !== null)
    return revocation.refusedAt === null ? (
      <Button variant="default" loading={check.isBusy} onClick={() => void check.run({ id })}>
        {say.checkAgain}
      </Button>
    ) : null;
  return (
    <>
      <DestructiveButton onClick={() => setAsking(true)}>{say.open}</DestructiveButton>
      {isAsking && (
        <Dialog
          title={revocable === 'shared' ? say.titleOfShared : say.title}
          {...(revocable === 'no'
            ? { cancel: dialogPhrases().close }
            : {
                action: {
                  label: say.action,
                  kind: 'destructive',
                  isBusy: revoke.isBusy,
                  run: () => void revoke.run({ id }).then((done) => done && setAsking(false)),
                },
              })}
          error={revoke.error}
          onClose={() => setAsking(false)}
        >
          <p className="strong">{tokenName(row)}</p>
          <p>{consequence(row)}</p>
        </Dialog>
      )}
    </>
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
