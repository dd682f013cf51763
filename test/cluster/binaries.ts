import { obtainClusterBinaries } from './obtain.mjs';

/** The real servers; throws with the reason where they cannot be had. */
export async function clusterBinaries() {
  const obtained = await obtainClusterBinaries();
  if (obtained.status === 'unavailable') throw new Error(obtained.reason);
  return obtained.binaries;
}
