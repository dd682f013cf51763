import { newTokenPhrases } from '../../../shared/words/en/new-token-phrases.ts';
import { formatLifetime } from '../../../shared/words/text/format-time.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Moment } from '../../components/moment.tsx';
import { Rich } from '../../components/rich.tsx';
import { useNow } from '../../page/use-now.ts';
import { grantedOtherwise } from './granted-otherwise.ts';
import { purposeText } from '../../components/token-state-badge.tsx';
import type { MintResult } from './use-mint.ts';

/** What was minted, and what the server granted where that differs from what was asked. */
export function NewTokenResult({ minted: { row, trayError } }: { readonly minted: MintResult }) {
  const now = useNow();
  const say = newTokenPhrases().minted;
  const granted = grantedOtherwise(row);
  return (
    <>
      <p>
        <Rich
          phrase={say.facts(
            <strong>{visibleText(`${row.namespace}/${row.serviceAccount}`)}</strong>,
            purposeText(row.purpose),
            <Moment at={row.expiresAt} now={now} />,
          )}
        />
      </p>
      {granted !== null && (
        <p className="notice notice-warning" role="note">
          {say.grantedOtherwise(formatLifetime(granted), formatLifetime(row.lifetimeSeconds))}
        </p>
      )}
      {trayError !== null && <ErrorNotice lead={say.trayAsBefore} error={trayError} />}
      <p className="quiet">{say.copyAgain}</p>
    </>
  );
}
