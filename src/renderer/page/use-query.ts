import { useCallback, useEffect, useState } from 'react';
import type { Input, Output, RequestName } from '../../shared/contract/contract.ts';
import type { AppError } from '../../shared/contract/errors/errors.ts';
import { request } from './api.ts';

type Value<Name extends RequestName> = Extract<Output<Name>, { ok: true }>['value'];

/** What a query last answered; the last value stays while a new one is on its way. */
export interface Query<Name extends RequestName> {
  readonly value: Value<Name> | null;
  readonly error: AppError | null;
  readonly isBusy: boolean;
  /** Asks it anew. */
  readonly reload: () => void;
}

/** Asks a query, and asks it anew whenever `input` (compared as JSON) or `version` changes. */
export function useQuery<Name extends RequestName>(
  name: Name,
  input: Input<Name>,
  version: unknown,
): Query<Name> {
  const [round, setRound] = useState(0);
  const [answer, setAnswer] = useState<Pick<Query<Name>, 'value' | 'error'>>({ value: null, error: null });
  const [answered, setAnswered] = useState<string | null>(null);
  const key = JSON.stringify(input);
  const asked = `${round} ${key}`;
  useEffect(() => {
    let isStale = false;
    void request(name, JSON.parse(key) as Input<Name>).then((reply) => {
      if (isStale) return;
      setAnswer(reply.ok ? { value: reply.value, error: null } : { value: null, error: reply.error });
      setAnswered(asked);
    });
    return () => {
      isStale = true;
    };
  }, [name, key, asked, version]);
  const reload = useCallback(() => setRound((before) => before + 1), []);
  return { ...answer, isBusy: answered !== asked, reload };
}
