import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { electronExecutable } from '../../scripts/setup/electron.mjs';
import { withoutCoreDumps } from '../../scripts/setup/environment.mjs';
import { startProgram } from '../desktop/processes.ts';

const programs = join(import.meta.dirname, 'programs');

/** What the bench starts beside Keyfob: the least that Electron can do, and what tells when a build has shown its overview or ended a phase of its start. */
export const program = {
  timedKeyfob: join(programs, 'timed-keyfob'),
  phased: join(programs, 'phased'),
  bareWindow: join(programs, 'bare-window'),
  bareTray: join(programs, 'bare-tray'),
  bareExit: join(programs, 'bare-exit'),
  bareClick: join(programs, 'bare-click'),
} as const;

/** A started program; times are monotonic ms of this machine. */
export interface Started {
  readonly process: ChildProcess;
  readonly spawnedAt: number;
}

/** Now, on the clock that all processes of this machine share, in ms. */
export function now(): number {
  return toMs(process.hrtime.bigint());
}

/** Starts an Electron program, without core dumps, as every way to start Keyfob does. */
export function startElectron(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Started {
  const executable = electronExecutable();
  if (executable === null) throw new Error('there is no Electron: run npm test');
  const switches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const [file, ...line] = [...withoutCoreDumps(), executable, ...switches, folder, ...args];
  const spawnedAt = now();
  const child = startProgram(file!, line, {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
    deathSignal: 'SIGTERM',
  });
  return { process: child, spawnedAt };
}

/** Waits until the program tells that it was shown; ms since its spawn. */
export async function shownAfter(
  { process: child, spawnedAt }: Started,
  deadlineMs = 30_000,
): Promise<number> {
  const lines = createInterface(child.stdout as Readable);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('nothing was shown')), deadlineMs);
    lines.on('line', (line) => {
      const at = /^shown (\d+)$/.exec(line)?.[1];
      if (at === undefined) return;
      clearTimeout(timer);
      resolve(toMs(BigInt(at)) - spawnedAt);
    });
  });
}

function toMs(nanoseconds: bigint): number {
  return Number(nanoseconds / 1000n) / 1000;
}
