import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { Result } from '../../../../shared/contract/values/result.ts';
import type { Autostart } from '../../ports/desktop.ts';
import type { SettingsService } from '../settings/settings-service.ts';
import type { Store } from '../state/store.ts';

/** What starting at login needs. */
export interface LoginServiceParts {
  readonly store: Store;
  readonly autostart: Autostart;
  readonly settingsService: Pick<SettingsService, 'change'>;
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
    const { autostart, settingsService } = this.#parts;
    const set = await autostart.set(on);
    await this.look();
    return set.ok ? settingsService.change({ loginAsked: true }) : set;
  }
}
