import { constants } from 'node:fs';
import { mkdir, open, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { AppError } from '../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../shared/contract/values/result.ts';
import { formatAutostartEntry, isAutostartOn } from '../../core/desk/login/desktop-entry.ts';
import type { Autostart } from '../../core/ports/desktop.ts';
import { writeAtomically } from '../files/write-atomically.ts';
import { errorCode } from '../system/error-code.ts';

const limitBytes = 64 * 1024;

/** What the entry of Keyfob was called before Keyfob had an id. */
const earlierName = 'keyfob.desktop';

/** The freedesktop.org autostart folder, the id and name that the entry has there, and the program with its arguments. */
export interface AutostartParts {
  readonly folder: string;
  readonly id: string;
  readonly name: string;
  readonly command: readonly string[];
}

/** Starts Keyfob at login by the one entry of the desktop's own. */
export function createAutostart({ folder, id, name, command }: AutostartParts): Autostart {
  const file = join(folder, `${id}.desktop`);
  const earlier = join(folder, earlierName);
  return {
    async adopt() {
      const before = await readEntry(earlier);
      if (!before.ok || before.value === null) return;
      const now = await readEntry(file);
      if (!now.ok) return;
      const isMissing = now.value === null && before.value;
      if (!isMissing || (await write(file, formatAutostartEntry(name, command))).ok) await remove(earlier);
    },
    async isOn() {
      const [now, before] = await Promise.all([readEntry(file), readEntry(earlier)]);
      if (!now.ok) return now;
      if (!before.ok) return before;
      return ok((now.value ?? false) || (before.value ?? false));
    },
    async set(on) {
      if (on) {
        const written = await write(file, formatAutostartEntry(name, command));
        return written.ok ? remove(earlier) : written;
      }
      const removed = await remove(file);
      return removed.ok ? remove(earlier) : removed;
    },
  };
}

/** Whether the entry is in force; null where there is none. */
async function readEntry(file: string): Promise<Result<boolean | null, AppError>> {
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
    if (errorCode(error) === 'ENOENT') return ok(null);
    if (errorCode(error) === undefined) throw error;
    return fail({ code: 'store-unreadable', file });
  }
}

function write(file: string, entry: string): Promise<Result<null, AppError>> {
  return changing(file, async () => {
    await mkdir(join(file, '..'), { recursive: true, mode: 0o700 });
    await writeAtomically(file, entry);
  });
}

function remove(file: string): Promise<Result<null, AppError>> {
  return changing(file, () =>
    unlink(file).catch((error: unknown) => {
      if (errorCode(error) !== 'ENOENT') throw error;
    }),
  );
}

async function changing(file: string, change: () => Promise<void>): Promise<Result<null, AppError>> {
  try {
    await change();
    return ok(null);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return fail({ code: 'store-unwritable', file });
  }
}
