import type { Input } from '../../shared/contract.ts';
import { describe } from '../../shared/describe.ts';
import type { AppError } from '../../shared/errors.ts';
import type { PageBreach } from '../../shared/errors/app.ts';
import type { Result } from '../../shared/result.ts';
import type { Settings } from '../../shared/settings.ts';
import { AccessDoor } from './access/access-door.ts';
import { TrayAccount } from './access/tray-account.ts';
import { Asker } from './acts/asker.ts';
import { AlarmClock } from './alarm-clock.ts';
import { AlertKeeper } from './alerts/alert-keeper.ts';
import { ActivityKeeper } from './activity/activity-keeper.ts';
import { AdminDoor } from './admin/admin-door.ts';
import { AdminTokens } from './admin/admin-tokens.ts';
import { RotationKeeper } from './admin/rotation-keeper.ts';
import { ClipboardKeeper } from './clipboard/clipboard-keeper.ts';
import { AuthorityDoor } from './cluster/authority-door.ts';
import { ClusterInspector } from './cluster/cluster-inspector.ts';
import { ClusterKeeper } from './cluster/cluster-keeper.ts';
import { SnapDataDoor } from './cluster/snap-data-door.ts';
import { DashboardDoor } from './dashboard/dashboard-door.ts';
import { InspectDoor } from './inspect/inspect-door.ts';
import { KeyringDoor } from './keyring-door.ts';
import { LoginKeeper } from './login/login-keeper.ts';
import { patientKeyring } from './patient-keyring.ts';
import { NodeKeeper } from './nodes/node-keeper.ts';
import { noteBug } from './note-bug.ts';
import { NoticeBoard } from './notice-board.ts';
import type { NoticeAction } from './ports/notifier.ts';
import type { Ports, Start } from './start.ts';
import { deriveParts } from './state/derive.ts';
import { firstParts } from './state/first-parts.ts';
import { leaveCluster } from './state/leave-cluster.ts';
import { Store, type GivenParts } from './state/store.ts';
import { AutoRenewer } from './tokens/auto-renewer.ts';
import { CopyDoor } from './tokens/copy-door.ts';
import { CopyFresh, newestDashboardToken } from './tokens/copy-fresh.ts';
import { KeptTokens } from './tokens/kept-tokens.ts';
import { Renewer } from './tokens/renewer.ts';
import { TrayPresence } from './tray/tray-presence.ts';
import { openTokenDoors, type TokenDoors } from './tokens/token-doors.ts';
import { TokenKeeper } from './tokens/token-keeper.ts';

/** The app without its shell: state, cluster, tokens, clipboard and keyring wired together. */
export class Keyfob {
  readonly store: Store;
  readonly asker: Asker;
  readonly clusters: ClusterKeeper;
  readonly authority: AuthorityDoor;
  readonly snapData: SnapDataDoor;
  readonly tokens: TokenKeeper;
  readonly kept: KeptTokens;
  readonly clipboard: ClipboardKeeper;
  readonly activity: ActivityKeeper;
  readonly keyringDoor: KeyringDoor;
  readonly access: AccessDoor;
  readonly trayAccount: TrayAccount;
  readonly login: LoginKeeper;
  readonly admin: AdminDoor;
  readonly dashboard: DashboardDoor;
  readonly tokenDoors: TokenDoors;
  readonly renewer: Renewer;
  readonly autoRenewer: AutoRenewer;
  readonly #alerts: AlertKeeper;
  readonly #alarm: AlarmClock;
  readonly #notices: NoticeBoard;
  readonly inspect: InspectDoor;
  readonly rotation: RotationKeeper;
  readonly trayPresence: TrayPresence;
  readonly #copies: CopyDoor;
  readonly #ports: Ports;
  readonly #start: Start;
  #indexRead: Promise<void> = Promise.resolve();

