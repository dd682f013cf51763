import {
  isOnThisMachine,
  readDashboardAddress,
} from '../../../../shared/contract/values/dashboard-address.ts';
import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { mostDashboards, type FoundDashboard } from '../../../../shared/contract/state/dashboard-state.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import { actPhrases } from '../../../../shared/words/en/act-phrases.ts';
import { visibleText } from '../../../../shared/words/text/visible-text.ts';
import type { AccessService } from '../access/access-service.ts';
import { isOfOutage, watchRecovery } from '../scope/api-recovery.ts';
import type { ClusterScope } from '../scope/cluster-scope.ts';
import type { ClusterNotices, ClusterSettings, PersonAsker } from '../scope/desk.ts';
import type { Browser, Windows } from '../../ports/desktop.ts';
import type { DashboardSessions } from './dashboard-sessions.ts';
import type { Clock } from '../../ports/clock.ts';

/** No person asks for a second page sooner; a script in the page could ask for hundreds. */
const pauseMs = 1000;

/** What opening the dashboard needs. */
export interface DashboardServiceParts {
  readonly cluster: ClusterScope;
  readonly settings: ClusterSettings;
  readonly sessions: DashboardSessions;
  readonly access: AccessService;
  readonly browser: Browser;
  readonly asker: PersonAsker;
  readonly windows: Windows;
  readonly clock: Clock;
  readonly notices: ClusterNotices;
}

/** Opens the dashboard of one cluster: where its address is kept there, else by signing in to it. */
export class DashboardService {
  readonly #parts: DashboardServiceParts;
  /** The opening under way, or one that the browser took just now. */
  #opening: Promise<Result<null, AppError>> | null = null;

  constructor(parts: DashboardServiceParts) {
    this.#parts = parts;
    this.#show();
    const isBack = watchRecovery();
    parts.cluster.subscribe(({ cluster, dashboardOpening: opening }) => {
      if (isBack(cluster.api) && opening.status === 'not-signed-in' && isOfOutage(opening.error))
        parts.cluster.change({ dashboardOpening: { status: 'idle' } });
    });
  }

  /** Sets the address as a person typed it; an empty one takes it away. */
  async setAddress(typed: string): Promise<Result<null, AppError>> {
    const { cluster, settings } = this.#parts;
    const text = typed.trim();
    const address = text === '' ? ok(null) : readAddress(text);
    if (!address.ok) return address;
    if (address.value !== null && address.value !== cluster.state.dashboardAddress) {
      const wanted = isOnThisMachine(address.value) ? ok(null) : await this.#ask(address.value);
      if (!wanted.ok) return wanted;
    }
    const chosen = await settings.chooseDashboardAddress(cluster.identity, address.value);
    if (chosen.ok) {
      this.#show();
      cluster.change({ dashboardOpening: { status: 'idle' } });
    }
    return chosen;
  }

