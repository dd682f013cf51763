import { useEffect, useState } from 'react';
import { newTokenPhrases } from '../../../shared/words/en/new-token-phrases.ts';
import { formatLifetime } from '../../../shared/words/text/format-time.ts';
import { lifetimeLimits } from '../../../shared/contract/requests/new-token-requests.ts';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { request } from '../../page/api.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useCommand } from '../../page/use-command.ts';
import {
  accountOf,
  audiencesOf,
  firstDraft,
  lifetimeOf,
  longLifetime,
  whatIsMissing,
  type Draft,
} from './new-token-draft.ts';
import { NewTokenForm } from './new-token-form.tsx';
import { NewTokenResult } from './new-token-result.tsx';
import { useMint, type MintResult } from './use-mint.ts';
import './new-token.css';

/** The dialog that mints a token: for whom, what for, how long, what it may do, and then what the server granted. */
export function NewTokenDialog({
  snapshot,
  onClose,
}: {
  readonly snapshot: Snapshot;
  readonly onClose: () => void;
}) {
  const [draft, setDraft] = useState<Draft>(() => firstDraft(snapshot.settings.tokenLifetimeSeconds));
  const [isLong, setLong] = useState(false);
  const [minted, setMinted] = useState<MintResult | null>(null);
  const { mint, isBusy, error } = useMint(draft, setDraft);
  const copy = useCommand('token:copy');
  useEffect(() => () => void request('accounts:close', {}), []);

  const say = newTokenPhrases();
  const missing = whatIsMissing(draft, lifetimeLimits);
  const seconds = lifetimeOf(draft);
  const go = () =>
    void mint({
      lifetimeSeconds: seconds,
      audiences: audiencesOf(draft),
      purpose: draft.purpose.trim(),
      revocable: draft.revocable,
    }).then(setMinted);
  // One dialog after another in the same place: it stays the same one, and knows whose button opened it.
  if (minted !== null)
    return (
      <Dialog
        title={say.minted.title}
        size="xl"
        cancel={say.minted.done}
        button={
          <CopyButton
            label={say.minted.copy}
            data-autofocus
            loading={copy.isBusy}
            onCopy={() => copy.run({ id: minted.row.id })}
          />
        }
        error={copy.error}
        onClose={onClose}
      >
        <NewTokenResult minted={minted} />
      </Dialog>
    );
  if (isLong)
    return (
      <Dialog
        title={say.long.title(formatLifetime(seconds))}
        size="xl"
        cancel={say.long.back}
        action={{ label: say.long.mint(formatLifetime(seconds)), kind: 'careful', isBusy, run: go }}
        error={error}
        onRetry={go}
        onClose={() => setLong(false)}
      >
        <p>{say.long.risk(draft.revocable)}</p>
      </Dialog>
    );
  return (
    <Dialog
      title={say.title}
      size="xl"
      action={{
        label: draft.mode === 'new' ? say.makeAndMint : say.mint,
        kind: 'plain',
        isBusy,
        isDisabled: missing !== null,
        run: () => (seconds > longLifetime ? setLong(true) : go()),
      }}
      note={
        <p className="quiet" role="status">
          {missing ?? readyText(draft)}
        </p>
      }
      error={error}
      onRetry={go}
      onClose={onClose}
    >
      <NewTokenForm snapshot={snapshot} draft={draft} onDraft={setDraft} />
    </Dialog>
  );
}

function readyText(draft: Draft): string {
  const account = accountOf(draft);
  return account === null ? '' : newTokenPhrases().ready(visibleText(`${account.namespace}/${account.name}`));
}
