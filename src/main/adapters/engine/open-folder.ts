import { randomBytes } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { lstat, open, readdir, rename, unlink, type FileHandle } from 'node:fs/promises';
import { errorCode } from '../system/error-code.ts';
import { isSameFile } from '../files/is-same-file.ts';

/** Whom a new file belongs to and who may use it. */
export interface Ownership {
  readonly uid: number;
  readonly gid: number;
  readonly mode: number;
}

/** A regular file with one name, as it was read. */
export interface ReadFile {
  readonly bytes: Uint8Array;
  readonly facts: Stats;
}

/** Why a file is left alone. */
export class UnsafeFile extends Error {
  readonly problem: 'link' | 'hard-link' | 'not-regular' | 'too-large';

  constructor(problem: UnsafeFile['problem']) {
    super(problem);
    this.problem = problem;
  }
}

const temporaryName = /^\.keyfob-[0-9a-f]{32}\.tmp$/;

/** A folder held open: its files are reached through its descriptor, so that nobody can put another folder in between. */
export class OpenFolder {
  readonly #handle: FileHandle;

  private constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  /** Opens a folder and from there the ones below it, none of them through a link. */
  static async open(root: string, below: readonly string[] = []): Promise<OpenFolder> {
    const flags = constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW;
    let handle = await open(root, flags);
    for (const name of below) {
      try {
        const next = await open(`/proc/self/fd/${handle.fd}/${name}`, flags);
        await handle.close();
        handle = next;
      } catch (error) {
        await handle.close();
        throw error;
      }
    }
    return new OpenFolder(handle);
  }

  /** Who owns the folder itself. */
  facts(): Promise<Stats> {
    return this.#handle.stat();
  }

  /** Reads a file; throws `UnsafeFile` for anything that is not a regular file with one name. */
  async read(name: string, limitBytes: number): Promise<ReadFile> {
    const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK | constants.O_NOCTTY;
    const handle = await open(this.#path(name), flags).catch((error: unknown) => {
      if (errorCode(error) === 'ELOOP') throw new UnsafeFile('link');
      if (errorCode(error) === 'ENXIO') throw new UnsafeFile('not-regular');
      throw error;
    });
    try {
      const facts = await handle.stat();
      if (!facts.isFile()) throw new UnsafeFile('not-regular');
      if (facts.nlink !== 1) throw new UnsafeFile('hard-link');
      if (facts.size > limitBytes) throw new UnsafeFile('too-large');
      const bytes = new Uint8Array(await handle.readFile());
      return { bytes, facts };
    } finally {
      await handle.close();
    }
  }

  /** Whether the name still leads to the very file that was read. */
  async isStill(name: string, { facts }: ReadFile): Promise<boolean> {
    return isSameFile(await lstat(this.#path(name)), facts);
  }

  /**
   * Puts a file in place: a new one beside it, with its owner and mode set on its descriptor, synced, renamed, and the
   * folder synced. `isRight` is asked last before the rename; false leaves everything as it was.
   */
  async write(
    name: string,
    bytes: Uint8Array,
    { uid, gid, mode }: Ownership,
    isRight: () => Promise<boolean> = () => Promise.resolve(true),
  ): Promise<boolean> {
    const temporary = this.#path(`.keyfob-${randomBytes(16).toString('hex')}.tmp`);
    const handle = await open(temporary, 'wx', 0o600);
    try {
      try {
        await writeAll(handle, bytes, 0);
        const made = await handle.stat();
        if (made.uid !== uid || made.gid !== gid) await handle.chown(uid, gid);
        await handle.chmod(mode & 0o7777);
        await handle.sync();
      } finally {
        await handle.close();
      }
      if (!(await isRight())) {
        await unlink(temporary);
        return false;
      }
      await rename(temporary, this.#path(name));
    } catch (error) {
      await unlink(temporary).catch(() => undefined);
      throw error;
    }
    await this.#handle.sync();
    return true;
  }

  /** Adds to a file that is there, all of it or nothing. */
  async append(name: string, text: string): Promise<void> {
    const flags = constants.O_WRONLY | constants.O_APPEND | constants.O_NOFOLLOW;
    const handle = await open(this.#path(name), flags);
    try {
      const { size } = await handle.stat();
      try {
        await writeAll(handle, Buffer.from(text), size);
        await handle.sync();
      } catch (error) {
        await handle.truncate(size).catch(() => undefined);
        throw error;
      }
    } finally {
      await handle.close();
    }
  }

  /** Opens a file of this folder for its owner alone, made when it is not there. */
  hold(name: string): Promise<FileHandle> {
    return open(this.#path(name), constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW, 0o600);
  }

  /** Removes a file for good; one that is not there is no failure. */
  async remove(name: string): Promise<void> {
    try {
      await unlink(this.#path(name));
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw error;
    }
    await this.#handle.sync();
  }

  /** Removes the new files that an interrupted `write` left. */
  async sweep(): Promise<void> {
    const entries = await readdir(this.#path('.'), { withFileTypes: true });
    for (const entry of entries) {
      if (entry.isFile() && temporaryName.test(entry.name)) await this.remove(entry.name);
    }
  }

  close(): Promise<void> {
    return this.#handle.close();
  }

  #path(name: string): string {
    return `/proc/self/fd/${this.#handle.fd}/${name}`;
  }
}

/** Writes at a place of its own: a short write goes on where it stopped. */
async function writeAll(handle: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, at + done);
    done += bytesWritten;
  }
}
