import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { Output } from '../../../../shared/contract/contract.ts';
import { mostAccountTokens } from '../../../../shared/contract/requests/accounts-requests.ts';
import type {
  AccountRun,
  AccountStepName,
  OwnAccount,
} from '../../../../shared/contract/state/own-account-state.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { Identifiers } from '../../ports/clock.ts';
import type { Log } from '../../ports/machine.ts';
import { dashboardAccount } from '../access/access-objects.ts';
import type { TrayAccount } from '../access/tray-account.ts';
import { findEscalationPaths } from '../rights/find-escalation-paths.ts';
import { readReach } from '../rights/read-reach.ts';
import { tabulateRules } from '../rights/tabulate-rules.ts';
import { noteBug } from '../scope/note-bug.ts';
import { AccountProgress } from './account-progress.ts';
import { showAccount, type OwnAccountRef } from './account-objects.ts';
import { readSecrets } from './account-secrets.ts';
import { AccountTokens, validTokens } from './account-tokens.ts';
import { changeRights, type WantedRights } from './change-rights.ts';
import { readBindings, readWholeList, rightsOf } from './read-bindings.ts';
import { removeAccount, type RemovalParts } from './remove-account.ts';
import type { SavedTokens } from '../tokens/saved-tokens.ts';

/** What the service needs. */
export interface OwnAccountServiceParts extends RemovalParts {
  readonly trayAccount: TrayAccount;
  readonly log: Log;
  readonly identifiers: Identifiers;
  readonly saved: SavedTokens;
}

type ValueOf<Name extends 'own-accounts:list' | 'own-account:rights' | 'own-account:tokens'> = Extract<
  Output<Name>,
  { ok: true }
>['value'];
/** The accounts as they were last seen, and why a later look failed. */
export type SeenAccounts = Omit<ValueOf<'own-accounts:list'>, 'total'>;
type SeenAccount = Omit<OwnAccount, 'isOfTray' | 'isUnfinished' | 'savedTokens' | 'removedAt'>;

const removalSteps: readonly AccountStepName[] = [
  ...(['take-rights', 'secrets', 'account', 'refusal', 'saved-tokens', 'namespace'] as const),
];
const changeSteps: readonly AccountStepName[] = ['take-rights', 'give-rights'];

/** The service accounts that Keyfob made on one cluster: told by its label, which all that it makes has and always had. */
export class OwnAccountService {
  readonly #parts: OwnAccountServiceParts;
  #seen: { readonly accounts: readonly SeenAccount[]; readonly at: number } | null = null;
  #error: AppError | null = null;
  readonly #removed = new Map<string, SeenAccount & { readonly removedAt: number }>();
  /** Those whose removal has begun and did not end well, as they were seen before it. */
  readonly #unfinished = new Map<string, SeenAccount>();
  #looking: { readonly done: Promise<void>; readonly runsBefore: number } | null = null;
  #runsEnded = 0;
  /** The account that something is being done with. */
  #busy: string | null = null;

  constructor(parts: OwnAccountServiceParts) {
    this.#parts = parts;
  }

