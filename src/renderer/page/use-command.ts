import { useCallback, useState } from 'react';
import type { Input, Output, RequestName } from '../../shared/contract/contract.ts';
import type { AppError } from '../../shared/contract/errors/errors.ts';
import { request } from './api.ts';

type Value<Name extends RequestName> = Extract<Output<Name>, { ok: true }>['value'];

/** A command as a view uses it: whether it is under way, how it last failed, and the ways to run it. */
export interface Command<Name extends RequestName> {
  readonly isBusy: boolean;
  readonly error: AppError | null;
  /** Whether it was done. */
  readonly run: (input: Input<Name>) => Promise<boolean>;
  /** Runs it, and gives its reply, the failure included. */
  readonly reply: (input: Input<Name>) => Promise<Output<Name>>;
  /** Runs it, and gives what it answers; null when it failed. */
  readonly ask: (input: Input<Name>) => Promise<Value<Name> | null>;
}

/** Runs a command and keeps its failure until the next run. */
export function useCommand<Name extends RequestName>(name: Name): Command<Name> {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const reply = useCallback(
    async (input: Input<Name>): Promise<Output<Name>> => {
      setBusy(true);
      setError(null);
      const reply = await request(name, input);
      setBusy(false);
      if (!reply.ok) setError(reply.error);
      return reply;
    },
    [name],
  );
  const ask = useCallback(
    async (input: Input<Name>): Promise<Value<Name> | null> => {
      const answer = await reply(input);
      return answer.ok ? answer.value : null;
    },
    [reply],
  );
  const run = useCallback(async (input: Input<Name>) => (await ask(input)) !== null, [ask]);
  return { isBusy, error, run, ask, reply };
}
