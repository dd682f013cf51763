import { setTimeout as sleep } from 'node:timers/promises';
import { startCluster } from '../cluster/cluster.ts';
import { startDesktop } from '../desktop/desktop.ts';
import { measureClicks } from './clicks.ts';
import { measureIdle } from './idle.ts';
import { measureRotation } from './rotations.ts';
import { measureInspect } from './inspect.ts';
import { measures, toTable, type Row } from './row.ts';
import { measureTokens } from './tokens.ts';
import { measureTrayStart, measureWindowStart } from './starts.ts';

const calmMs = 2000;

export { toTable };

/** The rows of a machine that can measure nothing. */
export function skipAll(reason: string): Row[] {
  return Object.values(measures).map(({ measure }) => ({ measure, skipped: reason }));
}

/** Measures everything on one cluster and one desktop; `onProgress` hears a word before each part. */
export async function bench(onProgress: (part: string) => void): Promise<Row[]> {
  const [cluster, desktop] = await Promise.all([startCluster(), startDesktop()]);
  const snapData = cluster.snapData.current;
  const parts = [
    ['clicks', () => measureClicks(cluster, desktop)],
    ['inspecting', () => measureInspect(cluster, desktop)],
    ['window starts', () => measureWindowStart(desktop, snapData)],
    ['tray starts and memory', () => measureTrayStart(desktop, snapData)],
    ['idle CPU', () => measureIdle(desktop, snapData)],
    ['tokens', () => measureTokens(cluster, desktop)],
    // Last, because the cluster's admin token is another one afterwards.
    ['rotations', () => measureRotation(cluster)],
  ] as const;
  const rows: Row[] = [];
  try {
    for (const [part, measure] of parts) {
      onProgress(part);
      await sleep(calmMs);
      rows.push(...(await measure()));
    }
  } finally {
    await desktop.stop();
    await cluster.stop();
  }
  return rows;
}