  /** All of them by name, with those that were removed here; where the look fails, as they were seen before. */
  async list(isFresh: boolean): Promise<SeenAccounts> {
    if (isFresh) await this.#lookAnew();
    const records = validTokens(this.#parts);
    const there = (this.#seen?.accounts ?? []).map((each) => ({ ...each, removedAt: null }));
    const rows = [...there.filter(({ uid }) => !this.#removed.has(uid)), ...this.#removed.values()]
      .map((each) => ({
        ...each,
        isOfTray: each.removedAt === null && this.#isOfTray(each),
        isUnfinished: each.removedAt !== null && this.#unfinished.has(each.uid),
        savedTokens: records.filter(({ accountUid }) => accountUid === each.uid).length,
      }))
      .sort((a, b) => (a.name === b.name ? a.createdAt - b.createdAt : a.name < b.name ? -1 : 1));
    return { rows, seenAt: this.#seen?.at ?? null, error: this.#error };
  }

  /** What one may do in a namespace, and how a thief of its token could keep access. */
  async rights(name: string, namespace: string): Promise<Result<ValueOf<'own-account:rights'>, AppError>> {
    const { cluster } = this.#parts;
    const user = `system:serviceaccount:${showAccount({ name }).replace('/', ':')}`;
    const reach = await readReach(cluster.api.rights, { user, groups: [] }, namespace);
    if (!reach.ok) return reach;
    return ok({
      rights: tabulateRules(namespace, reach.value.inNamespace),
      escalation: findEscalationPaths(reach.value),
    });
  }

  /** Its kept tokens, and the Secrets that tokens of it are bound to. */
  async tokens(account: OwnAccountRef): Promise<Result<ValueOf<'own-account:tokens'>, AppError>> {
    const { cluster, saved, installation } = this.#parts;
    const records = validTokens(this.#parts);
    const own = records.filter(({ accountUid }) => accountUid === account.uid);
    const isLast = this.#seen?.accounts.every(({ uid }) => uid === account.uid) ?? false;
    const secrets = await readSecrets(cluster.api, account, { records, installation, isLast });
    if (!secrets.ok) return secrets;
    const ids = new Set(own.map(({ id }) => id));
    const bound = new Set(own.map(({ boundSecret }) => boundSecret?.uid));
    const rows = saved.rows().filter(({ id }) => ids.has(id));
    return ok({
      total: rows.length,
      tokens: rows.slice(0, mostAccountTokens),
      secretTotal: secrets.value.length,
      secrets: secrets.value
        .slice(0, mostAccountTokens)
        .map(({ name, createdAt, uid }) => ({ name, createdAt, isOfSaved: bound.has(uid) })),
    });
  }

  /** Gives one other rights. */
  changeRights(account: OwnAccountRef, wanted: WantedRights): Promise<Result<null, AppError>> {
    const { cluster, activity } = this.#parts;
    return this.#run(account, 'change-rights', changeSteps, async (progress) => {
      const taken = { isAny: false };
      const onTaken = () => void (taken.isAny = true);
      const changed = await changeRights(cluster.api, account, wanted, progress, onTaken);
      if (changed.ok) activity.note('account-rights-changed', showAccount(account));
      else if (taken.isAny) activity.note('account-rights-taken', showAccount(account));
      return changed;
    });
  }

  /** Removes one with all that Keyfob made for it, or goes on with that. */
  remove(account: OwnAccountRef): Promise<Result<null, AppError>> {
    const { uid } = account;
    return this.#run(account, 'remove', removalSteps, async (progress) => {
      if (this.#find(uid) === undefined) await this.#lookAnew();
      const seen = this.#find(uid);
      if (seen !== undefined) this.#unfinished.set(uid, seen);
      const removed = await removeAccount(this.#parts, account, progress, () => this.#noteRemoved(uid));
      // Another one has its name: there is nothing to go on with.
      if (removed.ok || removed.error.code === 'account-not-there') this.#unfinished.delete(uid);
      return removed;
    });
  }

  #isOfTray({ name }: Pick<OwnAccountRef, 'name'>): boolean {
    const tray = this.#parts.trayAccount.current();
    return tray.namespace === dashboardAccount.namespace && tray.name === name;
  }

  #find(uid: string): SeenAccount | undefined {
    return this.#unfinished.get(uid) ?? this.#seen?.accounts.find((each) => each.uid === uid);
  }

  /** Also where its answer was lost, and a later look tells that it is gone. */
  #noteRemoved(uid: string): void {
    const seen = this.#unfinished.get(uid);
    if (seen === undefined || this.#removed.has(uid)) return;
    const { activity, clock } = this.#parts;
    activity.note('account-removed', showAccount(seen));
    this.#removed.set(uid, { ...seen, rights: { kind: 'none' }, removedAt: clock.now() });
  }

  /** Looks, and once more where the look under way may have seen what was before something was done. */
  async #lookAnew(): Promise<void> {
    while (this.#looking !== null && this.#looking.runsBefore !== this.#runsEnded) await this.#looking.done;
    this.#looking ??= {
      done: this.#look().finally(() => (this.#looking = null)),
      runsBefore: this.#runsEnded,
    };
    await this.#looking.done;
  }

  async #look(): Promise<void> {
    const { cluster, clock } = this.#parts;
    const at = clock.now();
    const { api } = cluster;
    const [accounts, bindings] = await Promise.all([readWholeList(api, 'own-accounts'), readBindings(api)]);
    const failed = accounts.ok ? bindings : accounts;
    this.#error = failed.ok ? null : failed.error;
    if (!accounts.ok || !bindings.ok) return;
    const own = accounts.value.filter(({ namespace }) => namespace === dashboardAccount.namespace);
    this.#seen = {
      at,
      accounts: own.map(({ uid, name, createdAt }) => ({
        ...{ uid, name, createdAt },
        rights: rightsOf(name, bindings.value),
      })),
    };
    const uids = new Set(own.map(({ uid }) => uid));
    for (const seen of [...this.#unfinished.values()].filter(({ uid }) => !uids.has(uid))) {
      this.#noteRemoved(seen.uid);
      await new AccountTokens(this.#parts, seen).noteEnded(null);
    }
  }

  async #run(
    account: OwnAccountRef,
    deed: AccountRun['deed'],
    steps: readonly AccountStepName[],
    act: (progress: AccountProgress) => Promise<Result<null, AppError>>,
  ): Promise<Result<null, AppError>> {
    const { log } = this.#parts;
    if (this.#busy !== null)
      return fail({ code: 'account-busy', account: showAccount({ name: this.#busy }) });
    this.#busy = account.name;
    try {
      const progress = new AccountProgress(this.#parts, account, deed, steps);
      const done = await this.#act(account, () => act(progress)).catch((error: unknown) =>
        fail(noteBug(`account.${deed}`, error, this.#parts)),
      );
      if (!done.ok) log.failure(`account.${deed}`, done.error.code);
      this.#runsEnded += 1;
      progress.end(done);
      return done;
    } finally {
      this.#busy = null;
    }
  }

  async #act(
    account: OwnAccountRef,
    act: () => Promise<Result<null, AppError>>,
  ): Promise<Result<null, AppError>> {
    const done = await act();
    if (this.#isOfTray(account)) await this.#parts.trayAccount.look();
    return done;
  }
}
