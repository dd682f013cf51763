import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { Account } from '../../../../shared/contract/state/account.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { AccessState } from '../../../../shared/contract/state/snapshot.ts';
import type { ClusterScope } from '../scope/cluster-scope.ts';
import type { ClusterSettings } from '../scope/desk.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ServiceAccountRef } from '../../ports/cluster-api.ts';
import { dashboardAccount } from './access-objects.ts';
import { readAccess } from './read-access.ts';

/** What knowing the account needs. */
export interface TrayAccountParts {
  readonly cluster: ClusterScope;
  readonly settings: ClusterSettings;
  readonly clock: Clock;
  readonly onChosen: () => void;
}

/** The account whose tokens the tray copies on one cluster. */
export class TrayAccount {
  readonly #parts: TrayAccountParts;
  #uid: string | null = null;

  constructor(parts: TrayAccountParts) {
    this.#parts = parts;
  }

  /** Its uid as it was last seen; for Keyfob's own with Keyfob's label. Null when it was not. */
  get uid(): string | null {
    return this.#uid;
  }

  /** The chosen one, or Keyfob's own. */
  current(): ServiceAccountRef {
    return this.#chosen() ?? dashboardAccount;
  }

  /** Chooses the account, null for Keyfob's own, and looks at it: why that failed, the cluster's state tells. */
  async choose(account: Account | null): Promise<Result<null, AppError>> {
    const { cluster, settings, onChosen } = this.#parts;
    const chosen = await settings.chooseTrayAccount(cluster.identity, account);
    if (!chosen.ok) return chosen;
    onChosen();
    await this.look();
    return ok(null);
  }

  /** Looks whether it is there, and what it was given. */
  async look(): Promise<Result<AccessState, AppError>> {
    const { cluster, clock } = this.#parts;
    const look = await readAccess(cluster.api.objects, this.#chosen());
    if (!look.ok) return look;
    this.#uid = look.value.accountUid;
    cluster.note({ access: { value: look.value.state, at: clock.now(), by: 'api-server' } });
    return ok(look.value.state);
  }

  /** Looks, and succeeds when it is there: the chosen one, or Keyfob's own with Keyfob's label. */
  async require(): Promise<Result<null, AppError>> {
    const access = await this.look();
    if (!access.ok) return access;
    switch (access.value.status) {
      case 'ready':
        return ok(null);
      case 'chosen': {
        const { isThere, namespace, name } = access.value;
        return isThere ? ok(null) : fail({ code: 'tray-account-gone', account: `${namespace}/${name}` });
      }
      case 'foreign':
        return fail({ code: 'access-foreign', kind: access.value.kind, name: access.value.name });
      case 'absent':
        return fail({ code: 'access-not-set-up' });
    }
  }

  #chosen(): ServiceAccountRef | null {
    const { cluster, settings } = this.#parts;
    return settings.trayAccount(cluster.identity);
  }
}
