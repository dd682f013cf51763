import { formatLifetime } from '../../../shared/words/text/format-time.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Moment } from '../../components/moment.tsx';
import { useNow } from '../../page/use-now.ts';
import { grantedOtherwise } from './granted-otherwise.ts';
import { purposeText } from '../../components/token-state-badge.tsx';
import type { MintResult } from './use-mint.ts';

/** What was minted, and what the server granted where that differs from what was asked. */
export function NewTokenResult({ minted: { row, trayError } }: { readonly minted: MintResult }) {
  const now = useNow();
  const granted = grantedOtherwise(row);
  return (
    <>
      <p>
        It stands for <strong>{visibleText(`${row.namespace}/${row.serviceAccount}`)}</strong>, is for{' '}
        {purposeText(row.purpose)}, and is valid until <Moment at={row.expiresAt} now={now} />.
      </p>
      {granted !== null && (
        <p className="notice notice-warning" role="note">
          The cluster granted {formatLifetime(granted)}, not the {formatLifetime(row.lifetimeSeconds)} that
          you asked for.
        </p>
      )}
      {trayError !== null && (
        <ErrorNotice lead="The tray goes on copying tokens of the account that it had." error={trayError} />
      )}
      <p className="quiet">
        You can copy it again from the list of tokens until it expires. Where the keyring cannot keep it, it
        is there only until Keyfob quits.
      </p>
    </>
  );
}
