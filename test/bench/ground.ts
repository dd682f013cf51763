import type { Cluster } from '../cluster/cluster.ts';
import type { Desktop } from '../desktop/desktop.ts';

/** What a part of the bench is measured on. */
export interface Ground {
  readonly cluster: Cluster;
  readonly desktop: Desktop;
  /** The folder of the checkout whose build is measured. */
  readonly keyfob: string;
  /** How often something is measured of which a whole bench measures `whole`. */
  readonly times: (whole: number) => number;
}
