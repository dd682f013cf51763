import { useCallback, useEffect, useRef } from 'react';
import type { PastedText } from '../../../shared/contract/state/pasted-text.ts';
import { request } from '../../page/api.ts';
import { useCommand } from '../../page/use-command.ts';

/**
 * Hands pasted texts over to be searched, also those that are pasted into no field, and tells what was found, null for
 * nothing; that is let go of when `forget` was called before the reply, or the view is gone.
 */
export function usePaste(onPasted: (text: PastedText | null) => void) {
  const { ask, isBusy, error } = useCommand('inspect:paste');
  /** Which wish the view has by now: a reply to an older one comes too late. */
  const wish = useRef(0);
  const isUnderWay = useRef(false);
  const forget = useCallback(() => {
    wish.current += 1;
  }, []);

  const send = useCallback(
    async (text: string) => {
      // A second text would take the place of the first in main, whichever is shown then.
      if (isUnderWay.current) return;
      isUnderWay.current = true;
      const wished = wish.current;
      const pasted = await ask({ text });
      isUnderWay.current = false;
      if (wish.current === wished) onPasted(pasted);
      else if (pasted !== null) await request('inspect:close', { id: pasted.id });
    },
    [ask, onPasted],
  );

  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const { target } = event;
      if (target instanceof Element && target.closest('input, textarea, [role="dialog"]') !== null) return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (text === '') return;
      event.preventDefault();
      void send(text);
    };
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('paste', onPaste);
    };
  }, [send]);
  useEffect(() => forget, [forget]);
  return { send, forget, isBusy, error };
}
