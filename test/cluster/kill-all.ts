import { KillPoints, runNames, type End, type RunName } from './kill-points.ts';
import { findPowerLosses, powerLossRuns, settlePowerLoss, type PowerLossRun } from './power-losses.ts';
import { startRig, type Rig } from './rig.ts';
import { toTextTable } from '../text-table.ts';

/** What the command prints for one run. */
export interface KillRow {
  readonly run: string;
  readonly found: number;
  readonly killed: number;
  readonly ends: ReadonlyMap<End, number>;
  readonly failures: readonly string[];
}

/** One point of a run: what it is, and how the engine ends after it. */
interface Point {
  readonly name: string;
  readonly hit: () => Promise<End>;
}

/**
 * Kills every point of every run, then cuts the power wherever that leaves something else, on a cluster of its own;
 * `onProgress` hears of each.
 */
export async function killAll(
  onProgress: (line: string) => void,
  { onlyPowerLoss = false } = {},
): Promise<KillRow[]> {
  const rig = await startRig();
  try {
    const kills = new KillPoints(rig);
    const rows: KillRow[] = [];
    for (const run of onlyPowerLoss ? [] : runNames)
      rows.push(await hitAll(run, await killPoints(kills, run), onProgress));
    for (const run of powerLossRuns)
      rows.push(await hitAll(`power loss during ${run}`, await powerLossPoints(rig, run), onProgress));
    return rows;
  } finally {
    await rig.stop();
  }
}

async function killPoints(kills: KillPoints, run: RunName): Promise<Point[]> {
  return (await kills.find(run)).map((point) => ({
    name: `${point.call.name} ${point.call.file}`,
    hit: () => kills.kill(point),
  }));
}

async function powerLossPoints(rig: Rig, run: PowerLossRun): Promise<Point[]> {
  const { states, ...tokens } = await findPowerLosses(rig, run);
  return states.map((state, index) => ({
    name: `state ${index + 1}`,
    hit: () => settlePowerLoss(rig, state, tokens),
  }));
}

async function hitAll(
  run: string,
  points: readonly Point[],
  onProgress: (line: string) => void,
): Promise<KillRow> {
  const ends = new Map<End, number>();
  const failures: string[] = [];
  for (const [index, { name, hit }] of points.entries()) {
    const end = await hit().catch((error: unknown) => {
      failures.push(error instanceof Error ? error.message : String(error));
      return null;
    });
    if (end !== null) ends.set(end, (ends.get(end) ?? 0) + 1);
    onProgress(`${run}: ${index + 1}/${points.length} ${name}: ${end ?? failures.at(-1) ?? ''}`);
  }
  return { run, found: points.length, killed: points.length - failures.length, ends, failures };
}

/** The rows as a table for a terminal. */
export function toTable(rows: readonly KillRow[]): string {
  const cells = rows.map(({ run, found, killed, ends }) => [
    run,
    String(found),
    String(killed),
    [...ends].map(([end, count]) => `${end}: ${count}`).join(', '),
  ]);
  return toTextTable([['run', 'points found', 'killed', 'ends'], ...cells]);
}
