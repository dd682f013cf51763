import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { AccountRightsKind } from '../../../../shared/contract/state/own-account-state.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { ClusterApi, ObjectRef, ObjectToCreate } from '../../ports/cluster-api.ts';
import { dashboardAccount, isGrant, isOwn, emptyObject } from '../access/access-objects.ts';
import { presetGrants } from '../access/preset-objects.ts';
import { ensureOwn } from '../access/set-up-access.ts';
import { inTurn, type AccountProgress } from './account-progress.ts';
import {
  readOwnRole,
  requireAccount,
  showAccount,
  showLeft,
  showRef,
  takeRights,
  type OwnAccountRef,
  type OwnObject,
} from './account-objects.ts';
import { readBindings, type OwnBinding } from './read-bindings.ts';

/** What an account is to have, and no more of what Keyfob gave it. */
export interface WantedRights {
  readonly kind: AccountRightsKind;
  /** The namespace, where the rights are of one. */
  readonly target: string;
}

interface Plan {
  readonly take: readonly OwnBinding[];
  /** A role that Keyfob made for it alone. */
  readonly role: OwnObject | null;
  readonly give: readonly ObjectToCreate[];
}

/**
 * Takes from an account what it shall have no more, and gives it what it lacks. All of it is looked at first: nothing is
 * taken where something cannot be given. `onTaken` is called with each that was taken.
 */
export async function changeRights(
  api: ClusterApi,
  account: OwnAccountRef,
  wanted: WantedRights,
  progress: AccountProgress,
  onTaken: () => void,
): Promise<Result<null, AppError>> {
  const planned = await plan(api, account, grantsOf(account, wanted));
  if (!planned.ok) return planned;
  const { take, role, give } = planned.value;
  const all = role === null ? take : [...take, role];
  progress.tell('take-rights', { objects: all.map(({ ref }) => showRef(ref)) });
  progress.tell('give-rights', { objects: give.map(({ ref }) => showRef(ref)) });
  const takeAll = async () => {
    const gone: OwnObject[] = [];
    const taken = await takeRights(api, account, { bindings: take, role }, (each) => {
      gone.push(each);
      onTaken();
    });
    if (!taken.ok) progress.tell('take-rights', { objects: showLeft(all, gone) });
    return taken;
  };
  const giveAll = async () => {
    for (const [index, each] of give.entries()) {
      const made = await ensureOwn(api.objects, each);
      if (made.ok) continue;
      progress.tell('give-rights', { objects: give.slice(index).map(({ ref }) => showRef(ref)) });
      return made;
    }
    return ok(null);
  };
  return inTurn([() => progress.step('take-rights', takeAll), () => progress.step('give-rights', giveAll)]);
}

/** The objects that give an account these rights, in the order in which they are made. */
function grantsOf({ name }: OwnAccountRef, { kind, target }: WantedRights): readonly ObjectToCreate[] {
  const account = { namespace: dashboardAccount.namespace, name };
  if (kind !== 'everything') return presetGrants({ kind, name, target }, account);
  const ref = { kind: 'ClusterRoleBinding', name: `keyfob-${name}` } as const;
  return [{ ...emptyObject(ref), binding: { role: 'cluster-admin', account } }];
}

async function plan(
  api: ClusterApi,
  account: OwnAccountRef,
  wanted: readonly ObjectToCreate[],
): Promise<Result<Plan, AppError>> {
  const there = await requireAccount(api, account);
  if (!there.ok) return there;
  if (there.value === null) return fail({ code: 'account-not-there', account: showAccount(account) });
  const bindings = await readBindings(api);
  if (!bindings.ok) return bindings;
  const own = bindings.value.filter(({ accounts }) => accounts.includes(account.name));
  const take = own.filter((binding) => !isWanted(binding, wanted));
  const give: ObjectToCreate[] = [];
  for (const object of wanted) {
    const possible = await requireNamespace(api, object.ref);
    if (!possible.ok) return possible;
    const existing = await api.objects.read(object.ref);
    if (!existing.ok) return existing;
    if (existing.value === null || take.some(({ uid }) => uid === existing.value?.uid)) {
      give.push(object);
      continue;
    }
    const { kind, name } = object.ref;
    if (!isOwn(existing.value.labels)) return fail({ code: 'access-foreign', kind, name });
    const { binding } = existing.value;
    if (object.binding === null || (binding !== null && isGrant(binding, object.binding))) continue;
    return fail({ code: 'binding-shared', kind, name, account: showAccount(account) });
  }
  if (wanted.some(({ ref }) => ref.kind === 'ClusterRole')) return ok({ take, role: null, give });
  const role = await readOwnRole(api, account);
  return role.ok ? ok({ take, role: role.value, give }) : role;
}

function isWanted({ ref, binding }: OwnBinding, wanted: readonly ObjectToCreate[]): boolean {
  const same = wanted.find((each) => showRef(each.ref) === showRef(ref))?.binding ?? null;
  return same !== null && isGrant(binding, same);
}

/** Rights of a namespace that is not there cannot be given. */
async function requireNamespace(api: ClusterApi, ref: ObjectRef): Promise<Result<null, AppError>> {
  if (ref.kind !== 'RoleBinding') return ok(null);
  const namespace = await api.objects.read({ kind: 'Namespace', name: ref.namespace });
  if (!namespace.ok) return namespace;
  return namespace.value === null
    ? fail({ code: 'api-not-found', kind: 'namespaces', name: ref.namespace })
    : ok(null);
}
