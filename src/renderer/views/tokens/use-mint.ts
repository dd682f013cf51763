import { useState } from 'react';
import type { Input } from '../../../shared/contract.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { TokenRow } from '../../../shared/token-state.ts';
import { request } from '../../api.ts';
import type { Draft } from './new-token-draft.ts';

type Wanted = Omit<Input<'token:mint'>, 'account'>;

/** Makes the account where it is a new one, then mints; an account that was made is an existing one from then on. */
export function useMint(draft: Draft, onDraft: (draft: Draft) => void) {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);

  const attempt = async (wanted: Wanted): Promise<TokenRow | null> => {
    let { account } = draft;
    if (draft.mode === 'new') {
      const made = await request('preset:make', draft.preset);
      if (!made.ok) {
        setError(made.error);
        return null;
      }
      account = made.value.account;
      onDraft({ ...draft, mode: 'existing', account });
    }
    if (account === null) return null;
    if (draft.forTray) {
      const chosen = await request('tray:use-account', { account });
      if (!chosen.ok) {
        setError(chosen.error);
        return null;
      }
    }
    const minted = await request('token:mint', { account, ...wanted });
    if (!minted.ok) setError(minted.error);
    return minted.ok ? minted.value.row : null;
  };

  const mint = async (wanted: Wanted): Promise<TokenRow | null> => {
    setBusy(true);
    setError(null);
    try {
      return await attempt(wanted);
    } finally {
      setBusy(false);
    }
  };
  return { mint, isBusy, error };
}
