import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { Known } from '../../../shared/words/known/known.ts';
import type { Sought } from '../../../shared/contract/state/alert-state.ts';
import { knownOf } from '../../../shared/words/known-of.ts';
import type { Result } from '../../../shared/contract/values/result.ts';
import { AcknowledgedRotation } from '../cluster/admin/acknowledged-rotation.ts';
import { Asker } from './acts/asker.ts';
import { AlarmClock } from './alerts/alarm-clock.ts';
import { AlertService } from './alerts/alert-service.ts';
import { ActivityStore } from './activity/activity-store.ts';
import { ClipboardService } from './clipboard/clipboard-service.ts';
import { ClusterService } from './clusters/cluster-service.ts';
import type { FoundCluster } from '../files/snap-data/find-cluster.ts';
import { OpenCluster, type ClusterLink, type OpenClusterParts } from '../cluster/open-cluster.ts';
import { SnapDataService } from './clusters/snap-data-service.ts';
import { InspectService } from '../cluster/inspect/inspect-service.ts';
import { KeyringService } from '../vault/keyring-service.ts';
import { LoginService } from './login/login-service.ts';
import { patientKeyring } from '../vault/patient-keyring.ts';
import { noteBug } from '../cluster/scope/note-bug.ts';
import { NoticeBoard } from './notices/notice-board.ts';
import { DashboardActs } from './dashboard-acts.ts';
import { PageBugs } from './bugs/page-bugs.ts';
import type { NoticeAction } from '../ports/desktop.ts';
import { ReportService } from './report/report-service.ts';
import type { Ports } from '../ports/ports.ts';
import type { Start } from './start/start.ts';
import { SettingsService } from './settings/settings-service.ts';
import { RowAgeStore } from '../vault/row-ages/row-age-store.ts';
import { deriveSnapshot } from './state/derive.ts';
import { firstParts } from './state/first-parts.ts';
import { Store } from './state/store.ts';
import { CopyService } from './copying/copy-service.ts';
import { CopyFresh } from './copying/copy-fresh.ts';
import { RestartNotice } from './bugs/restart-notice.ts';
import { TrayPresence } from './tray/tray-presence.ts';
import { TokenStore } from '../vault/token-store.ts';
import { UpdateService } from './update/update-service.ts';

/** The app without its shell: state, cluster, tokens, clipboard and keyring wired together. */
export class Keyfob {
  readonly store: Store;
  readonly asker: Asker;
  readonly clusters: ClusterService;
  readonly snapData: SnapDataService;
  readonly tokens: TokenStore;
  readonly clipboard: ClipboardService;
  readonly activity: ActivityStore;
  readonly keyringService: KeyringService;
  readonly settingsService: SettingsService;
  readonly login: LoginService;
  readonly dashboards: DashboardActs;
  readonly pageBugs: PageBugs;
  readonly restart: RestartNotice;
  readonly update: UpdateService;
  readonly #alerts: AlertService;
  readonly #alarm: AlarmClock;
  readonly #notices: NoticeBoard;
  readonly inspect: InspectService;
  readonly trayPresence: TrayPresence;
  readonly report: ReportService;
  readonly #copies: CopyService;
  readonly #parts: OpenClusterParts;
  readonly #start: Start;
  readonly #onBug: (error: unknown) => void;
  /** Entered and not left yet. */
  readonly #entered = new Set<OpenCluster>();
  #isVisible = false;
  #version = 0;
  #indexRead: Promise<void> = Promise.resolve();

