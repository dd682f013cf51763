import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { Known } from '../../../shared/words/known/known.ts';
import { knownOf } from '../../../shared/words/known-of.ts';
import type { Result } from '../../../shared/contract/values/result.ts';
import { AcknowledgedRotation } from '../cluster/admin/acknowledged-rotation.ts';
import { Asker } from './acts/asker.ts';
import { actOnAlert } from './alerts/act-on-alert.ts';
import { AlarmClock } from './alerts/alarm-clock.ts';
import { AlertService } from './alerts/alert-service.ts';
import { ActivityStore } from './activity/activity-store.ts';
import { ClipboardService } from './clipboard/clipboard-service.ts';
import { ClusterService } from './clusters/cluster-service.ts';
import { EnteredClusters } from './clusters/entered-clusters.ts';
import { SnapDataService } from './clusters/snap-data-service.ts';
import { InspectService } from '../cluster/inspect/inspect-service.ts';
import { KeyringService } from '../vault/keyring-service.ts';
import { LoginService } from './login/login-service.ts';
import { patientKeyring } from '../vault/patient-keyring.ts';
import { noteBug } from '../cluster/scope/note-bug.ts';
import { NoticeBoard } from './notices/notice-board.ts';
import { DashboardActs } from './dashboard-acts.ts';
import { PageBugs } from './bugs/page-bugs.ts';
import { ReportService } from './report/report-service.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ports } from '../ports/ports.ts';
import type { Start } from './start/start.ts';
import { SettingsService } from './settings/settings-service.ts';
import { RowAgeStore } from '../vault/row-ages/row-age-store.ts';
import { deriveSnapshot, firstParts } from './state/derive.ts';
import { Store } from './state/store.ts';
import { CopyService } from './copying/copy-service.ts';
import { CopyFresh } from './copying/copy-fresh.ts';
import { RestartNotice } from './bugs/restart-notice.ts';
import { TrayPresence } from './tray/tray-presence.ts';
import { TokenStore } from '../vault/token-store.ts';
import { UpdateService } from './update/update-service.ts';
import { WindowService } from './window/window-service.ts';

/** The app without its shell: makes its parts, wires them together, and begins and ends them. */
export class Keyfob {
  readonly store: Store;
  readonly asker: Asker;
  readonly clusters: ClusterService;
  readonly entered: EnteredClusters;
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
  readonly inspect: InspectService;
  readonly trayPresence: TrayPresence;
  readonly report: ReportService;
  readonly window: WindowService;
  /** Copies a fresh dashboard token. */
  readonly copyFresh: () => Promise<Result<null, AppError>>;
  /** What is known of the open cluster and decides which way out fits. */
  readonly known: () => Known;
  readonly #alerts: AlertService;
  readonly #alarm: AlarmClock;
  readonly #notices: NoticeBoard;
  readonly #clock: Clock;
  readonly #onBug: (error: unknown) => void;
  #indexRead: Promise<void> = Promise.resolve();

