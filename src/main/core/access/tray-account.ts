import type { AppError } from '../../../shared/errors.ts';
import type { Account } from '../../../shared/requests/new-token.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { ClusterKeeper } from '../cluster/cluster-keeper.ts';
import type { ServiceAccountRef } from '../ports/cluster-api.ts';
import type { SettingsKeeper } from '../settings/settings-keeper.ts';
import { dashboardAccount } from './access-objects.ts';

/** The account whose tokens the tray copies, on each cluster. */
export class TrayAccount {
  readonly #settings: SettingsKeeper;
  readonly #clusters: ClusterKeeper;
  readonly #onChosen: () => void;

  constructor(settings: SettingsKeeper, clusters: ClusterKeeper, onChosen: () => void) {
    this.#settings = settings;
    this.#clusters = clusters;
    this.#onChosen = onChosen;
  }

  /** The chosen one of the open cluster, or Keyfob's own. */
  current(): ServiceAccountRef {
    const { found } = this.#clusters;
    return (found === null ? null : this.#settings.trayAccount(found.identity)) ?? dashboardAccount;
  }

  /** Chooses the account for the open cluster; null for Keyfob's own. */
  async choose(account: Account | null): Promise<Result<null, AppError>> {
    const session = this.#clusters.session();
    if (!session.ok) return session;
    const chosen = await this.#settings.chooseTrayAccount(session.value.found.identity, account);
    if (!chosen.ok) return chosen;
    this.#onChosen();
    const access = await this.#clusters.readAccess(session.value);
    return access.ok ? ok(null) : access;
  }
}
