import { Button } from '@mantine/core';
import { tokenCopyPhrases } from '../../shared/words/en/token-copy-phrases.ts';
import type { ClipboardState, Snapshot } from '../../shared/contract/state/snapshot.ts';
import { formatDuration } from '../../shared/words/text/format-time.ts';
import { visibleText } from '../../shared/words/text/visible-text.ts';
import { request } from '../page/api.ts';
import { useNow } from '../page/use-now.ts';
import { useQuery } from '../page/use-query.ts';
import { Rich } from './rich.tsx';
import './clipboard-bar.css';

/** Whose token is on the clipboard, when it is taken away again, and the way to do that now; why it was not a notice says. */
export function ClipboardBar({
  clipboard,
  settings,
}: {
  readonly clipboard: Extract<ClipboardState, { status: 'holding' | 'left' }>;
  readonly settings: Snapshot['settings'];
}) {
  const say = tokenCopyPhrases().clipboard;
  const text = (name: string) =>
    clipboard.status === 'holding' ? (
      <Holding
        token={<strong>{name}</strong>}
        clearsAt={clipboard.clearsAt}
        atMost={settings.clipboardSeconds}
      />
    ) : (
      <p className="clipboard-text">
        <Rich phrase={say.left(<strong>{name}</strong>)} />
      </p>
    );
  return (
    <>
      {clipboard.tokenId === 'admin' ? (
        text(say.adminToken)
      ) : (
        <OfSaved key={clipboard.tokenId} id={clipboard.tokenId}>
          {text}
        </OfSaved>
      )}
      <Button size="compact-sm" variant="default" onClick={() => void request('clipboard:clear', {})}>
        {say.clearNow}
      </Button>
    </>
  );
}

function Holding({
  token,
  clearsAt,
  atMost,
}: {
  readonly token: React.ReactNode;
  readonly clearsAt: number;
  readonly atMost: number;
}) {
  const now = useNow();
  const say = tokenCopyPhrases().clipboard;
  const left = secondsLeft(clearsAt, now, atMost);
  return (
    <>
      <div className="clipboard-left" style={{ width: `${(100 * left) / atMost}%` }} aria-hidden />
      <p className="clipboard-text">
        <Rich
          phrase={say.holding(
            token,
            <span className="numeric">
              {left > 0 ? say.clearedIn(formatDuration(left * 1000)) : say.clearedWithFocus}
            </span>,
          )}
        />
      </p>
    </>
  );
}

/** Says nothing before the name is known: it would push what stands behind it. */
function OfSaved({
  id,
  children,
}: {
  readonly id: string;
  readonly children: (name: string) => React.ReactNode;
}) {
  const { value, error } = useQuery('token:row', { id }, 0);
  const say = tokenCopyPhrases().clipboard;
  if (value === null) return error === null ? <p className="clipboard-text" /> : children(say.aToken);
  const { namespace, serviceAccount } = value.row;
  return children(say.tokenOf(visibleText(`${namespace}/${serviceAccount}`)));
}

/** Counted against a time that may be a second old, and never more than what was set. */
function secondsLeft(clearsAt: number, now: number, atMost: number): number {
  return Math.max(0, Math.min(Math.ceil((clearsAt - now) / 1000), atMost));
}