  /** A script in the page could name an address to send data there, or to have tokens pasted there; a person is asked. */
  #ask(address: string): Promise<Result<null, AppError>> {
    const { cluster, asker } = this.#parts;
    const say = actPhrases().dashboardElsewhere;
    const question = {
      message: say.message(visibleText(cluster.name)),
      detail: say.detail(address),
      agree: say.agree,
    };
    return cluster.lifetime.during(asker.ask(question, false));
  }

  #show(): void {
    const { cluster, settings } = this.#parts;
    cluster.change({ dashboardAddress: settings.dashboardAddress(cluster.identity) });
  }

  /**
   * Opens the address that is set, else signs in to the dashboard that the cluster has, unless that was done just now;
   * `chosen` is the one of several that a person picked. Where nobody looks at the window, a failure is said in a notice.
   */
  open(chosen: FoundDashboard | null = null): Promise<Result<null, AppError>> {
    this.#opening ??= this.#openOnce(chosen);
    return this.#opening;
  }

  async #openOnce(chosen: FoundDashboard | null): Promise<Result<null, AppError>> {
    let isOpen = false;
    const free = () => (this.#opening = null);
    try {
      const { windows, notices, cluster } = this.#parts;
      const { dashboardAddress: address } = cluster.state;
      const opened = address === null ? await this.#signIn(chosen) : await this.#openSet(address);
      // A question that waits for a person opened nothing.
      isOpen = opened.ok && cluster.state.dashboardOpening.status !== 'idle';
      if (!opened.ok && !windows.isFocused()) notices.dashboardNotOpened(opened.error);
      return opened;
    } finally {
      const { cluster } = this.#parts;
      // A bug came between.
      if (cluster.state.dashboardOpening.status === 'signing-in')
        cluster.change({ dashboardOpening: { status: 'idle' } });
      if (isOpen) this.#parts.clock.after(pauseMs, free);
      else free();
    }
  }

  async #openSet(set: string): Promise<Result<null, AppError>> {
    // Anybody may have written into the settings file since.
    const address = readAddress(set);
    const opened = address.ok ? await this.#parts.browser.open(address.value) : address;
    this.#parts.cluster.change({
      dashboardOpening: opened.ok
        ? { status: 'asked', address: set }
        : { status: 'failed', address: set, error: opened.error, at: this.#parts.clock.now() },
    });
    return opened;
  }

  async #signIn(chosen: FoundDashboard | null): Promise<Result<null, AppError>> {
    const { cluster, sessions, browser, windows, access, clock } = this.#parts;
    cluster.change({ dashboardOpening: { status: 'signing-in' } });
    const found = await this.#find(chosen);
    if (found.ok && found.value.length > 1) {
      const question = { kind: 'choose-dashboard', found: found.value } as const;
      cluster.change({ dashboardOpening: { status: 'idle' }, question });
      windows.show();
      return ok(null);
    }
    const [only] = found.ok ? found.value : [];
    const admitted = !found.ok
      ? found
      : only === undefined
        ? fail<AppError>({ code: 'dashboard-none' })
        : await sessions.admit(only);
    if (!admitted.ok && admitted.error.code === 'access-not-set-up') {
      cluster.change({ dashboardOpening: { status: 'idle' } });
      await access.ask('open-dashboard');
      return ok(null);
    }
    const opened = admitted.ok ? await browser.open(admitted.value) : admitted;
    const error = opened.ok ? null : withoutKey(opened.error);
    cluster.change({
      dashboardOpening:
        error === null ? { status: 'signed-in' } : { status: 'not-signed-in', error, at: clock.now() },
    });
    return error === null ? ok(null) : fail(error);
  }

  /** All dashboards of the cluster, as many as anybody has. */
  async find(): Promise<Result<FoundDashboard[], AppError>> {
    const found = await this.#parts.cluster.api.dashboards.find();
    return found.ok ? ok(found.value.slice(0, mostDashboards)) : found;
  }

  /** The dashboard to open: the one that was picked now or earlier, else all that there are. */
  async #find(chosen: FoundDashboard | null): Promise<Result<FoundDashboard[], AppError>> {
    const { cluster, settings } = this.#parts;
    if (chosen !== null) {
      cluster.change({ question: null });
      const { namespace, service } = chosen;
      const saved = await settings.chooseDashboard(cluster.identity, { namespace, service });
      if (!saved.ok) return saved;
    }
    const found = await this.find();
    if (!found.ok) return found;
    const choice = settings.dashboard(cluster.identity);
    const isChosen = ({ namespace, service }: FoundDashboard) =>
      namespace === choice?.namespace && service === choice.service;
    const same = found.value.filter(isChosen);
    return ok(same.length > 0 ? same : found.value);
  }
}

/** The address of a session holds a key: who is to open it by hand gets another. */
function withoutKey(error: AppError): AppError {
  return error.code === 'browser-missing' || error.code === 'browser-refused'
    ? { ...error, address: error.address.split('/').slice(0, 3).join('/') }
    : error;
}

function readAddress(text: string): Result<string, AppError> {
  const read = readDashboardAddress(text);
  return read.ok ? read : fail({ code: 'dashboard-address-unusable', problem: read.error });
}
