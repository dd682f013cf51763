import { lstat, realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { AppError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';

type UnsafePath = Extract<AppError, { code: 'rotation-unsafe-path' }>;

/** Whether a file may belong to this user while we act as whom we are: root's always, ours when we are not root. */
export function isTrustedOwner(uid: number): boolean {
  return uid === 0 || uid === process.getuid?.();
}

/** Whether nobody else can put something else at the path: each folder of it is trusted, and written by others only where it is sticky. */
export async function checkTrusted(path: string): Promise<Result<null, UnsafePath>> {
  for (let at = path; ; at = dirname(at)) {
    const { uid, mode } = await lstat(at);
    const isSticky = (mode & 0o1000) !== 0;
    if (!isTrustedOwner(uid)) return fail({ code: 'rotation-unsafe-path', path: at, problem: 'owner' });
    if ((mode & 0o022) !== 0 && !isSticky)
      return fail({ code: 'rotation-unsafe-path', path: at, problem: 'writable' });
    if (at === '/') return ok(null);
  }
}

/** A program of this name from the first PATH entry where it and all its parents are trusted; null when there is none. */
export async function findProgram(name: string, searchPath: string): Promise<string | null> {
  for (const folder of searchPath.split(':')) {
    if (!folder.startsWith('/')) continue;
    const program = `${folder}/${name}`;
    try {
      const target = await realpath(program);
      const [here, there] = [await checkTrusted(dirname(program)), await checkTrusted(target)];
      const facts = await lstat(target);
      const isProgram = facts.isFile() && (facts.mode & 0o111) !== 0;
      if (here.ok && there.ok && isProgram) return program;
    } catch (error) {
      if (!isAbsent(error)) throw error;
    }
  }
  return null;
}

function isAbsent(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return ['ENOENT', 'ENOTDIR', 'EACCES', 'ELOOP'].includes(String(code));
}
