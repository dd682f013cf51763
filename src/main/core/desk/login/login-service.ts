import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { Result } from '../../../../shared/contract/values/result.ts';
import type { Settings } from '../../../../shared/contract/state/settings.ts';
import type { Autostart } from '../../ports/desktop.ts';
import type { Store } from '../state/store.ts';

/** What starting at login needs. */
export interface LoginServiceParts {
  readonly store: Store;
  readonly autostart: Autostart;
  readonly changeSettings: (change: Partial<Settings>) => Promise<Result<null, AppError>>;
}

/** Shows and chooses whether Keyfob starts at login; the desktop's own file says so, not a setting. */
export class LoginService {
  readonly #parts: LoginServiceParts;

  constructor(parts: LoginServiceParts) {
    this.#parts = parts;
  }

  /** Takes over the entry of an earlier Keyfob, and looks. */
  async open(): Promise<void> {
    await this.#parts.autostart.adopt();
    await this.look();
  }

  /** Looks; what could not be seen is shown as unknown. */
  async look(): Promise<void> {
    const { store, autostart } = this.#parts;
    const isOn = await autostart.isOn();
    store.change({ startsAtLogin: isOn.ok ? isOn.value : null });
  }

  /** Does what the person chose, who is not asked again. */
  async choose(on: boolean): Promise<Result<null, AppError>> {
    const { autostart, changeSettings } = this.#parts;
    const set = await autostart.set(on);
    await this.look();
    return set.ok ? changeSettings({ loginAsked: true }) : set;
  }
}
