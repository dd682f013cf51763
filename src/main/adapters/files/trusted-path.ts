import { lstat, readlink, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AppError } from '../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../shared/contract/values/result.ts';
import { errorCode } from '../system/error-code.ts';

type UnsafePath = Extract<AppError, { code: 'rotation-unsafe-path' }>;

/** Whether what lies on a trusted path may belong to this user. */
export type IsOwner = (uid: number) => boolean;

/** Only root's: for what root is going to run at somebody else's word. */
export const isRoots: IsOwner = (uid) => uid === 0;

/** Root's, and ours while we are not root: for what we run or change ourselves. */
export const isRootsOrOurs: IsOwner = (uid) => uid === 0 || uid === process.getuid?.();

/** As many as the kernel follows. */
const mostLinks = 40;

/**
 * Where a path leads when nobody but its trusted owners can make it lead elsewhere: every folder, every link on the way
 * and the end are theirs, and none is written by others. A sticky folder such as /tmp may be: what is theirs in it
 * stays theirs, except that anybody may put a second name of their file there. Access control lists need no look of
 * their own: where one lets somebody write, the mode shows it as the group's right. File errors are thrown.
 *
 * What was trusted when it was looked at stays so until its owners change it: no other user has a moment in between.
 */
export async function followTrusted(path: string, isOwner: IsOwner): Promise<Result<string, UnsafePath>> {
  const unsafe = (at: string, problem: UnsafePath['problem']) =>
    fail({ code: 'rotation-unsafe-path', path: at, problem } as const);
  const ahead = `/${path.startsWith('/') ? path : join(process.cwd(), path)}`.split('/');
  let at = '/';
  let isShared = false;
  let links = 0;
  for (let name = ahead.shift(); name !== undefined; name = ahead.shift()) {
    // The folder above was looked at on the way here.
    const next = name === '..' ? dirname(at) : join(at, name);
    const facts = await lstat(next);
    if (!isOwner(facts.uid)) return unsafe(next, 'owner');
    if (facts.isSymbolicLink()) {
      if (++links > mostLinks) return unsafe(next, 'link');
      const target = await readlink(next);
      ahead.unshift(...target.split('/'));
      if (target.startsWith('/')) at = '/';
      continue;
    }
    const isWritable = (facts.mode & 0o022) !== 0;
    const isSticky = facts.isDirectory() && (facts.mode & 0o1000) !== 0;
    if (isWritable && !isSticky) return unsafe(next, 'writable');
    if (isShared && facts.isFile() && facts.nlink !== 1) return unsafe(next, 'hard-link');
    isShared = isWritable;
    at = next;
  }
  // Links of /proc lead where their text does not say.
  const [end, here] = [await stat(path), await lstat(at)];
  return end.dev === here.dev && end.ino === here.ino ? ok(at) : unsafe(path, 'link');
}

/** Whether there is a file to run that nobody but its trusted owners could have put there. */
export async function isTrustedProgram(file: string, isOwner: IsOwner): Promise<boolean> {
  try {
    const followed = await followTrusted(file, isOwner);
    if (!followed.ok) return false;
    const facts = await stat(followed.value);
    return facts.isFile() && (facts.mode & 0o111) !== 0;
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return false;
  }
}

/** A program of this name from the first entry of the search path where it can be trusted; null when there is none. */
export async function findProgram(
  name: string,
  searchPath: string,
  isOwner: IsOwner,
): Promise<string | null> {
  for (const folder of searchPath.split(':').filter((each) => each.startsWith('/'))) {
    const program = join(folder, name);
    if (await isTrustedProgram(program, isOwner)) return program;
  }
  return null;
}
