import {
  isOnThisMachine,
  readDashboardAddress,
} from '../../../../shared/contract/values/dashboard-address.ts';
import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import { actPhrases } from '../../../../shared/words/en/act-phrases.ts';
import { visibleText } from '../../../../shared/words/text/visible-text.ts';
import type { ClusterScope } from '../scope/cluster-scope.ts';
import type { ClusterNotices, ClusterSettings, PersonAsker } from '../scope/desk.ts';
import type { Browser, Windows } from '../../ports/desktop.ts';
import type { Clock } from '../../ports/clock.ts';

/** No person asks for a second page sooner; a script in the page could ask for hundreds. */
const pauseMs = 1000;

/** What opening the dashboard needs. */
export interface DashboardServiceParts {
  readonly cluster: ClusterScope;
  readonly settings: ClusterSettings;
  readonly browser: Browser;
  readonly asker: PersonAsker;
  readonly windows: Windows;
  readonly clock: Clock;
  readonly notices: ClusterNotices;
}

/** Keeps where the dashboard of one cluster is, and opens it. */
export class DashboardService {
  readonly #parts: DashboardServiceParts;
  /** The opening under way, or one that the browser took just now. */
  #opening: Promise<Result<null, AppError>> | null = null;

  constructor(parts: DashboardServiceParts) {
    this.#parts = parts;
    this.#show();
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
   * Opens the address that is set, unless it was opened just now; where nobody looks at the window, a failure is said in
   * a notice.
   */
  open(): Promise<Result<null, AppError>> {
    this.#opening ??= this.#openOnce();
    return this.#opening;
  }

  async #openOnce(): Promise<Result<null, AppError>> {
    let isOpen = false;
    const free = () => (this.#opening = null);
    try {
      const opened = await this.#openSet();
      isOpen = opened.ok;
      return opened;
    } finally {
      if (isOpen) this.#parts.clock.after(pauseMs, free);
      else free();
    }
  }

  async #openSet(): Promise<Result<null, AppError>> {
    const { cluster, windows, notices } = this.#parts;
    const address = cluster.state.dashboardAddress;
    const opened = await this.#hand(address);
    if (!opened.ok && !windows.isFocused()) notices.dashboardNotOpened(opened.error);
    if (address !== null)
      cluster.change({
        dashboardOpening: opened.ok
          ? { status: 'asked', address }
          : { status: 'failed', address, error: opened.error },
      });
    return opened;
  }

  async #hand(set: string | null): Promise<Result<null, AppError>> {
    if (set === null) return fail({ code: 'dashboard-address-missing' });
    // Anybody may have written into the settings file since.
    const address = readAddress(set);
    return address.ok ? this.#parts.browser.open(address.value) : address;
  }
}

function readAddress(text: string): Result<string, AppError> {
  const read = readDashboardAddress(text);
  return read.ok ? read : fail({ code: 'dashboard-address-unusable', problem: read.error });
}
