import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../core/ports/log.ts';
import { errorCode } from './error-code.ts';

const limitBytes = 1024 * 1024;

/** Appends JSON lines to `keyfob.log` in `folder` (0600), with one older file beside it; a full disk is no reason to stop. */
export function createLog(folder: string, now: () => number): Log {
  const file = join(folder, 'keyfob.log');
  const append = (entry: object) => {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > limitBytes) renameSync(file, `${file}.1`);
      appendFileSync(file, `${JSON.stringify({ at: new Date(now()).toISOString(), ...entry })}\n`, {
        mode: 0o600,
      });
    } catch (error) {
      if (errorCode(error) === undefined) throw error;
    }
  };
  return {
    write: (event, facts) => append({ event, ...facts }),
    failure: (event, code) => append({ event, code }),
  };
}
