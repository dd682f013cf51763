import { describe } from 'vitest';
import { obtainClusterBinaries } from './obtain.mjs';

/** A suite that needs the real servers: skipped where the set-up said that they cannot be had (never in CI). */
export const describeOnServers = describe.skipIf(process.env.KEYFOB_NO_SERVERS === '1');

/** The real servers; throws with the reason where they cannot be had. */
export async function clusterBinaries() {
  const obtained = await obtainClusterBinaries();
  if (obtained.status === 'unavailable') throw new Error(obtained.reason);
  return obtained.binaries;
}
