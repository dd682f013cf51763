import { useState } from 'react';
import type { Input, Output } from '../../../shared/contract/contract.ts';
import type { AppError } from '../../../shared/contract/errors/errors.ts';
import { request } from '../../page/api.ts';
import type { Draft } from './new-token-draft.ts';

/** A token that was minted, and what became of the tray's choice. */
export type MintResult = Extract<
  Extract<Output<'token:mint'>, { ok: true }>['value'],
  { readonly status: 'minted' }
>;

type Wanted = Omit<Input<'token:mint'>, 'account' | 'forTray'>;

/** Mints, after making the account where it is a new one; an account that was made is an existing one from then on. */
export function useMint(draft: Draft, onDraft: (draft: Draft) => void) {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);

  const attempt = async (wanted: Wanted): Promise<MintResult | null> => {
    const account = bearerOf(draft);
    if (account === null) return null;
    const reply = await request('token:mint', { ...wanted, account, forTray: draft.forTray });
    if (!reply.ok) {
      setError(reply.error);
      return null;
    }
    if (reply.value.status === 'minted') return reply.value;
    setError(reply.value.error);
    onDraft({ ...draft, mode: 'existing', account: reply.value.account });
    return null;
  };

  const mint = async (wanted: Wanted): Promise<MintResult | null> => {
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

function bearerOf({ mode, preset, account }: Draft): Input<'token:mint'>['account'] | null {
  if (mode === 'new') return { kind: 'new', preset };
  return account === null ? null : { kind: 'existing', ...account };
}
