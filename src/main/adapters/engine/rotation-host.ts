import { randomBytes, randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RotationClock, RotationHost } from '../../core/engine/engine-ports.ts';
import { Secret } from '../../core/ports/secret.ts';
import { hostAddress } from '../system/host-address.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const tokenLength = 60;
/** `starttime` is field 22 of stat(5); the first two hold the number and the name, which may contain spaces. */
const startTimeAfterName = 19;

/** This machine and process. */
export async function createRotationHost(): Promise<RotationHost> {
  const [bootId, stat] = await Promise.all([
    readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
    readFile('/proc/self/stat', 'utf8'),
  ]);
  const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return {
    ...hostAddress.machine(),
    engine: { pid: process.pid, bootId: bootId.trim(), startTicks: afterName[startTimeAfterName] ?? '' },
    makeToken: () =>
      new Secret(
        Array.from({ length: tokenLength }, () => alphabet.charAt(randomInt(alphabet.length))).join(''),
      ),
    makeIdentifier: () => randomBytes(8).toString('hex'),
  };
}

/** The system's clocks. */
export const rotationClock: RotationClock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  sleep: async (milliseconds) => {
    await sleep(milliseconds);
  },
};
