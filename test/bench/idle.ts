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
import { compare, measures, type Row, type Series } from './row.ts';

const pairs = 20;
const startSpacingMs = 1500;
const settleMs = 20_000;
const windowMs = 60_000;

/** Starts a tray with a home of this name. */
type Start = (name: string) => Started;

/** CPU of trays without a window, with the API there and away: away they are in their first, most frequent tries. */
export async function measureIdle({ cluster, desktop, keyfob }: Ground): Promise<Row[]> {
  const tray = (snapData: string) => (name: string) =>
    startElectron(keyfob, ['--snap-data', snapData, '--tray'], ownFolders(desktop, name));
  const bare = (name: string) => startElectron(program.bareTray, [], ownFolders(desktop, name));
  const there = tray(cluster.snapData.current);
  const [nobodysPort] = await freePorts(1);
  const { snapData, remove } = copySnapData(cluster, nobodysPort!);
  try {
    return [
      compare(measures.idleCpu, await sideBySide('idle', there, bare)),
      compare(measures.idleCpuAway, await sideBySide('away', tray(snapData), there)),
    ];
  } finally {
    remove();
  }
}

/** Their CPU over one minute in points of one core, twenty of each kind side by side. */
async function sideBySide(name: string, start: Start, startOther: Start): Promise<Series> {
  const ours: Started[] = [];
  const against: Started[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    ours.push(start(`${name}-ours-${pair}`));
    await sleep(startSpacingMs);
    against.push(startOther(`${name}-against-${pair}`));
    await sleep(startSpacingMs);
  }
  await sleep(settleMs);
  const all = [...ours, ...against];
  const trees = all.map(({ process: child }) => processTree(child.pid!));
  const before = trees.map(cpuTime);
  const began = now();
  await sleep(windowMs);
  const elapsed = now() - began;
  const points = trees.map((tree, index) => ((cpuTime(tree) - before[index]!) / elapsed) * 100);
  await Promise.all(all.map(({ process: child }) => endProgram(child)));
  return { ours: points.slice(0, pairs), against: points.slice(pairs) };
}

function ownFolders(desktop: Desktop, name: string): Record<string, string> {
  const home = join(desktop.home, name);
  mkdirSync(home);
  return { ...desktop.env, HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home };
}
