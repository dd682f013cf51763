import { Button, Switch } from '@mantine/core';
import type { TokenRow } from '../../../shared/token-state.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { useCommand } from '../../use-command.ts';

/** Renews a token now, and chooses whether Keyfob does it by itself. */
export function RenewToken({ row }: { readonly row: TokenRow }) {
  const renew = useCommand('token:renew');
  const choose = useCommand('token:choose-renewal');
  const { id, renewal } = row;
  const error = renew.error ?? choose.error;
  if (row.revocation !== null) return null;
  return (
    <div className="stack stack-tight">
      <div className="row">
        <Button variant="default" loading={renew.isBusy} onClick={() => void renew.run({ id })}>
          Renew
        </Button>
        <Switch
          label="Renew by itself"
          description="When two thirds of its lifetime are over; the old one stays valid until it expires."
          checked={renewal === 'by-itself'}
          onChange={(event) => void choose.run({ id, byItself: event.currentTarget.checked })}
        />
      </div>
      {renewal === 'stopped' && (
        <p className="state-soon">
          Keyfob failed to renew it three times and stopped. Renew it by hand to see why, or switch it on
          again.
        </p>
      )}
      {error !== null && <ErrorNotice error={error} />}
    </div>
  );
}
