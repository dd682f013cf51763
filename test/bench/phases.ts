import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { endProgram } from '../desktop/processes.ts';
import { toTextTable } from '../text-table.ts';
import { program, startElectron } from './electron-program.ts';
import type { Ground } from './ground.ts';
import { cpuTime, processTree } from './process-tree.ts';
import { median } from './row.ts';

const rounds = 8;
const deadlineMs = 30_000;

/** What a start comes to, in its order; a bare window has no cluster to ask for. */
const phases = {
  begun: 'the first line of main',
  ready: 'Electron is ready',
  window: 'the window is made',
  html: 'the page has its HTML',
  parsed: 'the page has its script and styles',
  asked: 'main is asked for the cluster',
  answered: 'main has answered',
  drawn: 'the overview is made',
  painted: 'first contentful paint',
} as const;

/** No time since the spawn, but what all processes of the program had spent on all cores when the last phase was told. */
const spent = 'CPU time spent by then, on all cores';

type Phases = Readonly<Partial<Record<keyof typeof phases | 'cpu', number>>>;

/** When each phase of a start with a window had ended, beside a bare window: ms since the spawn, medians, as a table. */
export async function tellPhases({ cluster, desktop, keyfob, times }: Ground): Promise<string> {
  const start = async (main: string, args: readonly string[]) => {
    const started = startElectron(program.phased, args, { ...desktop.env, PHASED: main });
    const told = await phasesOf(started.process.stdout as Readable);
    const cpu = cpuTime(processTree(started.process.pid!));
    await endProgram(started.process);
    const since = Object.entries(told).map(([name, at]) => [name, at - started.spawnedAt] as const);
    return { ...Object.fromEntries(since), cpu } as Phases;
  };
  const series = { ours: [] as Phases[], bare: [] as Phases[] };
  for (let round = 0; round <= times(rounds); round += 1) {
    const ours = await start(join(keyfob, 'out/main/index.js'), ['--snap-data', cluster.snapData.current]);
    const bare = await start(join(program.bareWindow, 'main.mjs'), []);
    // The first one warms up.
    if (round === 0) continue;
    series.ours.push(ours);
    series.bare.push(bare);
  }
  const told = Object.entries({ ...phases, cpu: spent }) as [keyof Phases, string][];
  const rows = told.map(([name, phase]) => [
    phase,
    ...[series.bare, series.ours].map((side) => {
      const seen = side.flatMap((each) => each[name] ?? []);
      return seen.length === 0 ? '' : median(seen).toFixed(0);
    }),
  ]);
  return toTextTable([['ms from spawn until', 'bare window', 'Keyfob'], ...rows]);
}

async function phasesOf(stdout: Readable): Promise<Record<string, number>> {
  const lines = createInterface(stdout);
  const late = setTimeout(() => lines.close(), deadlineMs);
  try {
    for await (const line of lines) {
      const told = /^phases (.*)$/.exec(line)?.[1];
      if (told !== undefined) return JSON.parse(told) as Record<string, number>;
    }
  } finally {
    clearTimeout(late);
  }
  throw new Error('nothing was shown');
}
