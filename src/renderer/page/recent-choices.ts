import * as z from 'zod';

const storageKey = 'recent-choices';
const most = 5;
const storedSchema = z.array(z.string());

/** What was chosen in the palette, the newest first, as long as the window is there. */
export function recentChoices(): readonly string[] {
  const stored = sessionStorage.getItem(storageKey);
  return stored === null ? [] : storedSchema.parse(JSON.parse(stored));
}

/** Remembers a choice by its id. */
export function noteChoice(id: string): void {
  const others = recentChoices().filter((each) => each !== id);
  sessionStorage.setItem(storageKey, JSON.stringify([id, ...others].slice(0, most)));
}
