import { setTimeout as sleep } from 'node:timers/promises';
import type { Desktop } from '../desktop/desktop.ts';
import { endProgram } from '../desktop/processes.ts';
import { now, program, shownAfter, startElectron, type Started } from './electron-program.ts';
import type { Ground } from './ground.ts';
import { memory, processTree } from './process-tree.ts';
import { compare, measures, type Row } from './row.ts';

const rounds = 20;
const settleMs = 4000;

/** Spawn → overview with the cluster's data painted, against a bare window's ready-to-show. */
export async function measureWindowStart({ cluster, desktop, keyfob, times }: Ground): Promise<Row[]> {
  const start = async (folder: string, args: readonly string[]) => {
    const started = startElectron(folder, args, { ...desktop.env, KEYFOB_TIMED: keyfob });
    const elapsed = await shownAfter(started);
    await endProgram(started.process);
    return elapsed;
  };
  const ours = () => start(program.timedKeyfob, ['--snap-data', cluster.snapData.current]);
  const against = () => start(program.bareWindow, []);
  const series = await interleave(times(rounds), ours, against);
  return [compare(measures.windowStart, series)];
}

/** Spawn → tray item registered, and the memory of a tray without a window, against a bare tray app. */
export async function measureTrayStart({ cluster, desktop, keyfob, times }: Ground): Promise<Row[]> {
  const start = async (folder: string, args: readonly string[]) => {
    const started = startElectron(folder, args, desktop.env);
    const elapsed = await registeredAfter(desktop, started);
    await sleep(settleMs);
    const megabytes = memory(processTree(started.process.pid!));
    await endProgram(started.process);
    await desktop.tray.waitForNoItem();
    return { elapsed, megabytes };
  };
  const ours = () => start(keyfob, ['--snap-data', cluster.snapData.current, '--tray']);
  const series = await interleave(times(rounds), ours, () => start(program.bareTray, []));
  const of = (key: 'elapsed' | 'megabytes') => ({
    ours: series.ours.map((each) => each[key]),
    against: series.against.map((each) => each[key]),
  });
  return [compare(measures.trayStart, of('elapsed')), compare(measures.memory, of('megabytes'))];
}

async function registeredAfter(desktop: Desktop, { spawnedAt }: Started): Promise<number> {
  await desktop.tray.waitForRegistration();
  return now() - spawnedAt;
}

/** Both sides in turn; the first round warms up and is not counted. */
async function interleave<Value>(rounds: number, ours: () => Promise<Value>, against: () => Promise<Value>) {
  const series = { ours: [] as Value[], against: [] as Value[] };
  for (let round = 0; round <= rounds; round += 1) {
    const [mine, theirs] = [await ours(), await against()];
    if (round === 0) continue;
    series.ours.push(mine);
    series.against.push(theirs);
  }
  return series;
}
