import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePorts } from '../cluster/cluster.ts';
import { copySnapData } from '../cluster/proxy.ts';
import type { Desktop } from '../desktop/desktop.ts';
import { endProgram } from '../desktop/processes.ts';
import { now, program, startElectron, type Started } from './electron-program.ts';
import type { Ground } from './ground.ts';
import { cpuTime, processTree } from './process-tree.ts';
import { compare, measures, type Row } from './row.ts';

const rounds = 20;
const startSpacingMs = 1500;
const settleMs = 20_000;
const windowMs = 60_000;

/** Starts a tray with a home of this name. */
type Start = (name: string) => Started;

/** CPU of trays without a window, with the API there and away: away they are in their first, most frequent tries. */
export async function measureIdle({ cluster, desktop, keyfob, times }: Ground): Promise<Row[]> {
  const tray = (snapData: string) => (name: string) =>
    startElectron(keyfob, ['--snap-data', snapData, '--tray'], ownFolders(desktop, name));
  const bare = (name: string) => startElectron(program.bareTray, [], ownFolders(desktop, name));
  const [nobodysPort] = await freePorts(1);
  const { snapData, remove } = copySnapData(cluster, nobodysPort!);
  try {
    const there = tray(cluster.snapData.current);
    const measured = await sideBySide({ there, away: tray(snapData), bare }, times(rounds));
    return [
      compare(measures.idleCpu, { ours: measured.there, against: measured.bare }),
      compare(measures.idleCpuAway, { ours: measured.away, against: measured.there }),
    ];
  } finally {
    remove();
  }
}

/** Their CPU over one minute in points of one core, so many of each kind side by side. */
async function sideBySide<Kind extends string>(
  starts: Readonly<Record<Kind, Start>>,
  ofEach: number,
): Promise<Record<Kind, number[]>> {
  const kinds = Object.keys(starts) as Kind[];
  const started: { readonly kind: Kind; readonly tray: Started }[] = [];
  for (let round = 0; round < ofEach; round += 1)
    for (const kind of kinds) {
      started.push({ kind, tray: starts[kind](`${kind}-${round}`) });
      await sleep(startSpacingMs);
    }
  await sleep(settleMs);
  const trees = started.map(({ tray }) => processTree(tray.process.pid!));
  const before = trees.map(cpuTime);
  const began = now();
  await sleep(windowMs);
  const elapsed = now() - began;
  const points = trees.map((tree, index) => ((cpuTime(tree) - before[index]!) / elapsed) * 100);
  await Promise.all(started.map(({ tray }) => endProgram(tray.process)));
  const of = (kind: Kind) => points.filter((_, index) => started[index]!.kind === kind);
  return Object.fromEntries(kinds.map((kind) => [kind, of(kind)])) as Record<Kind, number[]>;
}

function ownFolders(desktop: Desktop, name: string): Record<string, string> {
  const home = join(desktop.home, name);
  mkdirSync(home);
  return { ...desktop.env, HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home };
}
