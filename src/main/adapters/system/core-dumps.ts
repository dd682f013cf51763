import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { errorCode } from './error-code.ts';

/**
 * Not none: a limit of one byte also keeps the kernel from handing the memory to a program that its `core_pattern`
 * names, which a limit of none does not.
 */
const limitBytes = 1;

const script = 'for pid; do /usr/bin/prlimit --core="$0:$0" --pid "$pid"; done';

/**
 * Keeps a crash from writing the memory of this process, and of those below it, to disk. What started Keyfob has
 * mostly seen to that; Node cannot set a limit, so that util-linux’s prlimit does it where it has not.
 */
export async function forbidCoreDumps(): Promise<void> {
  if (hardLimit(process.pid) <= limitBytes) return;
  let before: readonly number[] = [];
  for (;;) {
    const unlimited = withDescendants(process.pid).filter((pid) => hardLimit(pid) > limitBytes);
    // Those that began meanwhile may come from one that had no limit yet; those that are left cannot be helped.
    if (unlimited.every((pid) => before.includes(pid))) return;
    const child = spawn('/bin/sh', ['-c', script, String(limitBytes), ...unlimited.map(String)], {
      stdio: 'ignore',
      env: {},
    });
    await once(child, 'exit').catch((error: unknown) => {
      if (errorCode(error) === undefined) throw error;
    });
    before = unlimited;
  }
}

/** Of a process that has ended, none. */
function hardLimit(pid: number): number {
  try {
    const limits = readFileSync(`/proc/${pid}/limits`, 'utf8');
    const hard = /^Max core file size +\S+ +(\S+)/m.exec(limits)?.[1];
    return hard === undefined || hard === 'unlimited' ? Infinity : Number(hard);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return 0;
  }
}

/** Every later process of a page comes from one that is there from the start. */
function withDescendants(pid: number): number[] {
  try {
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8')
        .trim()
        .split(' ')
        .filter(Boolean)
        .map(Number),
    );
    return [pid, ...children.flatMap(withDescendants)];
  } catch (error) {
    // It has ended meanwhile.
    if (errorCode(error) === undefined) throw error;
    return [pid];
  }
}
