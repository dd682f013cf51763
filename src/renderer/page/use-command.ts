import { useCallback, useState } from 'react';
import type { Input, RequestName } from '../../shared/contract/contract.ts';
import type { AppError } from '../../shared/contract/errors/errors.ts';
import { request } from './api.ts';

/** A command as a view uses it: whether it is under way, how it last failed, and the way to run it. */
export interface Command<Name extends RequestName> {
  readonly isBusy: boolean;
  readonly error: AppError | null;
  readonly run: (input: Input<Name>) => Promise<boolean>;
}

/** Runs a command and keeps its failure until the next run. */
export function useCommand<Name extends RequestName>(name: Name): Command<Name> {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const run = useCallback(
    async (input: Input<Name>) => {
      setBusy(true);
      setError(null);
      const reply = await request(name, input);
      setBusy(false);
      if (!reply.ok) setError(reply.error);
      return reply.ok;
    },
    [name],
  );
  return { isBusy, error, run };
}
