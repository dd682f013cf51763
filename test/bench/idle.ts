import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Desktop } from '../desktop/desktop.ts';
import { endProgram } from '../desktop/processes.ts';
import { now, program, startElectron, type Started } from './electron-program.ts';
import type { Ground } from './ground.ts';
import { cpuTime, processTree } from './process-tree.ts';
import { compare, measures, type Row } from './row.ts';

const pairs = 20;
const startSpacingMs = 1500;
const settleMs = 20_000;
const windowMs = 60_000;

/** CPU of trays without a window over one minute in points of one core, twenty of each kind side by side. */
export async function measureIdle({ cluster, desktop, keyfob }: Ground): Promise<Row[]> {
  const snapData = cluster.snapData.current;
  const ours: Started[] = [];
  const against: Started[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    ours.push(
      startElectron(keyfob, ['--snap-data', snapData, '--tray'], ownFolders(desktop, `ours-${pair}`)),
    );
    await sleep(startSpacingMs);
    against.push(startElectron(program.bareTray, [], ownFolders(desktop, `against-${pair}`)));
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
  const series = { ours: points.slice(0, pairs), against: points.slice(pairs) };
  return [compare(measures.idleCpu, series)];
}

function ownFolders(desktop: Desktop, name: string): Record<string, string> {
  const home = join(desktop.home, name);
  mkdirSync(home);
  return { ...desktop.env, HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home };
}
