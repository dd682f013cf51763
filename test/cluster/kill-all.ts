import { startCluster } from './cluster.ts';
import { Engine } from './engine.ts';
import { KillPoints, runNames, type End, type RunName } from './kill-points.ts';
import { startSnapProgram } from './snap-program.ts';

/** What the command prints for one run. */
export interface KillRow {
  readonly run: RunName;
  readonly found: number;
  readonly killed: number;
  readonly ends: ReadonlyMap<End, number>;
  readonly failures: readonly string[];
}

/** Kills every point of every run, on a cluster of its own; `onProgress` hears of each. */
export async function killAll(onProgress: (line: string) => void): Promise<KillRow[]> {
  const cluster = await startCluster();
  const snap = await startSnapProgram(cluster);
  const engine = new Engine(cluster, snap);
  try {
    const kills = new KillPoints({ cluster, snap, engine });
    const rows: KillRow[] = [];
    for (const run of runNames) rows.push(await killRun(kills, run, onProgress));
    return rows;
  } finally {
    await snap.stop();
    engine.remove();
    await cluster.stop();
  }
}

async function killRun(
  kills: KillPoints,
  run: RunName,
  onProgress: (line: string) => void,
): Promise<KillRow> {
  const points = await kills.find(run);
  const ends = new Map<End, number>();
  const failures: string[] = [];
  for (const [index, point] of points.entries()) {
    const { name, file } = point.call;
    const end = await kills.kill(point).catch((error: unknown) => {
      failures.push(error instanceof Error ? error.message : String(error));
      return null;
    });
    if (end !== null) ends.set(end, (ends.get(end) ?? 0) + 1);
    onProgress(`${run}: ${index + 1}/${points.length} ${name} ${file}: ${end ?? failures.at(-1) ?? ''}`);
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
  const lines = [['run', 'points found', 'killed', 'ends'], ...cells];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
