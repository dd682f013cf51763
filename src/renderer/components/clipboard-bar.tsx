import { Button } from '@mantine/core';
import { leftWords } from '../../shared/words/clipboard-words.ts';
import type { ClipboardState, Snapshot } from '../../shared/contract/state/snapshot.ts';
import { visibleText } from '../../shared/words/text/visible-text.ts';
import { request } from '../page/api.ts';
import { useNow } from '../page/use-now.ts';
import { useQuery } from '../page/use-query.ts';
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
  return (
    <aside className="clipboard-bar" aria-label="Clipboard">
      <p>
        {clipboard.status === 'holding' ? 'On the clipboard' : 'Perhaps still on the clipboard'}:{' '}
        <strong>{tokenId === 'admin' ? 'the admin token' : <KeptName id={tokenId} />}</strong>
        {clipboard.status === 'holding' ? (
          <TimeLeft clearsAt={clipboard.clearsAt} atMost={settings.clipboardSeconds} />
        ) : (
          <span role="alert" className="quiet">
            . {leftWords[clipboard.why].message} {leftWords[clipboard.why].remedy}
          </span>
        )}
      </p>
      <Button size="compact-sm" variant="default" onClick={() => void request('clipboard:clear', {})}>
        Clear now
      </Button>
    </aside>
  );
}

function TimeLeft({ clearsAt, atMost }: { readonly clearsAt: number; readonly atMost: number }) {
  const now = useNow();
  return (
    <span className="quiet numeric">
      {clearsAt > now
        ? `, cleared in ${secondsLeft(clearsAt, now, atMost)} s`
        : ', cleared as soon as this window has the focus'}
    </span>
  );
}

function KeptName({ id }: { readonly id: string }) {
  const { value } = useQuery('token:row', { id }, 0);
  if (value === null) return 'a token';
  const { namespace, serviceAccount } = value.row;
  return `token of ${visibleText(`${namespace}/${serviceAccount}`)}`;
}

/** Counted against a time that may be a second old, and never more than what was set. */
function secondsLeft(clearsAt: number, now: number, atMost: number): number {
  return Math.min(Math.ceil((clearsAt - now) / 1000), atMost);
}
