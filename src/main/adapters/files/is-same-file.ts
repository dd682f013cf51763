import type { Stats } from 'node:fs';

/**
 * Whether nobody wrote to a file, or put another in its place, between two looks. Its change time tells also what
 * sets the others back: no program can choose it.
 */
export function isSameFile(now: Stats, then: Stats): boolean {
  return (
    now.dev === then.dev &&
    now.ino === then.ino &&
    now.size === then.size &&
    now.mtimeMs === then.mtimeMs &&
    now.ctimeMs === then.ctimeMs
  );
}
