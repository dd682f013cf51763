import { readdirSync, readFileSync } from 'node:fs';

const tickMs = 10;

/** A process and all that it started, by id. */
export function processTree(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : null;
    if (stat !== null) parents.set(Number(name), Number(stat[1]));
  }
  const tree = [root];
  for (const parent of tree)
    for (const [child, itsParent] of parents) if (itsParent === parent) tree.push(child);
  return tree;
}

/** Proportional set size of these processes, in MB. */
export function memory(pids: readonly number[]): number {
  const kilobytes = pids.map((pid) => {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1]);
  });
  return kilobytes.reduce((sum, each) => sum + each, 0) / 1024;
}

/** CPU time that these processes used so far, in ms; those that have ended count nothing. */
export function cpuTime(pids: readonly number[]): number {
  const ticks = pids.map((pid) => {
    const stat = statOf(pid);
    return stat === null ? 0 : Number(stat[11]) + Number(stat[12]);
  });
  return ticks.reduce((sum, each) => sum + each, 0) * tickMs;
}

/** The fields of /proc/PID/stat after the program's name: state, parent, …; null when the process is gone. */
function statOf(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}
