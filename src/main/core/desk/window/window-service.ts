import type { PageBreach } from '../../../../shared/contract/errors/app-errors.ts';
import type { Snapshot } from '../../../../shared/contract/state/snapshot.ts';
import { productOf } from '../../../../shared/contract/values/product.ts';
import { windowPhrases } from '../../../../shared/words/en/window-phrases.ts';
import { shortVerdict } from '../../../../shared/words/verdict-words.ts';
import type { InspectService } from '../../cluster/inspect/inspect-service.ts';
import type { Windows } from '../../ports/desktop.ts';
import type { KeyringService } from '../../vault/keyring-service.ts';
import type { AlarmClock } from '../alerts/alarm-clock.ts';
import type { PageBugs } from '../bugs/page-bugs.ts';
import type { ClipboardService } from '../clipboard/clipboard-service.ts';
import type { ClusterService } from '../clusters/cluster-service.ts';
import type { TrayPresence } from '../tray/tray-presence.ts';

/** What has to know of the window. */
export interface WindowServiceParts {
  readonly windows: Pick<Windows, 'reload'>;
  readonly clusters: Pick<ClusterService, 'setVisible' | 'retry'>;
  readonly alarm: Pick<AlarmClock, 'setVisible'>;
  readonly clipboardService: Pick<ClipboardService, 'catchUp'>;
  readonly keyringService: Pick<KeyringService, 'check'>;
  readonly inspect: Pick<InspectService, 'pasted'>;
  readonly pageBugs: Pick<PageBugs, 'tellOfBreach'>;
  readonly trayPresence: Pick<TrayPresence, 'windowClosed'>;
}

/** Does what follows when the window comes, has the focus, is loaded anew and goes. */
export class WindowService {
  readonly #parts: WindowServiceParts;
  #isVisible = false;

  constructor(parts: WindowServiceParts) {
    this.#parts = parts;
  }

  /** It came or went, of which the shell and the page may both tell. */
  async setVisible(visible: boolean): Promise<void> {
    if (visible === this.#isVisible) return;
    this.#isVisible = visible;
    const { clusters, alarm, clipboardService, keyringService } = this.#parts;
    clusters.setVisible(visible);
    alarm.setVisible(visible);
    await clipboardService.catchUp();
    if (visible) await keyringService.check();
  }

  /** It has the focus. */
  async focused(): Promise<void> {
    const { clusters, clipboardService } = this.#parts;
    clusters.retry();
    await clipboardService.catchUp();
  }

  /** Loads its page anew; what that pasted goes with it, for it says no more that its view closed. */
  reload(): void {
    const { inspect, windows } = this.#parts;
    inspect.pasted.letGo(null);
    windows.reload();
  }

  /** It closed, with what was pasted there; null where its page did nothing that ours never does. */
  async closed(breach: PageBreach | null): Promise<void> {
    const { inspect, pageBugs, trayPresence } = this.#parts;
    inspect.pasted.letGo(null);
    if (breach !== null) await pageBugs.tellOfBreach(breach);
    await trayPresence.windowClosed();
  }
}

/** The title of the window: the product, and how the open cluster stands. */
export function windowTitle({ demo, verdict }: Pick<Snapshot, 'demo' | 'verdict'>, now: number): string {
  const product = productOf({ demo });
  const text = shortVerdict(verdict, now);
  return text === null ? product : windowPhrases().title(product, text);
}
