import { useState } from 'react';
import type { Input, Output } from '../../../shared/contract/contract.ts';
import type { AppError } from '../../../shared/contract/errors/errors.ts';
import { useCommand } from '../../page/use-command.ts';
import type { Draft } from './new-token-draft.ts';

/** A token that was minted, and what became of the tray's choice. */
export type MintResult = Extract<
  Extract<Output<'token:mint'>, { ok: true }>['value'],
  { readonly status: 'minted' }
>;

type Wanted = Omit<Input<'token:mint'>, 'account' | 'forTray'>;

/** Mints, after making the account where it is a new one; an account that was made is an existing one from then on. */
export function useMint(draft: Draft, onDraft: (draft: Draft) => void) {
  const { ask, isBusy, error } = useCommand('token:mint');
  /** Why there is no token of the account that was made. */
  const [mintError, setMintError] = useState<AppError | null>(null);

  const mint = async (wanted: Wanted): Promise<MintResult | null> => {
    setMintError(null);
    const account = bearerOf(draft);
    if (account === null) return null;
    const answer = await ask({ ...wanted, account, forTray: draft.forTray });
    if (answer === null || answer.status === 'minted') return answer;
    setMintError(answer.error);
    onDraft({ ...draft, mode: 'existing', account: answer.account });
    return null;
  };
  return { mint, isBusy, error: error ?? mintError };
}

function bearerOf({ mode, preset, account }: Draft): Input<'token:mint'>['account'] | null {
  if (mode === 'new') return { kind: 'new', preset };
  return account === null ? null : { kind: 'existing', ...account };
}