  constructor(ports: Ports, start: Start) {
    const { clock, log, documents, windows } = ports;
    const { settings } = start;
    this.#start = start;
    this.asker = new Asker(windows, clock);
    this.pageBugs = new PageBugs(ports);
    const folder = start.snapData ?? settings.settings.snapData ?? start.defaultSnapData;
    const onBug = (error: unknown) => void noteBug(null, error, ports);
    this.#onBug = onBug;
    this.store = new Store(
      firstParts(start, ports.machine.version, folder),
      (given) => deriveSnapshot(given, clock.now()),
      onBug,
    );
    this.settingsService = new SettingsService({ ...start, store: this.store, onBug });
    this.tokens = new TokenStore({
      documents,
      keyring: patientKeyring(ports.keyring, clock, start.keyringPatienceMs, () => {
        void this.keyringService.check();
      }),
      log,
      onChange: () => this.#showTokens(),
      onKeyring: (error) => this.keyringService.note(error),
      onStore: (error) => this.#noteStore(error),
    });
    this.activity = new ActivityStore({ ...ports, store: this.store });
    this.clusters = new ClusterService(folder, {
      ...ports,
      store: this.store,
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
      rowAges: new RowAgeStore({ ...ports, activity: this.activity }),
      enter: (entered, found, link) =>
        this.enter(entered, found, { ...link, copyFresh: () => this.copyFresh() }),
      onChanged: () => this.#turn(),
      refreshMs: start.refreshMs,
    });
    this.snapData = new SnapDataService({
      ...ports,
      store: this.store,
      clusters: this.clusters,
      windows,
      defaultSnapData: start.defaultSnapData,
      remember: (snapData) => this.settingsService.change({ snapData }),
    });
    this.clipboard = new ClipboardService({ ...ports, store: this.store });
    this.keyringService = new KeyringService({
      ...ports,
      store: this.store,
      patienceMs: start.keyringPatienceMs,
      onReady: () => this.#tidyTokens(),
    });
    this.#notices = new NoticeBoard({
      ...ports,
      store: this.store,
      unlock: () => void this.keyringService.unlock(),
    });
    const parts = {
      ...ports,
      ...start,
      store: this.store,
      app: this.store,
      clusters: this.clusters,
      tokens: this.tokens,
      keyringService: this.keyringService,
      settingsService: this.settingsService,
      clipboardService: this.clipboard,
      activity: this.activity,
      asker: this.asker,
      notices: this.#notices,
      acknowledged: new AcknowledgedRotation({ documents, activity: this.activity, log }),
      onMoment: () => this.#alarm.arm(),
      onBug,
      nextVersion: () => (this.#version += 1),
    };
    this.#parts = parts;
    this.login = new LoginService(parts);
    this.dashboards = new DashboardActs({ ...parts, entered: this.#entered });
    this.trayPresence = new TrayPresence(parts);
    this.report = new ReportService({ ...ports, store: this.store, clipboard: this.clipboard });
    this.restart = new RestartNotice(parts);
    this.update = new UpdateService(parts);
    this.#alerts = new AlertService({ ...parts, onAction: (action, about) => void this.#act(action, about) });
    const dropExpired = { next: () => this.tokens.nextEnd(clock.now()), due: () => this.#dropExpired() };
    this.#alarm = new AlarmClock({
      ...ports,
      patienceMs: start.alarmPatienceMs,
      sources: () => [
        ...[...this.#entered].flatMap((open) => open.alarmSources()),
        dropExpired,
        this.#alerts,
        this.clusters,
      ],
      onBug,
    });
    this.inspect = new InspectService(parts);
    this.#copies = new CopyService({ ...parts, fresh: new CopyFresh(parts) });
  }

  /** Enters a cluster, until it is left. */
  enter(folder: string, found: FoundCluster, link: ClusterLink): OpenCluster {
    const open = new OpenCluster(folder, found, this.#parts, link);
    this.#entered.add(open);
    open.scope.lifetime.onEnd(() => this.#entered.delete(open));
    return open;
  }

  /** Reads the index and the cluster's files: all that can be shown before the API was asked. */
  async open(): Promise<void> {
    this.#indexRead = this.tokens.load();
    await Promise.all([this.#indexRead, this.clusters.readFiles(), this.#alerts.load(), this.login.open()]);
    this.restart.tell();
  }

  /** Copies a fresh dashboard token. */
  copyFresh(): Promise<Result<null, AppError>> {
    return this.#copies.copy();
  }

  /** What is known of the open cluster and decides which way out fits. */
  known(): Known {
    return knownOf(this.store.snapshot, this.#parts.clock.now());
  }

  /** Loads the page of the window anew; what it pasted goes with it, for it says no more that its view closed. */
  reloadPage(): void {
    this.inspect.pasted.letGo(null);
    this.#parts.windows.reload();
  }

  /** The window came or went, of which the shell and the page may both tell. */
  async setVisible(visible: boolean): Promise<void> {
    if (visible === this.#isVisible) return;
    this.#isVisible = visible;
    this.clusters.setVisible(visible);
    this.#alarm.setVisible(visible);
    await this.clipboard.catchUp();
    if (visible) await this.keyringService.check();
  }

  /** The window has the focus. */
  async focused(): Promise<void> {
    this.clusters.retry();
    await this.clipboard.catchUp();
  }

  /** The machine woke up. */
  async resume(): Promise<void> {
    for (const { forgetter } of this.#entered) forgetter.keep();
    await this.clipboard.catchUp();
    this.#alerts.settle();
    await this.#alarm.ring();
    this.trayPresence.wait();
    await this.clusters.resume();
  }

  /** Takes the token off the clipboard and ends what is open. */
  async quit(): Promise<void> {
    const entered = [...this.#entered];
    this.#alarm.stop();
    this.update.stop();
    for (const { dashboardSessions } of entered) dashboardSessions.end().catch(this.#onBug);
    this.clusters.close();
    for (const open of entered) open.leave();
    await this.clipboard.end();
    const left = entered.map((each) => each.dashboardSessions);
    await Promise.all([...left, this.tokens, this.activity].map((each) => each.settled()));
  }

  /** Does what was clicked in a notice about this. */
  async #act(action: NoticeAction, about: Sought): Promise<void> {
    const { id } = about;
    if (action === 'open-window') {
      this.store.change({ sought: about });
      this.#parts.windows.show();
    } else if (action === 'copy-fresh') await this.copyFresh();
    else if (action === 'renew' && id !== null) {
      const open = this.clusters.open();
      const { soonest } = this.store.snapshot.credentials;
      const tokenId = soonest.find((each) => each.id === id)?.token?.id ?? id;
      this.#notices.renewed(open.ok ? await open.value.renewer.renew(tokenId) : open);
      if (open.ok) await open.value.saved.saveMinted();
    }
  }

  /** Another cluster is open, or none. */
  #turn(): void {
    // A copy under way says itself how it ends.
    if (this.store.snapshot.copy.status !== 'working') this.store.change({ copy: { status: 'idle' } });
    this.#alarm.arm();
  }

  #showTokens(): void {
    for (const open of this.#entered) open.showTokens();
    this.restart.show();
    const inMemory = new Set(this.tokens.inMemory().map(({ id }) => id));
    this.#notices.takeBackNotSaved((id) => !inMemory.has(id));
    this.#alarm.arm();
  }

  /** What expired goes out of sight at once, whatever its entry and the disk take. */
  async #dropExpired(): Promise<void> {
    this.#showTokens();
    await this.tokens.removeExpired(this.#parts.clock.now());
  }

  async #tidyTokens(): Promise<void> {
    await this.tokens.removeExpired(this.#parts.clock.now());
    await this.tokens.settle();
  }

  #noteStore(error: AppError | null): void {
    this.store.change({ storeErrors: [this.#start.settings.error, error].filter((each) => each !== null) });
  }
}
