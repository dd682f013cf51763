import { constants, watch as watchFolder, type FSWatcher } from 'node:fs';
import { lstat, open, readdir, readFile, realpath, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { FileContent, FollowedPath, SnapDataFiles } from '../../core/ports/files.ts';
import type { AppError } from '../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../shared/contract/values/result.ts';
import { errorCode, pathErrorCode } from '../system/error-code.ts';

const debounceMs = 200;
const pollMs = 5000;
/** Some files say that they hold nothing until they are read. */
const leastBufferBytes = 4096;

/** Reads snap data from the file system; nothing it does can hang on a FIFO or a device. */
export function createSnapDataFiles(): SnapDataFiles {
  return { resolve, read, exists, follow, list, watch };
}

async function resolve(folder: string): Promise<Result<string, AppError>> {
  try {
    const path = await realpath(folder);
    return (await stat(path)).isDirectory() ? ok(path) : fail({ code: 'not-snap-data', folder });
  } catch (error) {
    const failure = await explainFileError(error, folder);
    return fail(failure.code === 'file-missing' ? { code: 'snap-data-missing', folder } : failure);
  }
}

async function read(path: string, limitBytes: number): Promise<Result<FileContent, AppError>> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
    const facts = await handle.stat();
    if (!facts.isFile()) return fail({ code: 'file-not-regular', file: path });
    if (facts.size > limitBytes) return fail({ code: 'file-too-large', file: path, limitBytes });
    let bytes = new Uint8Array(Math.max(facts.size + 1, leastBufferBytes));
    let length = 0;
    for (;;) {
      if (length === bytes.length) bytes = grow(bytes, limitBytes + 1);
      const { bytesRead } = await handle.read(bytes, length, bytes.length - length, null);
      length += bytesRead;
      if (bytesRead === 0 || length > limitBytes) break;
    }
    if (length > limitBytes) return fail({ code: 'file-too-large', file: path, limitBytes });
    return ok({ bytes: bytes.slice(0, length), changedAt: facts.mtimeMs });
  } catch (error) {
    return fail(await explainFileError(error, path));
  } finally {
    await handle?.close();
  }
}

/** Twice the room, as far as more is of use. */
function grow(bytes: Uint8Array<ArrayBuffer>, mostBytes: number): Uint8Array<ArrayBuffer> {
  const grown = new Uint8Array(Math.min(2 * bytes.length, mostBytes));
  grown.set(bytes);
  return grown;
}

async function exists(path: string): Promise<Result<boolean, AppError>> {
  try {
    await lstat(path);
    return ok(true);
  } catch (error) {
    const failure = await explainFileError(error, path);
    return failure.code === 'file-missing' ? ok(false) : fail(failure);
  }
}

async function follow(path: string): Promise<Result<FollowedPath, AppError>> {
  try {
    const real = await realpath(path);
    const facts = await stat(real);
    return ok({ path: real, kind: facts.isFile() ? 'file' : facts.isDirectory() ? 'folder' : 'other' });
  } catch (error) {
    return fail(await explainFileError(error, path));
  }
}

async function list(folder: string): Promise<Result<readonly string[], AppError>> {
  try {
    return ok((await readdir(folder)).sort());
  } catch (error) {
    return fail(await explainFileError(error, folder));
  }
}

/** The failure that an error of the file system stands for; what is none of its errors is thrown on. */
export async function explainFileError(error: unknown, file: string): Promise<AppError> {
  switch (pathErrorCode(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return { code: 'file-missing', file };
    case 'ELOOP':
      return { code: 'file-link-loop', file };
    case 'ENXIO':
      return { code: 'file-not-regular', file };
    case 'EACCES':
    case 'EPERM':
      return explainPermission(file);
    case undefined:
      throw error;
    default:
      // Network and user-space file systems have failures of many names.
      return { code: 'file-unreadable', file };
  }
}

/** Whom the nearest visible folder or file above `file` lets in: its group, or root alone. */
async function explainPermission(file: string): Promise<AppError> {
  for (let path = file; path !== dirname(path); path = dirname(path)) {
    try {
      const { gid, mode } = await stat(path);
      if (gid === 0 || (mode & 0o040) === 0) return { code: 'root-only', file };
      return { code: 'no-permission', file, group: await groupName(gid) };
    } catch (error) {
      if (!['EACCES', 'EPERM', 'ENOENT'].includes(errorCode(error) ?? '')) throw error;
    }
  }
  return { code: 'root-only', file };
}

async function groupName(gid: number): Promise<string> {
  const lines = (await readFile('/etc/group', 'utf8').catch(() => '')).split('\n');
  const line = lines.find((each) => each.split(':')[2] === String(gid));
  return line?.split(':')[0] ?? String(gid);
}

/** Watches the folders that hold the files and the link `folder`; where the kernel gives no watch, it polls. */
function watch(folder: string, paths: readonly string[], onChange: () => void): () => void {
  const watchers: FSWatcher[] = [];
  let timer: NodeJS.Timeout | undefined;
  let poll: NodeJS.Timeout | undefined;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(onChange, debounceMs);
  };
  const names = new Map<string, Set<string>>();
  for (const path of [folder, ...paths]) {
    const parent = dirname(path);
    names.set(parent, (names.get(parent) ?? new Set()).add(basename(path)));
  }
  for (const [parent, watched] of names) {
    try {
      // That the folder itself was moved or deleted is told by its own name.
      const relevant = new Set([...watched, basename(parent)]);
      const watcher = watchFolder(parent, { persistent: false }, (_event, name) => {
        if (name === null || relevant.has(name)) soon();
      });
      watcher.on('error', soon);
      watchers.push(watcher);
    } catch (error) {
      if (pathErrorCode(error) === undefined) throw error;
      poll ??= setInterval(onChange, pollMs);
    }
  }
  return () => {
    clearTimeout(timer);
    clearInterval(poll);
    for (const watcher of watchers) watcher.close();
  };
}
