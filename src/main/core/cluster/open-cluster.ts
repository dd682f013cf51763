import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { Credential } from '../../../shared/contract/state/credentials-state.ts';
import { OwnAccountService } from './accounts/own-account-service.ts';
import { AccessService } from './access/access-service.ts';
import { TrayAccount } from './access/tray-account.ts';
import type { ActivityLog } from '../vault/documents/activity-log.ts';
import type { AlarmSource } from './scope/alarm-source.ts';
import { ClusterActivity } from './scope/cluster-activity.ts';
import { AdminService } from './admin/admin-service.ts';
import { AdminTokens } from './admin/admin-tokens.ts';
import { CopyWatch } from './admin/copy-watch.ts';
import { RotationService } from './admin/rotation-service.ts';
import { RotationProofService } from './admin/rotation-proof-service.ts';
import type { AcknowledgedRotation } from './admin/acknowledged-rotation.ts';
import type { UserHome } from './copies/user-kubeconfigs.ts';
import { ClusterClipboard, type Pasteboard } from './scope/cluster-clipboard.ts';
import { seeInventory } from './credentials/see-inventory.ts';
import { DashboardSessions } from './dashboard/dashboard-sessions.ts';
import { DashboardService } from './dashboard/dashboard-service.ts';
import { DashboardWatch } from './dashboard/dashboard-watch.ts';
import { LegacyTokenService } from './legacy-tokens/legacy-token-service.ts';
import { LegacyTokenWatch } from './legacy-tokens/legacy-token-watch.ts';
import { NodeTokenService } from './legacy-tokens/node-token-service.ts';
import type { KeyringService } from '../vault/keyring-service.ts';
import { NodeService } from './nodes/node-service.ts';
import type { Ports } from '../ports/ports.ts';
import { AccountDirectory } from './tokens/account-directory.ts';
import { AutoRenewer } from './tokens/auto-renewer.ts';
import { FreshToken, newestDashboardToken } from './tokens/fresh-token.ts';
import { Forgetter } from './tokens/forgetter.ts';
import { SavedTokens } from './tokens/saved-tokens.ts';
import { MintService } from './tokens/mint-service.ts';
import { Renewer } from './tokens/renewer.ts';
import { Revoker } from './tokens/revoker.ts';
import type { TokenStore } from '../vault/token-store.ts';
import { ApiLook } from './api-look.ts';
import { AuthorityService } from './authority-service.ts';
import { lookAtFiles } from './cluster-files.ts';
import { ClusterScope } from './scope/cluster-scope.ts';
import type { AppState, ClusterNotices, ClusterSettings, PersonAsker } from './scope/desk.ts';
import type { FoundCluster } from '../files/snap-data/find-cluster.ts';
import type { OpenState } from './scope/open-state.ts';

/** What lives as long as the process, as an open cluster uses it. */
export interface OpenClusterParts extends Ports {
  readonly app: AppState;
  readonly settings: ClusterSettings;
  readonly tokens: TokenStore;
  readonly keyringService: KeyringService;
  readonly clipboardService: Pasteboard;
  readonly activity: ActivityLog;
  readonly asker: PersonAsker;
  readonly notices: ClusterNotices;
  readonly acknowledged: AcknowledgedRotation;
  /** The kubeconfigs that the user's own programs read. */
  readonly user: UserHome;
  /** The pauses between tries while the API fails, in milliseconds; the last one stays. */
  readonly retryMs: readonly number[];
  /** Called when the moment of what becomes due by itself has changed. */
  readonly onMoment: () => void;
  readonly onBug: (error: unknown) => void;
  /** A number that no cluster had before. */
  readonly nextVersion: () => number;
}

/** How whoever shows the cluster is reached. */
export interface ClusterLink {
  readonly publish: (state: OpenState) => void;
  /** Looks at the cluster anew. */
  readonly refresh: () => Promise<void>;
  /** Called with each reply of its API server. */
  readonly onReply: () => void;
  /** Copies a fresh token of it, and shows how that goes. */
  readonly copyFresh: () => Promise<unknown>;
}

/** Everything that is true of one cluster and can be done to it, made when it is entered and gone when it is left. */
export class OpenCluster {
  readonly scope: ClusterScope;
  readonly activity: ClusterActivity;
  readonly clipboard: ClusterClipboard;
  readonly trayAccount: TrayAccount;
  readonly access: AccessService;
  readonly api: ApiLook;
  readonly authority: AuthorityService;
  readonly dashboard: DashboardService;
  readonly dashboardSessions: DashboardSessions;
  readonly dashboardWatch: DashboardWatch;
  readonly admin: AdminService;
  readonly copyWatch: CopyWatch;
  readonly rotation: RotationService;
  readonly rotationProof: RotationProofService;
  readonly saved: SavedTokens;
  readonly forgetter: Forgetter;
  readonly fresh: FreshToken;
  readonly mints: MintService;
  readonly accounts: AccountDirectory;
  readonly ownAccounts: OwnAccountService;
  readonly revoker: Revoker;
  readonly renewer: Renewer;
  readonly autoRenewer: AutoRenewer;
  readonly legacyTokens: LegacyTokenService;
  readonly legacyWatch: LegacyTokenWatch;
  readonly nodeTokens: NodeTokenService;
  readonly #parts: OpenClusterParts;

