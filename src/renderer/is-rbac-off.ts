import type { Snapshot } from '../shared/snapshot.ts';

/** Whether the open cluster lets every token do everything, as far as its API server said. */
export function isRbacOff({ cluster }: Snapshot): boolean {
  return (
    cluster.status === 'open' &&
    cluster.api.status === 'reachable' &&
    cluster.api.authorization === 'always-allow'
  );
}
