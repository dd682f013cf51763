import { readFile } from 'node:fs/promises';
import type { RotationEngine } from '../../../shared/contract/state/rotation.ts';
import { errorCode } from '../system/error-code.ts';

/** Whether this very process still runs: same boot, same number, same start. */
export async function isRunning({ pid, bootId, startTicks }: RotationEngine): Promise<boolean> {
  const boot = await readProc('/proc/sys/kernel/random/boot_id');
  if (boot?.trim() !== bootId) return false;
  const stat = await readProc(`/proc/${pid}/stat`);
  if (stat === null) return false;
  // The name in parentheses may hold anything; field 3 follows the last one.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] !== 'Z' && fields[19] === startTicks;
}

async function readProc(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes(errorCode(error) ?? '')) return null;
    throw error;
  }
}
