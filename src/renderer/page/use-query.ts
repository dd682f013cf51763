import { useCallback, useEffect, useRef, useState } from 'react';
import type { Input, Output, RequestName } from '../../shared/contract/contract.ts';
import type { AppError } from '../../shared/contract/errors/errors.ts';
import { request } from './api.ts';

type Value<Name extends RequestName> = Extract<Output<Name>, { ok: true }>['value'];

interface Answer<Name extends RequestName> {
  readonly value: Value<Name> | null;
  readonly error: AppError | null;
  /** What it was asked with; null before the first answer. */
  readonly of: Input<Name> | null;
}

/** What a query last answered, which stays while a new answer is on its way. */
export interface Query<Name extends RequestName> extends Answer<Name> {
  readonly isBusy: boolean;
  /** Asks it anew. */
  readonly reload: () => void;
}

/** How a list is asked that main reads page by page, and that changes without telling; one object for all rounds. */
export interface QueryWays<Name extends RequestName> {
  /** What is said besides the input at first and after `reload`, until there is an answer. */
  readonly anew?: Partial<Input<Name>>;
  /** After how many milliseconds it is asked again of itself; null when this answer is good until something changes. */
  readonly again?: (value: Value<Name>) => number | null;
}

const plainly = {};

/** Asks a query, and asks it anew whenever `input` (compared as JSON) or `version` changes: the answer to the last question counts. */
export function useQuery<Name extends RequestName>(
  name: Name,
  input: Input<Name>,
  version: string | number | null,
  { anew, again }: QueryWays<Name> = plainly,
): Query<Name> {
  const [round, setRound] = useState(0);
  const answeredRound = useRef<number | null>(null);
  const [answer, setAnswer] = useState<Answer<Name>>({ value: null, error: null, of: null });
  const [answered, setAnswered] = useState<string | null>(null);
  const key = JSON.stringify(input);
  const asked = JSON.stringify([name, key, version, round]);
  useEffect(() => {
    const of = JSON.parse(key) as Input<Name>;
    let isStale = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (): Promise<void> => {
      const reply = await request(name, answeredRound.current === round ? of : { ...of, ...anew });
      if (isStale) return;
      setAnswer(reply.ok ? { value: reply.value, error: null, of } : { value: null, error: reply.error, of });
      setAnswered(asked);
      if (!reply.ok) return;
      answeredRound.current = round;
      const wait = again?.(reply.value) ?? null;
      if (wait !== null) timer = setTimeout(() => void ask(), wait);
    };
    void ask();
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [name, key, asked, round, anew, again]);
  const reload = useCallback(() => setRound((before) => before + 1), []);
  return { ...answer, isBusy: answered !== asked, reload };
}