  constructor(ports: Ports, start: Start) {
    const { clock, log, documents, windows } = ports;
    const { settings } = start;
    this.#ports = ports;
    this.asker = new Asker(windows, clock);
    this.#start = start;
    const folder = start.snapData ?? settings.settings.snapData ?? start.defaultSnapData;
    const onBug = (error: unknown) => void noteBug(null, error, ports);
    const derive = (given: GivenParts) =>
      deriveParts(
        given,
        {
          tokens: (cluster, now) => this.tokens.list(cluster, now),
          found: () => this.clusters.found,
          files: (found) => inspector.seen(found),
          dashboardAddress: (cluster) => settings.dashboardAddress(cluster),
          legacyTokens: (cluster) => this.tokenDoors.legacyWatch.seen(cluster),
        },
        clock.now(),
      );
    this.store = new Store(firstParts(start, folder), derive, onBug);
    const inspector = new ClusterInspector({ ...ports, store: this.store });
    this.tokens = new TokenKeeper({
      documents,
      keyring: patientKeyring(
        ports.keyring,
        clock,
        start.keyringPatienceMs,
        () => void this.keyringDoor.check(),
      ),
      log,
      onChange: () => this.#showTokens(),
      onKeyring: (error) => this.keyringDoor.note(error),
      onStore: (error) => this.#noteStore(error),
    });
    this.clusters = new ClusterKeeper(folder, {
      ...ports,
      store: this.store,
      inspect: (found) => inspector.inspect(found),
      known: {
        identityOf: (key) => settings.identityOf(key),
        keysOf: (cluster) => settings.keysOf(cluster),
        isKnown: async (cluster) => {
          await this.#indexRead;
          return settings.knows(cluster) || this.tokens.has(cluster);
        },
        remember: async (cluster) => {
          const noted = await settings.addAuthorityKey(cluster, null);
          if (!noted.ok) log.failure('cluster.remember', noted.error.code);
        },
      },
      trayAccount: (cluster) => settings.trayAccount(cluster),
      onIdentity: () => this.#turn(),
      refreshMs: start.refreshMs,
      retryMs: start.retryMs,
    });
    this.snapData = new SnapDataDoor({
      store: this.store,
      clusters: this.clusters,
      windows,
      defaultSnapData: start.defaultSnapData,
      remember: (snapData) => this.changeSettings({ snapData }),
    });
    this.activity = new ActivityKeeper({ ...ports, store: this.store });
    const { activity } = this;
    this.trayAccount = new TrayAccount(settings, this.clusters, () => this.#showTokens());
    this.clipboard = new ClipboardKeeper({ ...ports, store: this.store, activity });
    this.keyringDoor = new KeyringDoor({
      ...ports,
      store: this.store,
      patienceMs: start.keyringPatienceMs,
      onReady: () => this.#tidyTokens(),
    });
    this.access = new AccessDoor(this.store, this.clusters, windows, activity, () => this.copyFresh());
    const adminTokens = new AdminTokens(this.clusters, ports.files);
    const parts = {
      ...ports,
      store: this.store,
      clusters: this.clusters,
      tokens: this.tokens,
      keyringDoor: this.keyringDoor,
      clipboard: this.clipboard,
      activity,
      trayAccount: this.trayAccount,
    };
    this.admin = new AdminDoor({ ...parts, tokens: adminTokens, userKubeconfigs: start.userKubeconfigs });
    this.kept = new KeptTokens(parts);
    this.tokenDoors = openTokenDoors(parts);
    this.renewer = new Renewer(parts);
    this.login = new LoginKeeper({ ...parts, changeSettings: (change) => this.changeSettings(change) });
    this.#notices = new NoticeBoard({ ...parts, unlock: () => void this.keyringDoor.unlock() });
    this.trayPresence = new TrayPresence({ ...parts, notices: this.#notices });
    this.authority = new AuthorityDoor({ ...parts, settings, asker: this.asker });
    this.dashboard = new DashboardDoor({ ...parts, settings, asker: this.asker, notices: this.#notices });
    this.autoRenewer = new AutoRenewer({
      ...parts,
      renewer: this.renewer,
      onMoment: () => this.#alarm.arm(),
      onStopped: (error) => this.#notices.renewalStopped(error),
    });
    this.#alerts = new AlertKeeper({
      ...parts,
      onMoment: () => this.#alarm.arm(),
      onAction: (action, id) => void this.#act(action, id),
    });
    const dropExpired = { next: () => this.tokens.nextEnd(clock.now()), due: () => this.#dropExpired() };
    const sources = [dropExpired, this.autoRenewer, this.#alerts, this.tokenDoors.legacyWatch];
    this.#alarm = new AlarmClock({ ...ports, patienceMs: start.alarmPatienceMs, sources, onBug });
    this.inspect = new InspectDoor({ ...parts, ...start, kept: this.kept });
    this.rotation = new RotationKeeper({
      ...parts,
      tokens: adminTokens,
      activity,
      starter: ports.rotationStarter,
    });
    new NodeKeeper({ ...parts, tokens: adminTokens });
    const account = () => this.trayAccount.current();
    const fresh = new CopyFresh({ ...parts, account, installation: settings.installation });
    this.#copies = new CopyDoor({ ...parts, fresh, access: this.access, notices: this.#notices });
  }

  /** Reads the index and the cluster's files: all that can be shown before the API was asked. */
  async open(): Promise<void> {
    this.#indexRead = this.tokens.load();
    await Promise.all([this.#indexRead, this.clusters.readFiles(), this.#alerts.load(), this.login.look()]);
  }

  /** Copies a fresh dashboard token. */
  copyFresh(): Promise<Result<null, AppError>> {
    return this.#copies.copy();
  }

  /** Changes settings; they count once they are written. */
  async changeSettings(change: { [Name in keyof Settings]?: Settings[Name] | undefined }): Promise<
    Result<null, AppError>
  > {
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const changed = await this.#start.settings.change(given);
    if (!changed.ok) return changed;
    this.store.change({ settings: this.#start.settings.settings });
    return changed;
  }

  /** The window came or went. */
  async setVisible(visible: boolean): Promise<void> {
    this.clusters.setVisible(visible);
    this.#alarm.setVisible(visible);
    await this.clipboard.catchUp();
    if (visible) await this.keyringDoor.check();
  }

  /** The window went because its page did what ours never does. */
  async tellOfBreach(breach: PageBreach): Promise<void> {
    const { identifiers, log, windows } = this.#ports;
    const incident = identifiers.next();
    log.write('page-breach', { incident, breach });
    const { message, remedy } = describe({ code: 'page-broken', breach, incident });
    await windows.tell(message, remedy);
  }

  /** The page met what nobody expected, and shows the incident. */
  notePageBug(bug: Input<'bug:note'>): void {
    this.#ports.log.write('page-bug', bug);
  }

  /** The machine woke up. */
  async resume(): Promise<void> {
    await this.clipboard.catchUp();
    this.#alerts.settle();
    await this.#alarm.ring();
    this.trayPresence.wait();
    await this.clusters.resume();
  }

  /** Takes the token off the clipboard and ends what is open. */
  async quit(): Promise<void> {
    this.#alarm.stop();
    this.rotation.close();
    this.clusters.close();
    await this.clipboard.end();
    await Promise.all([this.tokens.settled(), this.activity.settled()]);
  }

  /** Does what was clicked in a notice. */
  async #act(action: NoticeAction, id: string | null): Promise<void> {
    if (action === 'open-window') this.#ports.windows.show();
    else if (action === 'copy-fresh') await this.copyFresh();
    else if (action === 'renew' && id !== null) {
      this.#notices.renewed(await this.renewer.renew(id));
      await this.kept.keepMinted();
    }
  }

  /** Another cluster is open, or none. */
  #turn(): void {
    this.store.change(leaveCluster(this.store.snapshot));
    this.#showTokens();
  }

  #showTokens(): void {
    const rows = this.kept.rows();
    const dashboardToken = newestDashboardToken(rows, this.trayAccount.current());
    this.store.change({ dashboardToken, tokenCount: rows.length });
    this.#notices.takeBackKept((id) => !this.tokens.isInMemory(id));
    this.#alarm.arm();
  }

  /** What expired goes out of sight at once, whatever its entry and the disk take. */
  async #dropExpired(): Promise<void> {
    this.#showTokens();
    await this.tokens.removeExpired(this.#ports.clock.now());
  }

  async #tidyTokens(): Promise<void> {
    await this.tokens.removeExpired(this.#ports.clock.now());
    await this.tokens.settle();
  }

  #noteStore(error: AppError | null): void {
    this.store.change({ storeErrors: [this.#start.settings.error, error].filter((each) => each !== null) });
  }
}
