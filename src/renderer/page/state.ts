import { useSyncExternalStore } from 'react';
import { nothingKnown, type Known } from '../../shared/words/known/known.ts';
import { speakIn } from '../../shared/words/languages.ts';
import type { LanguageTag } from '../../shared/contract/values/language.ts';
import { knownOf } from '../../shared/words/known-of.ts';
import type { Snapshot } from '../../shared/contract/state/snapshot.ts';
import { onStateChanged, request } from './api.ts';

let current: Snapshot | null = null;
let known = nothingKnown;
/** The newest revision that came; it may still wait for its words. */
let newest = -1;
/** The language that was asked for last, and how many are still being loaded. */
let settledTag: LanguageTag = 'en';
let loading = 0;
const listeners = new Set<() => void>();

/** Takes a snapshot, in its language, unless a newer one came already. */
export function accept(snapshot: Snapshot): void {
  if (snapshot.revision <= newest) return;
  newest = snapshot.revision;
  if (snapshot.language === settledTag && loading === 0) take(snapshot);
  else void speakAndTake(snapshot);
}

async function speakAndTake(snapshot: Snapshot): Promise<void> {
  settledTag = snapshot.language;
  loading += 1;
  const spoken = await speakIn(snapshot.language, reportError);
  loading -= 1;
  if (snapshot.revision !== newest) return;
  document.documentElement.lang = spoken;
  take(snapshot);
}

function take(snapshot: Snapshot): void {
  current = snapshot;
  known = knownOf(snapshot, Date.now());
  for (const listener of listeners) listener();
}

/** Follows main's state: the events from now on, and what it is now. */
export async function followState(): Promise<void> {
  onStateChanged(accept);
  const reply = await request('state:get', {});
  if (reply.ok) accept(reply.value);
}

/** The newest snapshot, null before the first. */
export function useSnapshot(): Snapshot | null {
  return useSyncExternalStore(subscribe, () => current);
}

/** What the newest snapshot knows of the open cluster; `describe` makes remedies fit it. */
export function useKnown(): Known {
  return useSyncExternalStore(subscribe, () => known);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
