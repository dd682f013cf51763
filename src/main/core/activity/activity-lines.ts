import { activityEntrySchema, type ActivityEntry } from '../../../shared/activity-state.ts';
import { parseJson } from '../parse-json.ts';

/** One entry as a line. */
export function formatActivity(entry: ActivityEntry): string {
  return JSON.stringify(entry);
}

/** How many lines a file holds, entries or not. */
export function countLines(text: string): number {
  return text.split('\n').filter((line) => line !== '').length;
}

/** The entries of a file, newest first; a line that a crash cut short is left out. */
export function parseActivity(text: string): ActivityEntry[] {
  return text
    .split('\n')
    .flatMap((line) => activityEntrySchema.safeParse(parseJson(line)).data ?? [])
    .reverse();
}
