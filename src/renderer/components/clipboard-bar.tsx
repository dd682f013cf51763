import { Button } from '@mantine/core';
import type { ClipboardState, Snapshot } from '../../shared/snapshot.ts';
import { visibleText } from '../../shared/visible-text.ts';
import { request } from '../api.ts';
import { useNow } from '../use-now.ts';
import { useQuery } from '../use-query.ts';
import './clipboard-bar.css';

/** Whose token is on the clipboard, when it is taken away again, and the way to do that now. */
export function ClipboardBar({
  clipboard,
  settings,
}: {
  readonly clipboard: Extract<ClipboardState, { status: 'holding' }>;
  readonly settings: Snapshot['settings'];
}) {
  const now = useNow();
  const { tokenId, clearsAt } = clipboard;
  return (
    <aside className="clipboard-bar" aria-label="Clipboard">
      <p>
        On the clipboard:{' '}
        <strong>{tokenId === 'admin' ? 'the admin token' : <KeptName id={tokenId} />}</strong>
        <span className="quiet numeric">
          {clearsAt > now
            ? `, cleared in ${secondsLeft(clearsAt, now, settings.clipboardSeconds)} s`
            : ', cleared as soon as this window has the focus'}
        </span>
      </p>
      <Button size="compact-sm" variant="default" onClick={() => void request('clipboard:clear', {})}>
        Clear now
      </Button>
    </aside>
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
