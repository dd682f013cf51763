import { Button, Switch } from '@mantine/core';
import type { TokenEntry, TokenRow } from '../../../shared/contract/state/token-state.ts';
import { tokenPhrases } from '../../../shared/words/en/token-phrases.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { useTell } from '../../components/list-pane/pane.tsx';
import { Moment } from '../../components/moment.tsx';
import { Rich } from '../../components/rich.tsx';
import { useCommand } from '../../page/use-command.ts';

/** Renews the token of now: its entry stays the same, with the new one as the token of now. */
export function RenewToken({ entry: { token } }: { readonly entry: TokenEntry }) {
  const renew = useCommand('token:renew');
  const tell = useTell();
  const say = tokenPhrases().renew;
  const onClick = async () => {
    const reply = await renew.reply({ id: token.id });
    if (!reply.ok) tell(<ErrorNotice error={reply.error} />);
    else tell(<Rich phrase={say.done(<Moment at={reply.value.expiresAt} now={Date.now()} />)} />);
  };
  return (
    <Button
      variant="default"
      loading={renew.isBusy}
      disabled={token.revocation !== null}
      onClick={() => void onClick()}
    >
      {say.action}
    </Button>
  );
}

/** Chooses whether Keyfob renews a token by itself. */
export function RenewSwitch({ row: { id, renewal, revocation } }: { readonly row: TokenRow }) {
  const choose = useCommand('token:choose-renewal');
  const say = tokenPhrases().renew;
  return (
    <>
      <Switch
        label={say.byItself}
        description={say.byItselfHelp}
        checked={renewal === 'by-itself'}
        disabled={revocation !== null}
        onChange={(event) => void choose.run({ id, byItself: event.currentTarget.checked })}
      />
      {renewal === 'stopped' && <p className="state-soon">{say.stopped}</p>}
      {choose.error !== null && <ErrorNotice error={choose.error} />}
    </>
  );
}
