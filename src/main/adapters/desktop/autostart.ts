import { constants } from 'node:fs';
import { mkdir, open, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fail, ok } from '../../../shared/contract/values/result.ts';
import { formatAutostartEntry, isAutostartOn } from '../../core/desk/login/desktop-entry.ts';
import type { Autostart } from '../../core/ports/desktop.ts';
import { writeAtomically } from '../files/write-atomically.ts';
import { errorCode } from '../system/error-code.ts';

const limitBytes = 64 * 1024;

/** The autostart entry of the freedesktop.org specification at `file`; `command` is the program and its arguments. */
export function createAutostart(file: string, name: string, command: readonly string[]): Autostart {
  return {
    async isOn() {
      try {
        const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
        try {
          const facts = await handle.stat();
          if (!facts.isFile() || facts.size > limitBytes) return fail({ code: 'store-unreadable', file });
          return ok(isAutostartOn(await handle.readFile('utf8')));
        } finally {
          await handle.close();
        }
      } catch (error) {
        if (errorCode(error) === 'ENOENT') return ok(false);
        if (errorCode(error) === undefined) throw error;
        return fail({ code: 'store-unreadable', file });
      }
    },
    async set(on) {
      try {
        if (on) {
          await mkdir(dirname(file), { recursive: true, mode: 0o700 });
          await writeAtomically(file, formatAutostartEntry(name, command));
        } else await unlink(file);
        return ok(null);
      } catch (error) {
        if (errorCode(error) === 'ENOENT' && !on) return ok(null);
        if (errorCode(error) === undefined) throw error;
        return fail({ code: 'store-unwritable', file });
      }
    },
  };
}
