import { constants } from 'node:fs';
import { lstat, mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { AppError } from '../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../shared/contract/values/result.ts';
import type { ActivityFile } from '../../core/ports/files.ts';
import { errorCode } from '../system/error-code.ts';

const limitBytes = 256 * 1024;
const newline = 0x0a;
const { O_APPEND, O_CREAT, O_NOFOLLOW, O_NONBLOCK, O_RDONLY, O_WRONLY } = constants;

/** Appends to `activity.jsonl` in `folder` (0600), with one older file of at most `limit` bytes beside it. */
export function createActivityFile(folder: string, limit = limitBytes): ActivityFile {
  const file = join(folder, 'activity.jsonl');
  const older = `${file}.1`;
  return {
    async append(line) {
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const { size, isCut } = await lookAtEnd(file);
        if (size >= limit) await rename(file, older);
        const handle = await open(file, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK, 0o600);
        try {
          await handle.appendFile(isCut && size < limit ? `\n${line}\n` : `${line}\n`);
        } finally {
          await handle.close();
        }
        return ok(null);
      } catch (error) {
        if (errorCode(error) === undefined) throw error;
        return fail({ code: 'store-unwritable', file });
      }
    },
    async read() {
      const parts = [await readIfThere(older, limit), await readIfThere(file, limit)];
      return {
        text: parts.map((part) => (part.ok ? withLineEnd(part.value) : '')).join(''),
        unread: parts.flatMap((part) => (part.ok ? [] : [part.error])),
      };
    },
    async mark() {
      const parts = [await markOf(older), await markOf(file)];
      return parts.includes(null) ? null : parts.join(' ');
    },
  };
}

/** How long the file is, and whether a full disk or a crash cut its last line short. */
async function lookAtEnd(file: string): Promise<{ readonly size: number; readonly isCut: boolean }> {
  try {
    const handle = await open(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    try {
      const { size } = await handle.stat();
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(1), 0, 1, Math.max(size - 1, 0));
      return { size, isCut: bytesRead === 1 && buffer[0] !== newline };
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { size: 0, isCut: false };
    throw error;
  }
}

async function markOf(file: string): Promise<string | null> {
  try {
    const { ino, size, ctimeNs } = await lstat(file, { bigint: true });
    return `${ino}:${size}:${ctimeNs}`;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 'none';
    if (errorCode(error) === undefined) throw error;
    return null;
  }
}

/** A line that was cut short swallows none of the next file. */
function withLineEnd(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

/** A file that is larger than it can have become by appending is not ours. */
async function readIfThere(file: string, limit: number): Promise<Result<string, AppError>> {
  try {
    const handle = await open(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    try {
      const facts = await handle.stat();
      if (!facts.isFile() || facts.size > 2 * limit) return fail({ code: 'store-unreadable', file });
      return ok(await handle.readFile('utf8'));
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return ok('');
    if (errorCode(error) === undefined) throw error;
    return fail({ code: 'store-unreadable', file });
  }
}