  constructor(folder: string, found: FoundCluster, parts: OpenClusterParts, link: ClusterLink) {
    const { settings, clipboardService, notices } = parts;
    this.#parts = parts;
    const cluster = new ClusterScope(folder, found, { ...parts, ...link });
    const activity = new ClusterActivity(parts.activity, found.name);
    const clipboard = new ClusterClipboard(clipboardService, { lifetime: cluster.lifetime, activity });
    const trayAccount = new TrayAccount({ ...parts, cluster, onChosen: () => this.showTokens() });
    const shared = { ...parts, ...link, cluster, activity, clipboard, trayAccount };
    this.saved = new SavedTokens({ ...shared, isHidden: (token) => this.forgetter.hides(token) });
    this.forgetter = new Forgetter({ ...shared, saved: this.saved, onChange: () => this.showTokens() });
    const adminTokens = new AdminTokens(cluster, parts);
    this.scope = cluster;
    this.activity = activity;
    this.clipboard = clipboard;
    this.trayAccount = trayAccount;
    this.access = new AccessService({ ...shared, openDashboard: () => this.dashboard.open() });
    this.api = new ApiLook(shared);
    this.authority = new AuthorityService(shared);
    this.dashboardSessions = new DashboardSessions({
      ...shared,
      proxy: parts.dashboardProxy,
      openDashboard: () => this.dashboard.open(),
    });
    this.dashboard = new DashboardService({
      ...shared,
      sessions: this.dashboardSessions,
      access: this.access,
    });
    this.copyWatch = new CopyWatch({ ...shared, tokens: adminTokens });
    this.admin = new AdminService({ ...shared, tokens: adminTokens, copyWatch: this.copyWatch });
    this.rotation = new RotationService({ ...shared, tokens: adminTokens, starter: parts.rotationStarter });
    this.rotationProof = new RotationProofService({
      ...shared,
      tokens: adminTokens,
      starter: parts.rotationStarter,
    });
    new NodeService({ ...shared, tokens: adminTokens });
    this.fresh = new FreshToken({ ...shared, saved: this.saved, installation: settings.installation });
    this.mints = new MintService(shared);
    this.accounts = new AccountDirectory(cluster);
    this.ownAccounts = new OwnAccountService({
      ...shared,
      saved: this.saved,
      installation: settings.installation,
    });
    this.renewer = new Renewer(shared);
    this.revoker = new Revoker({ ...shared, renewer: this.renewer });
    this.autoRenewer = new AutoRenewer({
      ...shared,
      saved: this.saved,
      renewer: this.renewer,
      onStopped: (error: AppError) => notices.renewalStopped(error),
    });
    this.dashboardWatch = new DashboardWatch(shared);
    this.legacyWatch = new LegacyTokenWatch(shared);
    this.legacyTokens = new LegacyTokenService({ ...shared, watch: this.legacyWatch });
    this.nodeTokens = new NodeTokenService(parts.files, folder);
    this.showTokens();
  }

  /** What becomes due by itself while it is open; a token that is about to be forgotten is not renewed. */
  alarmSources(): readonly AlarmSource[] {
    return [this.forgetter, this.autoRenewer, this.dashboardSessions, this.legacyWatch, this.copyWatch];
  }

  /** Asks the API, and looks at the files that need not be there with the first picture. */
  async look(): Promise<void> {
    this.copyWatch.due();
    await Promise.all([this.api.look(), lookAtFiles({ ...this.#parts, cluster: this.scope })]);
  }

  /** Looks at what is in the cluster and its safety rests on, where the API server answers. */
  async lookInside(): Promise<void> {
    await Promise.all([this.legacyWatch.look(), this.dashboardWatch.look()]);
  }

  /** All of its credentials, also those that are too many for the snapshot. */
  credentials(): readonly Credential[] {
    return seeInventory(this.scope.state, this.#parts.clock.now()).shown.credentials;
  }

  /** Shows which tokens are kept for it by now. */
  showTokens(): void {
    const tokens = this.saved.rows();
    const { versions } = this.scope.state;
    this.scope.change({
      tokens,
      forgetting: this.forgetter.shown,
      versions: { ...versions, tokens: this.#parts.nextVersion() },
      dashboardToken: newestDashboardToken(tokens, this.trayAccount.current()),
    });
  }

  /** Leaves it: whatever is asked of it from now on answers `cluster-changed`. */
  leave(): void {
    this.scope.lifetime.end();
  }
}