  constructor(ports: Ports, start: Start) {
    const { clock, log, documents, windows } = ports;
    const { settings } = start;
    const folder = start.snapData ?? settings.settings.snapData ?? start.defaultSnapData;
    const onBug = (error: unknown) => void noteBug(null, error, ports);
    this.#clock = clock;
    this.#onBug = onBug;
    const store = new Store(
      firstParts(start, ports.machine.version, folder),
      (given) => deriveSnapshot(given, clock.now()),
      onBug,
    );
    this.store = store;
    this.known = () => knownOf(store.snapshot, clock.now());
    this.copyFresh = () => copying.copy();
    this.asker = new Asker(windows, clock);
    this.pageBugs = new PageBugs(ports);
    this.settingsService = new SettingsService({ ...start, store, onBug });
    this.tokens = new TokenStore({
      documents,
      keyring: patientKeyring(ports.keyring, clock, start.keyringPatienceMs, () => {
        void this.keyringService.check();
      }),
      log,
      onChange: () => this.#showTokens(),
      onKeyring: (error) => this.keyringService.note(error),
      onStore: (error) =>
        store.change({ storeErrors: [settings.error, error].filter((each) => each !== null) }),
    });
    this.activity = new ActivityStore({ ...ports, store });
    this.clipboard = new ClipboardService({ ...ports, store });
    this.keyringService = new KeyringService({
      ...ports,
      store,
      patienceMs: start.keyringPatienceMs,
      onReady: () => this.#tidyTokens(),
    });
    this.#notices = new NoticeBoard({
      ...ports,
      store,
      unlock: () => void this.keyringService.unlock(),
    });
    let version = 0;
    const lasting = {
      ...ports,
      ...start,
      store,
      app: store,
      tokens: this.tokens,
      keyringService: this.keyringService,
      settingsService: this.settingsService,
      clipboardService: this.clipboard,
      activity: this.activity,
      asker: this.asker,
      notices: this.#notices,
      pageBugs: this.pageBugs,
      copyFresh: this.copyFresh,
      acknowledged: new AcknowledgedRotation({ documents, activity: this.activity, log }),
      onMoment: () => this.#alarm.arm(),
      onBug,
      nextVersion: () => (version += 1),
    };
    this.entered = new EnteredClusters(lasting);
    this.clusters = new ClusterService(folder, {
      ...ports,
      store,
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
        this.entered.enter(entered, found, { ...link, copyFresh: this.copyFresh }),
      onChanged: () => this.#turn(),
      refreshMs: start.refreshMs,
    });
    const parts = { ...lasting, clusters: this.clusters, entered: this.entered };
    const copying = new CopyService({ ...parts, fresh: new CopyFresh(parts) });
    this.snapData = new SnapDataService({
      ...parts,
      remember: (snapData) => this.settingsService.change({ snapData }),
    });
    this.login = new LoginService(parts);
    this.dashboards = new DashboardActs(parts);
    this.trayPresence = new TrayPresence(parts);
    this.report = new ReportService({ ...ports, store, clipboard: this.clipboard });
    this.restart = new RestartNotice(parts);
    this.update = new UpdateService(parts);
    this.#alerts = new AlertService({
      ...parts,
      onAction: (action, about) => void actOnAlert(action, about, parts),
    });
    const dropExpired = { next: () => this.tokens.nextEnd(clock.now()), due: () => this.#dropExpired() };
    this.#alarm = new AlarmClock({
      ...ports,
      patienceMs: start.alarmPatienceMs,
      sources: () => [
        ...[...this.entered].flatMap((open) => open.alarmSources()),
        dropExpired,
        this.#alerts,
        this.clusters,
      ],
      onBug,
    });
    this.inspect = new InspectService(parts);
    this.window = new WindowService({
      ...parts,
      alarm: this.#alarm,
      inspect: this.inspect,
      trayPresence: this.trayPresence,
    });
  }

  /** Reads the index and the cluster's files: all that can be shown before the API was asked. */
  async open(): Promise<void> {
    this.#indexRead = this.tokens.load();
    await Promise.all([this.#indexRead, this.clusters.readFiles(), this.#alerts.load(), this.login.open()]);
    this.restart.tell();
  }

  /** The machine woke up. */
  async resume(): Promise<void> {
    for (const { forgetter } of this.entered) forgetter.keep();
    await this.clipboard.catchUp();
    this.#alerts.settle();
    await this.#alarm.ring();
    this.trayPresence.wait();
    await this.clusters.resume();
  }

  /** Takes the token off the clipboard and ends what is open. */
  async quit(): Promise<void> {
    const entered = [...this.entered];
    this.#alarm.stop();
    this.update.stop();
    for (const { dashboardSessions } of entered) dashboardSessions.end().catch(this.#onBug);
    this.clusters.close();
    for (const open of entered) open.leave();
    await this.clipboard.end();
    const left = entered.map((each) => each.dashboardSessions);
    await Promise.all([...left, this.tokens, this.activity].map((each) => each.settled()));
  }

  /** Another cluster is open, or none. */
  #turn(): void {
    // A copy under way says itself how it ends.
    if (this.store.snapshot.copy.status !== 'working') this.store.change({ copy: { status: 'idle' } });
    this.#alarm.arm();
  }

  #showTokens(): void {
    for (const open of this.entered) open.showTokens();
    this.restart.show();
    const inMemory = new Set(this.tokens.inMemory().map(({ id }) => id));
    this.#notices.takeBackNotSaved((id) => !inMemory.has(id));
    this.#alarm.arm();
  }

  /** What expired goes out of sight at once, whatever its entry and the disk take. */
  async #dropExpired(): Promise<void> {
    this.#showTokens();
    await this.tokens.removeExpired(this.#clock.now());
  }

  async #tidyTokens(): Promise<void> {
    await this.tokens.removeExpired(this.#clock.now());
    await this.tokens.settle();
  }
}
