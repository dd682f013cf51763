import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as z from 'zod';
import type { AppError } from '../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../shared/contract/values/result.ts';
import type { RotationEngine } from '../../../shared/contract/state/rotation.ts';
import { parseJson } from '../../core/files/text/parse-json.ts';
import type { OpenRotationState } from '../../core/engine/engine-ports.ts';
import { rotationFileLimit, rotationPaths } from '../../core/files/journal/journal.ts';
import { Secret } from '../../core/ports/secret.ts';
import { errorCode } from '../system/error-code.ts';
import { syncFolder } from '../files/sync-folder.ts';
import { findProgram, followTrusted, isRootsOrOurs } from '../files/trusted-path.ts';
import { explainFile, explainWrite } from './explain-file.ts';
import { OpenFolder } from './open-folder.ts';

const heldBySchema = z.object({ pid: z.int() });
const backupSchema = z.strictObject({
  version: z.literal(1),
  rotation: z.string(),
  old: z.string(),
  new: z.string(),
});

/** Opens state folders below `stateFolder`; `searchPath` is where flock is looked for. */
export function createRotationStates(stateFolder: string, searchPath: string, engine: RotationEngine) {
  return (identity: string): OpenRotationState => {
    const paths = rotationPaths(stateFolder, identity);
    const own = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
    /** The lock lasts as long as this is open: let go of unclosed, it would end when memory is tidied up. */
    let held: FileHandle | null = null;
    const unlock = async () => {
      await held?.close();
      held = null;
    };

    const inFolder = async <Value>(
      file: string,
      act: (folder: OpenFolder) => Promise<Value>,
      explain: (error: unknown, file: string) => AppError,
    ): Promise<Result<Value, AppError>> => {
      let folder: OpenFolder | null = null;
      try {
        folder = await OpenFolder.open(paths.folder);
        return ok(await act(folder));
      } catch (error) {
        return fail(explain(error, file));
      } finally {
        await folder?.close();
      }
    };
    const change = async (file: string, act: (folder: OpenFolder) => Promise<unknown>) => {
      const done = await inFolder(file, act, explainWrite);
      return done.ok ? ok(null) : done;
    };
    const read = async (name: 'journal' | 'backup'): Promise<Result<Uint8Array | null, AppError>> => {
      const file = paths[name];
      const found = await inFolder(file, (folder) => folder.read(name, rotationFileLimit), explainFile);
      if (found.ok) return ok(found.value.bytes);
      return found.error.code === 'file-missing' ? ok(null) : found;
    };

    return {
      paths,
      async lock() {
        const flock = await findProgram('flock', searchPath, isRootsOrOurs);
        if (flock === null) return fail({ code: 'rotation-no-lock' });
        const made = await makeFolders([stateFolder, paths.folder]);
        if (!made.ok) return made;
        const taken = await inFolder(
          paths.lock,
          async (folder): Promise<Result<null, AppError>> => {
            held = await folder.hold('lock');
            if (!(await isLocked(flock, held))) return busy(held);
            await held.truncate();
            await held.write(JSON.stringify(engine), 0);
            await folder.sweep();
            return ok(null);
          },
          explainWrite,
        );
        const locked = taken.ok ? taken.value : taken;
        if (!locked.ok) await unlock();
        return locked;
      },
      unlock,
      async readJournal() {
        const bytes = await read('journal');
        return bytes.ok ? ok(Buffer.from(bytes.value ?? []).toString('utf8')) : bytes;
      },
      beginJournal: (line) =>
        change(paths.journal, (folder) =>
          folder.write('journal', Buffer.from(line), { ...own, mode: 0o644 }),
        ),
      appendJournal: (lines) => change(paths.journal, (folder) => folder.append('journal', lines)),
      backup: {
        async read() {
          const bytes = await read('backup');
          if (!bytes.ok || bytes.value === null) return bytes.ok ? ok(null) : bytes;
          const parsed = backupSchema.safeParse(parseJson(Buffer.from(bytes.value).toString('utf8')));
          if (!parsed.success) return fail({ code: 'rotation-backup-unreadable', file: paths.backup });
          const { rotation, old, new: fresh } = parsed.data;
          return ok({ rotation, old: new Secret(old), new: new Secret(fresh) });
        },
        write({ rotation, old, new: fresh }) {
          const content = { version: 1, rotation, old: old.reveal(), new: fresh.reveal() };
          const bytes = Buffer.from(`${JSON.stringify(content)}\n`);
          return change(paths.backup, (folder) => folder.write('backup', bytes, { ...own, mode: 0o600 }));
        },
        remove: () => change(paths.backup, (folder) => folder.remove('backup')),
      },
    };
  };
}

/** Makes each folder readable for all and writable for us alone, whatever the umask; others' folders stay as they are. */
async function makeFolders(folders: readonly string[]): Promise<Result<null, AppError>> {
  for (const folder of folders) {
    try {
      const first = await makeFolder(folder);
      if (first !== undefined) {
        await chmod(folder, 0o755);
        for (let at = folder; at.length >= first.length; at = dirname(at)) await syncFolder(dirname(at));
      }
      const trusted = await followTrusted(folder, isRootsOrOurs);
      if (!trusted.ok) return trusted;
    } catch (error) {
      return fail(explainWrite(error, folder));
    }
  }
  return ok(null);
}

/**
 * Makes a folder and the ones above it; the topmost that was made, undefined where it is there. Node's own recursive
 * mkdir says of a read-only file system that something is missing.
 */
async function makeFolder(folder: string): Promise<string | undefined> {
  try {
    await mkdir(folder, { mode: 0o755 });
    return folder;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return undefined;
    if (errorCode(error) !== 'ENOENT' || folder === dirname(folder)) throw error;
    const first = await makeFolder(dirname(folder));
    await mkdir(folder, { mode: 0o755 });
    return first ?? folder;
  }
}

/**
 * Locks an open file through flock(1): the kernel's lock belongs to the open file that we share with it, stays when
 * flock has ended, and is gone with our process, however that ends.
 */
async function isLocked(flock: string, { fd }: FileHandle): Promise<boolean> {
  const child = spawn(flock, ['--exclusive', '--nonblock', '3'], {
    stdio: ['ignore', 'ignore', 'ignore', fd],
    env: {},
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code === 0;
}

async function busy(handle: FileHandle): Promise<Result<null, AppError>> {
  const text = await handle.readFile('utf8').catch((error: unknown) => {
    if (errorCode(error) === undefined) throw error;
    return '';
  });
  const heldBy = heldBySchema.safeParse(parseJson(text));
  return fail({ code: 'rotation-busy', pid: heldBy.success ? heldBy.data.pid : null });
}
