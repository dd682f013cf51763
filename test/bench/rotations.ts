import { Engine } from '../cluster/engine.ts';
import { startSnapProgram } from '../cluster/snap-program.ts';
import { now } from './electron-program.ts';
import type { Ground } from './ground.ts';
import { compare, measures, type Row } from './row.ts';

const rounds = 5;

/** A whole rotation, spawn to exit, against the restart that it asks for until `/readyz` answers 200. */
export async function measureRotation({ cluster, keyfob, times }: Ground): Promise<Row[]> {
  const snap = await startSnapProgram(cluster);
  const engine = new Engine(cluster, snap, keyfob);
  const series = { ours: [] as number[], against: [] as number[] };
  try {
    for (let round = 0; round <= times(rounds); round += 1) {
      let restartAskedAt = 0;
      let readyAt = Promise.resolve(0);
      snap.onRestart = () => {
        restartAskedAt = now();
      };
      snap.onRestarted = () => {
        readyAt = cluster.waitUntilReady().then(now);
      };
      const spawnedAt = now();
      const { outcome } = await engine.run(['rotate']);
      const whole = now() - spawnedAt;
      if (outcome?.result !== 'rotated') throw new Error(`the rotation ended ${JSON.stringify(outcome)}`);
      if (round === 0) continue;
      series.ours.push(whole / 1000);
      series.against.push(((await readyAt) - restartAskedAt) / 1000);
    }
  } finally {
    await snap.stop();
    engine.remove();
  }
  return [compare(measures.rotation, series)];
}
