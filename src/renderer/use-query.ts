import { useEffect, useState } from 'react';
import type { Input, Output, RequestName } from '../shared/contract.ts';
import type { AppError } from '../shared/errors.ts';
import { request } from './api.ts';

type Value<Name extends RequestName> = Extract<Output<Name>, { ok: true }>['value'];

/** What a query last answered; the last value stays while a new one is on its way. */
export interface Query<Name extends RequestName> {
  readonly value: Value<Name> | null;
  readonly error: AppError | null;
}

/** Asks a query, and asks it anew whenever `input` (compared as JSON) or `version` changes. */
export function useQuery<Name extends RequestName>(
  name: Name,
  input: Input<Name>,
  version: unknown,
): Query<Name> {
  const [query, setQuery] = useState<Query<Name>>({ value: null, error: null });
  const key = JSON.stringify(input);
  useEffect(() => {
    let isStale = false;
    void request(name, JSON.parse(key) as Input<Name>).then((reply) => {
      if (isStale) return;
      setQuery(reply.ok ? { value: reply.value, error: null } : { value: null, error: reply.error });
    });
    return () => {
      isStale = true;
    };
  }, [name, key, version]);
  return query;
}
