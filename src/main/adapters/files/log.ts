import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { PageFrame } from '../../../shared/contract/state/page-bug.ts';
import type { Log } from '../../core/ports/machine.ts';
import { errorCode } from '../system/error-code.ts';
import { sourcePlace, stackFrames } from './stack-frames.ts';

/** With one older file of the same size it is 1 MB. */
const limitBytes = 512 * 1024;

/** The running app, whose functions the frames of a bug name. */
export interface LoggedApp {
  readonly version: string;
  /** The folder that `out` is in. */
  readonly folder: string;
}

/** The log in a settings folder. */
export function logFile(folder: string): string {
  return join(folder, 'keyfob.log');
}

/** The files of that log. */
export function logFiles(folder: string): readonly string[] {
  return [olderFile(logFile(folder)), logFile(folder)];
}

function olderFile(file: string): string {
  return `${file}.1`;
}

/** Appends JSON lines to `keyfob.log` in `folder` (0600), with one older file beside it; a full disk is no reason to stop. */
export function createLog(folder: string, now: () => number, app: LoggedApp): Log {
  const file = logFile(folder);
  const append = (entry: object) => {
    const line = `${JSON.stringify({ at: new Date(now()).toISOString(), ...entry })}\n`;
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
      if (size + Buffer.byteLength(line) > limitBytes) renameSync(file, olderFile(file));
      appendFileSync(file, line, { mode: 0o600 });
    } catch (error) {
      if (errorCode(error) === undefined) throw error;
    }
  };
  return {
    write(event, facts, error) {
      const where =
        error === undefined ? {} : { version: app.version, frames: stackFrames(error, app.folder) };
      append({ event, ...facts, ...where });
    },
    pageBug({ frames, ...facts }) {
      const places = frames.map((frame) => `${frame.name || 'anonymous'} ${pagePlace(frame, app.folder)}`);
      append({ event: 'page-bug', ...facts, version: app.version, frames: places });
    },
    failure: (event, code) => append({ event, code }),
  };
}

/** The maps of the page lie outside the folder that is served to it. */
function pagePlace({ file, line, column }: PageFrame, folder: string): string {
  const map = join(folder, 'out/page-maps', `${basename(file)}.map`);
  return sourcePlace(join(folder, 'out/renderer', file), line, column, folder, map);
}
