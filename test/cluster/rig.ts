import { startCluster, type Cluster } from './cluster.ts';
import { Engine } from './engine.ts';
import { startSnapProgram, type SnapProgram } from './snap-program.ts';

/** The real API server, its `snap` program and the engine. */
export interface Rig {
  readonly cluster: Cluster;
  readonly snap: SnapProgram;
  readonly engine: Engine;
}

/** A rig until it is stopped. */
export interface RunningRig extends Rig {
  stop(): Promise<void>;
}

/** Starts a cluster in token mode that the engine can rotate. */
export async function startRig(): Promise<RunningRig> {
  const cluster = await startCluster();
  const snap = await startSnapProgram(cluster);
  const engine = new Engine(cluster, snap);
  const stop = async () => {
    await snap.stop();
    engine.remove();
    await cluster.stop();
  };
  return { cluster, snap, engine, stop };
}
