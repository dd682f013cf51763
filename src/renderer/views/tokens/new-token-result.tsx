import { formatLifetime } from '../../../shared/format-time.ts';
import type { TokenRow } from '../../../shared/token-state.ts';
import { visibleText } from '../../../shared/visible-text.ts';
import { Moment } from '../../components/moment.tsx';
import { useNow } from '../../use-now.ts';
import { grantedOtherwise } from './granted-otherwise.ts';
import { purposeText } from './token-state.tsx';

/** What was minted, and what the server granted where that differs from what was asked. */
export function NewTokenResult({ row }: { readonly row: TokenRow }) {
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
      <p className="quiet">
        You can copy it again from the list of tokens until it expires. Where the keyring cannot keep it, it
        is there only until Keyfob quits.
      </p>
    </>
  );
}
