import { activityEntrySchema, activityLengths, type ActivityEntry } from '../../../shared/activity-state.ts';
import { parseJson } from '../parse-json.ts';

/** One entry as a line; what is too long for an entry is cut. */
export function formatActivity(entry: ActivityEntry): string {
  const { cluster, subject, jti } = activityLengths;
  return JSON.stringify({
    ...entry,
    cluster: cut(entry.cluster, cluster),
    subject: cut(entry.subject, subject),
    jti: cut(entry.jti, jti),
  });
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

function cut(text: string | null, most: number): string | null {
  return text === null || text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
