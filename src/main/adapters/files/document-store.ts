import { constants } from 'node:fs';
import { mkdir, open, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { AppError } from '../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../shared/contract/values/result.ts';
import type { DocumentName, DocumentStore } from '../../core/ports/files.ts';
import { readUtf8 } from '../../core/files/text/utf8.ts';
import { errorCode } from '../system/error-code.ts';
import { syncFolder } from './sync-folder.ts';
import { writeAtomically } from './write-atomically.ts';

const limitBytes = 10 * 1024 * 1024;

/** Keeps documents in `folder`: 0600, each write a new file that replaces the old one in one step. */
export function createDocumentStore(folder: string): DocumentStore {
  const path = (name: DocumentName) => join(folder, name);
  return {
    path,
    read: (name) => read(path(name)),
    write: (name, text) => write(folder, path(name), text),
    setAside: (name) => setAside(folder, path(name)),
    remove: (name) => remove(path(name)),
  };
}

async function read(file: string): Promise<Result<string | null, AppError>> {
  try {
    const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
    try {
      const facts = await handle.stat();
      if (!facts.isFile() || facts.size > limitBytes) return fail({ code: 'store-unreadable', file });
      // What is no UTF-8 is no document; decoded somehow it could pass for another one than was written.
      return ok(readUtf8(await handle.readFile()) ?? '');
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return ok(null);
    if (errorCode(error) !== undefined) return fail({ code: 'store-unreadable', file });
    throw error;
  }
}

async function write(folder: string, file: string, text: string): Promise<Result<null, AppError>> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const written = await writeAtomically(file, text);
    return written === 'on-disk' ? ok(null) : fail({ code: 'store-unwritable', file });
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return fail({ code: 'store-unwritable', file });
  }
}

async function setAside(folder: string, file: string): Promise<Result<null, AppError>> {
  try {
    await rename(file, `${file}.unreadable`);
    await syncFolder(folder);
    return ok(null);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return fail({ code: 'store-unwritable', file });
  }
}

async function remove(file: string): Promise<Result<null, AppError>> {
  try {
    await unlink(file);
    return ok(null);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return ok(null);
    if (errorCode(error) === undefined) throw error;
    return fail({ code: 'store-unwritable', file });
  }
}
