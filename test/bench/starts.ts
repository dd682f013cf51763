import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Desktop } from '../desktop/desktop.ts';
import { leaveSettings } from '../desktop/left-settings.ts';
import { endProgram } from '../desktop/processes.ts';
import { now, program, shownAfter, startElectron, type Started } from './electron-program.ts';
import type { Ground } from './ground.ts';
import { memory, processTree } from './process-tree.ts';
import { compare, measures, type Measure, type Row } from './row.ts';

const rounds = 20;
const memories = 5;
const settleMs = 4000;

/** Spawn → overview with the cluster's data painted, against a bare window's ready-to-show. */
export async function measureWindowStart(ground: Ground): Promise<Row[]> {
  return [await windowStart(measures.windowStart, ground, () => ({}))];
}

/** The same where nothing is kept of an earlier start but the person's settings, as after an update of Electron. */
export async function measureColdWindowStart(ground: Ground): Promise<Row[]> {
  const homes = mkdtempSync(join(tmpdir(), 'keyfob-cold-'));
  const newHome = () => {
    const home = mkdtempSync(join(homes, 'home-'));
    mkdirSync(join(home, 'config', 'Keyfob'), { recursive: true });
    leaveSettings(join(home, 'config', 'Keyfob'));
    return { XDG_CONFIG_HOME: join(home, 'config'), XDG_CACHE_HOME: join(home, 'cache') };
  };
  try {
    return [await windowStart(measures.coldWindowStart, ground, newHome)];
  } finally {
    rmSync(homes, { recursive: true, force: true });
  }
}

async function windowStart(
  measure: Measure,
  { cluster, desktop, keyfob, times }: Ground,
  place: () => Readonly<Record<string, string>>,
): Promise<Row> {
  const start = async (folder: string, args: readonly string[]) => {
    const started = startElectron(folder, args, { ...desktop.env, KEYFOB_TIMED: keyfob, ...place() });
    const elapsed = await shownAfter(started);
    await endProgram(started.process);
    return elapsed;
  };
  const ours = () => start(program.timedKeyfob, ['--snap-data', cluster.snapData.current]);
  const against = () => start(program.bareWindow, []);
  return compare(measure, await interleave(times(rounds), ours, against));
}

/** Spawn → tray item registered, against a bare tray app. */
export async function measureTrayStart({ cluster, desktop, keyfob, times }: Ground): Promise<Row[]> {
  const start = async (folder: string, args: readonly string[]) => {
    const started = startElectron(folder, args, desktop.env);
    const elapsed = await registeredAfter(desktop, started);
    await endProgram(started.process);
    await desktop.tray.waitForNoItem();
    return elapsed;
  };
  const ours = () => start(keyfob, ['--snap-data', cluster.snapData.current, '--tray']);
  const against = () => start(program.bareTray, []);
  return [compare(measures.trayStart, await interleave(times(rounds), ours, against))];
}

/** The memory of a tray without a window that was left alone for a while, against a bare tray app. */
export async function measureMemory({ cluster, desktop, keyfob, times }: Ground): Promise<Row[]> {
  const settled = async (folder: string, args: readonly string[]) => {
    const started = startElectron(folder, args, desktop.env);
    await registeredAfter(desktop, started);
    await sleep(settleMs);
    const megabytes = memory(processTree(started.process.pid!));
    await endProgram(started.process);
    await desktop.tray.waitForNoItem();
    return megabytes;
  };
  const ours = () => settled(keyfob, ['--snap-data', cluster.snapData.current, '--tray']);
  const against = () => settled(program.bareTray, []);
  return [compare(measures.memory, await interleave(times(memories), ours, against))];
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
