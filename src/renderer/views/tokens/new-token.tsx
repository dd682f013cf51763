import { Button, Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import { formatLifetime } from '../../../shared/format-time.ts';
import { lifetimeLimits } from '../../../shared/requests/new-token.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import type { TokenRow } from '../../../shared/token-state.ts';
import { visibleText } from '../../../shared/visible-text.ts';
import { request } from '../../api.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
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
import { useMint } from './use-mint.ts';
import './new-token.css';

/** The dialog that mints a token: for whom, what for, how long, what it may do, and then what the server granted. */
export function NewToken({
  snapshot,
  onClose,
}: {
  readonly snapshot: Snapshot;
  readonly onClose: () => void;
}) {
  const [draft, setDraft] = useState<Draft>(() => firstDraft(snapshot.settings.tokenLifetimeSeconds));
  const [isLong, setLong] = useState(false);
  const [row, setRow] = useState<TokenRow | null>(null);
  const { mint, isBusy, error } = useMint(draft, setDraft);
  useEffect(() => () => void request('accounts:close', {}), []);

  const missing = whatIsMissing(draft, lifetimeLimits);
  const seconds = lifetimeOf(draft);
  const go = () => {
    setLong(false);
    void mint({
      lifetimeSeconds: seconds,
      audiences: audiencesOf(draft),
      purpose: draft.purpose.trim(),
      revocable: draft.revocable,
    }).then(setRow);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={row === null ? 'New token' : 'The token is minted'}
      size="xl"
      transitionProps={{ duration: 100 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {row !== null && <NewTokenResult row={row} onClose={onClose} />}
      {row === null && isLong && (
        <div className="stack">
          <p className="strong">A token for {formatLifetime(seconds)}?</p>
          <p>
            Whoever gets hold of it can use it all that time, and nobody notices.{' '}
            {draft.revocable
              ? 'You can revoke it here as long as it is in the list of kept tokens.'
              : 'It is not revocable: it would end before only with its service account.'}{' '}
            A shorter one that is renewed is safer.
          </p>
          <div className="row row-end">
            <Button variant="default" data-autofocus onClick={() => setLong(false)}>
              Back
            </Button>
            <Button onClick={go}>Mint it for {formatLifetime(seconds)}</Button>
          </div>
        </div>
      )}
      {row === null && !isLong && (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            if (missing !== null) return;
            if (seconds > longLifetime) setLong(true);
            else go();
          }}
        >
          <NewTokenForm snapshot={snapshot} draft={draft} onDraft={setDraft} />
          <div className="stack stack-tight new-token-foot">
            {error !== null && <ErrorNotice error={error} onRetry={go} />}
            <div className="row row-end">
              <p className="quiet" role="status">
                {missing ?? readyText(draft)}
              </p>
              <Button variant="default" onClick={onClose}>
                Cancel
              </Button>
              <Button type="submit" loading={isBusy} disabled={missing !== null}>
                {draft.mode === 'new' ? 'Create account and mint' : 'Mint token'}
              </Button>
            </div>
          </div>
        </form>
      )}
    </Modal>
  );
}

function readyText(draft: Draft): string {
  const account = accountOf(draft);
  return account === null ? '' : `For ${visibleText(`${account.namespace}/${account.name}`)}`;
}
