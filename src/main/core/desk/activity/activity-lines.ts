import {
  activityEntrySchema,
  activityLengths,
  type ActivityEntry,
} from '../../../../shared/contract/state/activity-state.ts';
import { parseJson } from '../../files/text/parse-json.ts';

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

/** No entry is shorter; to find that out of a whole file of line breaks by parsing would take seconds. */
const shortestLine = 60;

/** The entries of a file, newest first; a line that a crash cut short is left out. */
export function parseActivity(text: string): ActivityEntry[] {
  return text
    .split('\n')
    .filter((line) => line.length >= shortestLine)
    .flatMap((line) => activityEntrySchema.safeParse(parseJson(line)).data ?? [])
    .reverse();
}

function cut(text: string | null, most: number): string | null {
  return text === null || text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
