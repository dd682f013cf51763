import { Button } from '@mantine/core';
import { tokenCopyPhrases } from '../../shared/words/en/token-copy-phrases.ts';
import type { ClipboardState, Snapshot } from '../../shared/contract/state/snapshot.ts';
import { visibleText } from '../../shared/words/text/visible-text.ts';
import { request } from '../page/api.ts';
import { useNow } from '../page/use-now.ts';
import { useQuery } from '../page/use-query.ts';
import { Rich } from './rich.tsx';
import './clipboard-bar.css';

/** Whose token is on the clipboard, when it is taken away again or why it was not, and the way to do that now. */
export function ClipboardBar({
  clipboard,
  settings,
}: {
  readonly clipboard: Extract<ClipboardState, { status: 'holding' | 'left' }>;
  readonly settings: Snapshot['settings'];
}) {
  const { tokenId } = clipboard;
  const say = tokenCopyPhrases().clipboard;
  const token = <strong>{tokenId === 'admin' ? say.adminToken : <KeptName id={tokenId} />}</strong>;
  return (
    <>
      <p className="clipboard-text">
        {clipboard.status === 'holding' ? (
          <Rich
            phrase={say.holding(
              token,
              <TimeLeft clearsAt={clipboard.clearsAt} atMost={settings.clipboardSeconds} />,
            )}
          />
        ) : (
          <Rich
            phrase={say.left(
              token,
              <span role="alert" className="quiet">
                . {say.whyLeft[clipboard.why].message} {say.whyLeft[clipboard.why].remedy}
              </span>,
            )}
          />
        )}
      </p>
      <Button size="compact-sm" variant="default" onClick={() => void request('clipboard:clear', {})}>
        {say.clearNow}
      </Button>
    </>
  );
}

function TimeLeft({ clearsAt, atMost }: { readonly clearsAt: number; readonly atMost: number }) {
  const now = useNow();
  const say = tokenCopyPhrases().clipboard;
  return (
    <span className="quiet numeric">
      {clearsAt > now ? say.clearedIn(secondsLeft(clearsAt, now, atMost)) : say.clearedWithFocus}
    </span>
  );
}

function KeptName({ id }: { readonly id: string }) {
  const { value } = useQuery('token:row', { id }, 0);
  const say = tokenCopyPhrases().clipboard;
  if (value === null) return say.aToken;
  const { namespace, serviceAccount } = value.row;
  return say.tokenOf(visibleText(`${namespace}/${serviceAccount}`));
}

/** Counted against a time that may be a second old, and never more than what was set. */
function secondsLeft(clearsAt: number, now: number, atMost: number): number {
  return Math.min(Math.ceil((clearsAt - now) / 1000), atMost);
}
