import { app } from 'electron';
import type { StartFailure } from '../core/desk/bugs/start-failure.ts';
import { relaunch } from './relaunch.ts';
import { tellFailedStart } from './tell-failed-start.ts';

const deadlineMs = 2_000;

/** What ending after a bug needs. */
export interface AfterBugParts {
  readonly title: string;
  /** Whether the app ends already. */
  readonly isEnding: () => boolean;
  /** What is done at every end. */
  readonly cleanUp: () => Promise<void>;
  /** Notes for the next process what there is to tell; false where there shall be none. */
  readonly note: (incident: string) => Promise<boolean>;
  /** Takes back what was noted, or is being noted. */
  readonly withdraw: () => Promise<void>;
  readonly hasWindow: () => boolean;
  /** What a person is told where Keyfob does not start anew. */
  readonly stopped: (incident: string) => StartFailure;
}

/** Ends a process that met a bug of which nobody knows what it left undone: another takes its place, or a box says why not. */
export async function endAfterBug(incident: string, parts: AfterBugParts): Promise<void> {
  await inTime(parts.cleanUp());
  if (parts.isEnding()) return;
  const startsAnew = await inTime(parts.note(incident));
  if (parts.isEnding()) return;
  if (startsAnew === true) {
    relaunch(parts.hasWindow());
    app.exit();
    return;
  }
  // One that comes to be noted late would be told of at the next start.
  await inTime(parts.withdraw());
  await tellFailedStart(parts.title, parts.stopped(incident));
}

/** Null where it failed or takes longer than can be waited for. */
function inTime<Value>(work: Promise<Value>): Promise<Value | null> {
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), deadlineMs));
  return Promise.race([work.catch(() => null), late]);
}
