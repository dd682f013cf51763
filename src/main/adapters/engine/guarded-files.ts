import type { Stats } from 'node:fs';
import { lstat, realpath, stat } from 'node:fs/promises';
import type { AppError } from '../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../shared/contract/values/result.ts';
import type { GuardedFiles } from '../../core/engine/engine-ports.ts';
import { errorCode } from '../system/error-code.ts';
import { followTrusted, isRootsOrOurs } from '../files/trusted-path.ts';
import { explainFile, explainWrite } from './explain-file.ts';
import { OpenFolder, UnsafeFile, type Ownership } from './open-folder.ts';

/** Whether only root may rotate there: everybody may on snap data of their own. */
export async function needsRoot(snapData: string): Promise<boolean> {
  const uid = process.getuid?.();
  if (uid === 0) return true;
  try {
    return (await stat(snapData)).uid !== uid;
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return true;
  }
}

/**
 * Guarded files on Linux; what lies outside the resolved snap data folders is never opened. `rootLine` is what a
 * person runs instead where only root may.
 */
export function createGuardedFiles(rootLine: string): GuardedFiles {
  const roots = new Set<string>();

  const within = async <Value>(
    path: string,
    act: (folder: OpenFolder, name: string) => Promise<Result<Value, AppError>>,
    explain: (error: unknown, path: string) => AppError,
  ): Promise<Result<Value, AppError>> => {
    const root = [...roots].find((each) => path.startsWith(`${each}/`));
    const names = path.slice((root ?? '').length + 1).split('/');
    const name = names.pop();
    if (root === undefined || name === undefined || names.some((each) => ['', '.', '..'].includes(each)))
      return fail({ code: 'rotation-unsafe-path', path, problem: 'outside' });
    let folder: OpenFolder | null = null;
    try {
      folder = await OpenFolder.open(root, names);
      if (!isRootsOrOurs((await folder.facts()).uid))
        return fail({ code: 'rotation-unsafe-path', path, problem: 'owner' });
      return await act(folder, name);
    } catch (error) {
      return fail(explain(error, path));
    } finally {
      await folder?.close();
    }
  };

  return {
    async resolve(folder) {
      try {
        const facts = await stat(folder);
        if (!facts.isDirectory()) return fail({ code: 'not-snap-data', folder });
        const uid = process.getuid?.();
        if (uid !== 0 && facts.uid !== uid)
          return fail({ code: 'rotation-needs-root', folder: await realpath(folder), command: rootLine });
        const followed = await followTrusted(folder, isRootsOrOurs);
        if (followed.ok) roots.add(followed.value);
        return followed;
      } catch (error) {
        const failure = explainFile(error, folder);
        return fail(failure.code === 'file-missing' ? { code: 'snap-data-missing', folder } : failure);
      }
    },
    read(path, limitBytes) {
      return within(
        path,
        async (folder, name) => {
          const { bytes, facts } = await folder.read(name, limitBytes);
          return ok({ bytes, changedAt: facts.mtimeMs });
        },
        (error) =>
          isTooLarge(error) ? { code: 'file-too-large', file: path, limitBytes } : explainFile(error, path),
      );
    },
    async exists(path) {
      try {
        await lstat(path);
        return ok(true);
      } catch (error) {
        return ['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '')
          ? ok(false)
          : fail(explainFile(error, path));
      }
    },
    replace(path, expected, content) {
      const changed: AppError = { code: 'rotation-file-changed', file: path };
      return within(
        path,
        async (folder, name) => {
          const before = await folder.read(name, expected.length);
          if (Buffer.compare(before.bytes, expected) !== 0) return fail(changed);
          const bytes = Buffer.from(content.reveal(), 'latin1');
          const ownership = safeOwnership(before.facts, await folder.facts());
          const isReplaced = await folder.write(name, bytes, ownership, () => folder.isStill(name, before));
          return isReplaced ? ok(null) : fail(changed);
        },
        (error) => (isTooLarge(error) ? changed : explainWrite(error, path)),
      );
    },
    async sweep(path) {
      await within(
        path,
        async (folder) => {
          await folder.sweep();
          return ok(null);
        },
        explainWrite,
      );
    },
  };
}

function isTooLarge(error: unknown): boolean {
  return error instanceof UnsafeFile && error.problem === 'too-large';
}

/** What owner and group may do to a file with a token in it: read and write. */
const safeBits = 0o660;

/**
 * A file stays its owner's and its group's, and nobody else's. One that another user put there becomes what MicroK8s
 * makes of its files: the folder's owner and group, and 0660, or 0600 in a hardened folder.
 */
function safeOwnership(file: Stats, folder: Stats): Ownership {
  const { uid, gid, mode } = isRootsOrOurs(file.uid) ? file : folder;
  return { uid, gid, mode: mode & safeBits };
}
