import { obtainClusterBinaries } from './obtain.mjs';

/** False where the set-up said that the real servers cannot be had (never in CI): suites on them are skipped. */
export const hasServers = process.env.KEYFOB_NO_SERVERS !== '1';

/** The real servers; throws with the reason where they cannot be had. */
export async function clusterBinaries() {
  const obtained = await obtainClusterBinaries();
  if (obtained.status === 'unavailable') throw new Error(obtained.reason);
  return obtained.binaries;
}
