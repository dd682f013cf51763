import { Button } from '@mantine/core';
import { useState } from 'react';
import type { TokenRow } from '../../../shared/contract/state/token-state.ts';
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
  if (revocation !== null)
    return revocation.refusedAt === null ? (
      <Button variant="default" loading={check.isBusy} onClick={() => void check.run({ id })}>
        Check again
      </Button>
    ) : null;
  return (
    <>
      <DestructiveButton onClick={() => setAsking(true)}>Revoke…</DestructiveButton>
      {isAsking && (
        <Dialog
          title={revocable === 'shared' ? 'Revoke all tokens of the tray?' : 'Revoke this token?'}
          {...(revocable === 'no'
            ? { cancel: 'Close' }
            : {
                action: {
                  label: 'Revoke',
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
  switch (revocable) {
    case 'alone':
      return 'The Secret that this token is bound to is deleted. The cluster refuses the token at once, or within about 10 seconds where it was just used. No other token is touched.';
    case 'shared':
      return 'All tokens that the tray copied on this machine are bound to one Secret. Deleting it ends all of them: whoever is logged in with one must log in anew. The next copy makes a new one.';
    case 'no':
      return `This token was made without a Secret of its own, so it cannot be revoked by itself. It ends when it expires, or when the service account ${visibleText(`${namespace}/${serviceAccount}`)} is deleted, which ends all tokens of that account.`;
  }
}
