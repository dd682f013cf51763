import { useCallback, useEffect, useRef } from 'react';
import { accountToRemove, isNewToken, isNoDashboard, type Go, type Place } from './places.ts';

/** So many places can be gone back to. */
const mostPlaces = 50;

/** What is begun anew at a place, and not when one comes back to it. */
const begun: readonly (string | null)[] = ['rotate', 'paste'];

type Seen = Pick<Place, 'screen' | 'subject'>;

/** The way back to the place before, as far as it is let go. */
export function useBack(
  {
    screen,
    subject,
    visit,
  }: Seen & {
    /** Counts the visits, also to the same place. */
    readonly visit: number;
  },
  go: Go,
): () => void {
  const visits = useRef<{ shown: Seen; visit: number; before: readonly Seen[]; wanted: Seen | null }>({
    shown: { screen, subject },
    visit,
    before: [],
    wanted: null,
  });
  useEffect(() => {
    const { shown, before, wanted, visit: last } = visits.current;
    if (last === visit) return;
    const place = { screen, subject };
    const isBack = wanted !== null && isSame(wanted, place);
    visits.current = {
      shown: place,
      visit,
      before: isBack
        ? before.slice(0, -1)
        : isSame(shown, place)
          ? before
          : [...before, shown].slice(-mostPlaces),
      wanted: null,
    };
  }, [screen, subject, visit]);
  return useCallback(() => {
    const place = visits.current.before.at(-1);
    if (place === undefined) return;
    const { screen, subject } = place;
    visits.current.wanted = { screen, subject: withoutBeginning(subject) };
    go(screen, visits.current.wanted.subject ?? undefined);
  }, [go]);
}

function withoutBeginning(subject: string | null): string | null {
  if (begun.includes(subject) || isNewToken(subject) || isNoDashboard(subject)) return null;
  return accountToRemove(subject) ?? subject;
}

function isSame(one: Seen, other: Seen): boolean {
  return one.screen === other.screen && one.subject === other.subject;
}
