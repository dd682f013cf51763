import { lstat, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorCode } from '../error-code.ts';

/** Whether the file and all folders above it are root's and nobody else can put something else there. */
export async function isRootOwned(file: string): Promise<boolean> {
  const target = await realpath(file).catch(asAbsent);
  if (target === null) return false;
  return (await arePartsRootOwned(file)) && (target === file || (await arePartsRootOwned(target)));
}

/** The first program of this name on the search path that nobody but root could have put there; null without one. */
export async function findRootProgram(name: string, searchPath: string): Promise<string | null> {
  for (const folder of searchPath.split(':').filter((each) => each.startsWith('/'))) {
    const program = join(folder, name);
    if (await isRootOwned(program)) return program;
  }
  return null;
}

async function arePartsRootOwned(path: string): Promise<boolean> {
  for (let at = path; ; at = dirname(at)) {
    const facts = await lstat(at).catch(asAbsent);
    if (facts === null || facts.uid !== 0) return false;
    const isSticky = facts.isDirectory() && (facts.mode & 0o1000) !== 0;
    if ((facts.mode & 0o022) !== 0 && !isSticky && !facts.isSymbolicLink()) return false;
    if (at === dirname(at)) return true;
  }
}

function asAbsent(error: unknown): null {
  if (errorCode(error) === undefined) throw error;
  return null;
}
