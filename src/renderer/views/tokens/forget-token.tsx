import { useState } from 'react';
import type { TokenEntry } from '../../../shared/contract/state/token-state.ts';
import { tokenPhrases } from '../../../shared/words/en/token-phrases.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { formatMoment } from '../../../shared/words/text/format-time.ts';
import { DestructiveButton } from '../../components/destructive-button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useTell } from '../../components/list-pane/pane.tsx';
import { purposeText, tokenName } from '../../components/token-state-badge.tsx';
import { useCommand } from '../../page/use-command.ts';

/** The button that forgets a token with those that it renews, and what it says before. */
export function ForgetToken({ entry: { token, othersValid } }: { readonly entry: TokenEntry }) {
  const [isAsking, setAsking] = useState(false);
  const { run, isBusy, error } = useCommand('token:forget');
  const tell = useTell();
  const say = tokenPhrases().forget;
  const forget = async () => {
    if (!(await run({ id: token.id }))) return;
    setAsking(false);
    const account = visibleText(`${token.namespace}/${token.serviceAccount}`);
    tell(say.done(account, purposeText(token.purpose)));
  };
  return (
    <>
      <DestructiveButton onClick={() => setAsking(true)}>{say.open}</DestructiveButton>
      {isAsking && (
        <Dialog
          title={say.title}
          action={{ label: say.action, kind: 'destructive', isBusy, run: () => void forget() }}
          error={error}
          onClose={() => setAsking(false)}
        >
          <p className="strong">{tokenName(token)}</p>
          <p>{token.revocation === null ? say.valid(formatMoment(token.expiresAt)) : say.revoked}</p>
          {othersValid > 0 && <p>{say.withOthers(othersValid)}</p>}
        </Dialog>
      )}
    </>
  );
}
