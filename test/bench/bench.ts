import { setTimeout as sleep } from 'node:timers/promises';
import { startCluster } from '../cluster/cluster.ts';
import { startDesktop } from '../desktop/desktop.ts';
import { measureClicks } from './clicks.ts';
import { measureDashboard } from './dashboard/dashboard.ts';
import { tellFloors } from './floors/floors.ts';
import type { Ground } from './ground.ts';
import { measureGrowth } from './growth.ts';
import { measureIdle } from './idle.ts';
import { measureInspect } from './inspect.ts';
import { measurePage } from './page.ts';
import { tellPhases } from './phases.ts';
import { measureRotation } from './rotations.ts';
import { measures, toTable, type Row } from './row.ts';
import { measureColdWindowStart, measureMemory, measureTrayStart, measureWindowStart } from './starts.ts';
import { measureTokens } from './tokens.ts';

const calmMs = 2000;

/** The parts by the names that can be asked for. */
const parts = {
  clicks: measureClicks,
  inspect: measureInspect,
  'window-start': measureWindowStart,
  'cold-window-start': measureColdWindowStart,
  'tray-start': measureTrayStart,
  memory: measureMemory,
  idle: measureIdle,
  tokens: measureTokens,
  page: measurePage,
  growth: measureGrowth,
  dashboard: measureDashboard,
  // Last, because the cluster's admin token is another one afterwards.
  rotation: measureRotation,
} as const satisfies Record<string, (ground: Ground) => Promise<Row[]>>;

/** The name of a part of the bench. */
export type PartName = keyof typeof parts;

/** All parts, in the order in which they are measured. */
export const partNames = Object.keys(parts) as readonly PartName[];

export { toTable };
export { figuresAreWorse, gateParts, timesOfGate, writeFigures } from './figures.ts';
export { compareRevisions, timesOfRound, toComparison } from './compare.ts';

/** The rows of a machine that can measure nothing. */
export function skipAll(reason: string): Row[] {
  return Object.values(measures).map(({ measure }) => ({ measure, skipped: reason }));
}

/** Measures parts of the build in the checkout `keyfob`, on one cluster and one desktop; `onProgress` hears a word before each. */
export function bench(
  names: readonly PartName[],
  keyfob: string,
  onProgress: (part: PartName) => void,
  times: Ground['times'] = (whole) => whole,
): Promise<Row[]> {
  return onGround(async (sides) => {
    const rows: Row[] = [];
    for (const part of partNames.filter((name) => names.includes(name))) {
      onProgress(part);
      await sleep(calmMs);
      rows.push(...(await parts[part]({ ...sides, keyfob, times })));
    }
    return rows;
  });
}

/** The phases of a start of the build in the checkout `keyfob`, beside a bare window, as a table. */
export function phases(keyfob: string): Promise<string> {
  return onGround((sides) => tellPhases({ ...sides, keyfob, times: (whole) => whole }));
}

/** How far down builds without one of Keyfob’s costs come, as a table. */
export function floors(keyfob: string): Promise<string> {
  return onGround((sides) => tellFloors({ ...sides, keyfob, times: (whole) => whole }));
}

async function onGround<Told>(measure: (sides: Pick<Ground, 'cluster' | 'desktop'>) => Promise<Told>) {
  const [cluster, desktop] = await Promise.all([startCluster(), startDesktop()]);
  try {
    return await measure({ cluster, desktop });
  } finally {
    await desktop.stop();
    await cluster.stop();
  }
}
