import { Button } from '@mantine/core';
import { formatExactTime, formatLifetime } from '../../../shared/format-time.ts';
import type { TokenRow } from '../../../shared/token-state.ts';
import { visibleText } from '../../../shared/visible-text.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { useCommand } from '../../use-command.ts';
import { grantedOtherwise } from './granted-otherwise.ts';
import { purposeText } from './token-state.tsx';

/** What was minted, what the server granted where that differs from what was asked, and the way to copy it. */
export function NewTokenResult({ row, onClose }: { readonly row: TokenRow; readonly onClose: () => void }) {
  const copy = useCommand('token:copy');
  const granted = grantedOtherwise(row);
  return (
    <div className="stack">
      <p>
        It stands for <strong>{visibleText(`${row.namespace}/${row.serviceAccount}`)}</strong>, is for{' '}
        {purposeText(row.purpose)}, and is valid until {formatExactTime(row.expiresAt)}.
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
      {copy.error !== null && <ErrorNotice error={copy.error} />}
      <div className="row row-end">
        <Button variant="default" onClick={onClose}>
          Done
        </Button>
        <CopyButton
          label="Copy token"
          data-autofocus
          loading={copy.isBusy}
          onCopy={() => copy.run({ id: row.id })}
        />
      </div>
    </div>
  );
}
