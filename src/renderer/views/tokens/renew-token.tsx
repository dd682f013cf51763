import { Button, Switch } from '@mantine/core';
import type { Output } from '../../../shared/contract/contract.ts';
import type { TokenRow } from '../../../shared/contract/state/token-state.ts';
import { tokenPhrases } from '../../../shared/words/en/token-phrases.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { useCommand } from '../../page/use-command.ts';

/** The token that takes the place of a renewed one. */
export type Successor = Extract<Output<'token:renew'>, { ok: true }>['value'];

/** Renews a token now, and chooses whether Keyfob does it by itself. */
export function RenewToken({
  row,
  onRenewed,
}: {
  readonly row: TokenRow;
  readonly onRenewed: (successor: Successor) => void;
}) {
  const command = useCommand('token:renew');
  const choose = useCommand('token:choose-renewal');
  const { id, renewal } = row;
  const error = command.error ?? choose.error;
  const renew = async () => {
    const successor = await command.ask({ id });
    if (successor !== null) onRenewed(successor);
  };
  if (row.revocation !== null) return null;
  const say = tokenPhrases().renew;
  return (
    <div className="stack stack-tight">
      <div className="row">
        <Button variant="default" loading={command.isBusy} onClick={() => void renew()}>
          {say.action}
        </Button>
        <Switch
          label={say.byItself}
          description={say.byItselfHelp}
          checked={renewal === 'by-itself'}
          onChange={(event) => void choose.run({ id, byItself: event.currentTarget.checked })}
        />
      </div>
      {renewal === 'stopped' && <p className="state-soon">{say.stopped}</p>}
      {error !== null && <ErrorNotice error={error} />}
    </div>
  );
}
