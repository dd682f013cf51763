import type { TrayAccount } from '../access/tray-account.ts';
import type { ActivityKeeper } from '../activity/activity-keeper.ts';
import type { ClusterKeeper } from '../cluster/cluster-keeper.ts';
import { LegacyTokenDoor } from '../forever-tokens/legacy-token-door.ts';
import { LegacyTokenWatch } from '../forever-tokens/legacy-token-watch.ts';
import { NodeTokenDoor } from '../forever-tokens/node-token-door.ts';
import type { Clock } from '../ports/clock.ts';
import type { Identifiers } from '../ports/identifiers.ts';
import type { Log } from '../ports/log.ts';
import type { SnapDataFiles } from '../ports/snap-data-files.ts';
import type { Store } from '../state/store.ts';
import { AccountDirectory } from './account-directory.ts';
import { MintDoor } from './mint-door.ts';
import { Revoker } from './revoker.ts';
import type { TokenKeeper } from './token-keeper.ts';

/** What making, revoking and looking for tokens needs. */
export interface TokenDoorParts {
  readonly store: Store;
  readonly clusters: ClusterKeeper;
  readonly tokens: TokenKeeper;
  readonly files: SnapDataFiles;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
  readonly log: Log;
  readonly activity: ActivityKeeper;
  readonly trayAccount: TrayAccount;
}

/** Makes, revokes and finds tokens of every kind. */
export interface TokenDoors {
  readonly mints: MintDoor;
  readonly accounts: AccountDirectory;
  readonly revoker: Revoker;
  readonly legacyTokens: LegacyTokenDoor;
  readonly legacyWatch: LegacyTokenWatch;
  readonly nodeTokens: NodeTokenDoor;
}

/** Joins the doors to the open cluster. */
export function openTokenDoors(parts: TokenDoorParts): TokenDoors {
  const legacyWatch = new LegacyTokenWatch(parts);
  return {
    mints: new MintDoor(parts),
    accounts: new AccountDirectory(parts.clusters),
    revoker: new Revoker(parts),
    legacyTokens: new LegacyTokenDoor({ ...parts, watch: legacyWatch }),
    legacyWatch,
    nodeTokens: new NodeTokenDoor(parts.files, () => parts.store.snapshot.cluster.snapData),
  };
}
