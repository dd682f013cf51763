import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { GivenRights } from '../../../../shared/contract/state/own-account-state.ts';
import { ok, type Result } from '../../../../shared/contract/values/result.ts';
import type {
  ClusterApi,
  ClusterObject,
  ListName,
  ListPage,
  ListPosition,
  ObjectFacts,
  ObjectRef,
} from '../../ports/cluster-api.ts';
import { dashboardAccount, isOwn } from '../access/access-objects.ts';

/** A binding that Keyfob made for accounts of its own. */
export interface OwnBinding {
  readonly ref: Extract<ObjectRef, { kind: 'RoleBinding' | 'ClusterRoleBinding' }>;
  readonly uid: string;
  /** Whom it gives rights to may change until it is deleted. */
  readonly version: string | null;
  readonly binding: NonNullable<ClusterObject['binding']>;
  /** Those of Keyfob's accounts that it gives the role to. */
  readonly accounts: readonly string[];
  /** Whether it gives it to nobody else. */
  readonly isAlone: boolean;
}

const pageSize = 500;
/** So many objects are read side by side. */
const atOnce = 8;

/** Every object of a list, all pages of it. */
export async function readWholeList(
  { lists }: Pick<ClusterApi, 'lists'>,
  list: ListName,
): Promise<Result<readonly ObjectFacts[], AppError>> {
  const found: ObjectFacts[] = [];
  let next: ListPosition | null = null;
  do {
    const page: Result<ListPage, AppError> = await lists.page(list, pageSize, next);
    if (!page.ok) return page;
    found.push(...page.value.items);
    next = page.value.next;
  } while (next !== null);
  return ok(found);
}

/** The bindings with Keyfob's label that name accounts of its namespace. */
export async function readBindings(
  api: Pick<ClusterApi, 'lists' | 'objects'>,
): Promise<Result<readonly OwnBinding[], AppError>> {
  const [inNamespaces, everywhere] = await Promise.all([
    readWholeList(api, 'own-role-bindings'),
    readWholeList(api, 'own-cluster-role-bindings'),
  ]);
  if (!inNamespaces.ok) return inNamespaces;
  if (!everywhere.ok) return everywhere;
  const refs = [
    ...inNamespaces.value.map(({ namespace, name }): OwnBinding['ref'] => ({
      kind: 'RoleBinding',
      namespace,
      name,
    })),
    ...everywhere.value.map(({ name }): OwnBinding['ref'] => ({ kind: 'ClusterRoleBinding', name })),
  ];
  const bindings: OwnBinding[] = [];
  for (let at = 0; at < refs.length; at += atOnce) {
    const some = refs.slice(at, at + atOnce);
    const read = await Promise.all(some.map((ref) => api.objects.read(ref)));
    for (const [index, object] of read.entries()) {
      if (!object.ok) return object;
      const ref = some[index];
      const binding = ref === undefined ? null : toBinding(ref, object.value);
      if (binding !== null) bindings.push(binding);
    }
  }
  return ok(bindings);
}

function toBinding(ref: OwnBinding['ref'], object: ClusterObject | null): OwnBinding | null {
  if (object?.binding == null || !isOwn(object.labels)) return null;
  const { binding } = object;
  const accounts = binding.subjects
    .filter(({ kind, namespace }) => kind === 'ServiceAccount' && namespace === dashboardAccount.namespace)
    .map(({ name }) => name);
  if (accounts.length === 0) return null;
  return {
    ref,
    uid: object.uid,
    version: object.version,
    binding,
    accounts,
    isAlone: binding.subjects.length === 1,
  };
}

/** What its bindings give an account. */
export function rightsOf(name: string, all: readonly OwnBinding[]): GivenRights {
  const bindings = all.filter(({ accounts }) => accounts.includes(name));
  const [first, second, ...others] = bindings;
  if (first === undefined) return { kind: 'none' };
  const given = bindings.map(({ binding: { role }, ref }) => ({
    role: `${role.kind} ${role.name}`,
    namespace: ref.kind === 'RoleBinding' ? ref.namespace : null,
  }));
  const other: GivenRights = { kind: 'other', roles: given.slice(0, 10) };
  if (second === undefined) return ofOne(first) ?? other;
  const roles = given.filter(({ namespace }) => namespace === null).map(({ role }) => role);
  const isForDashboards =
    others.length === 0 && roles.includes('ClusterRole view') && roles.includes(`ClusterRole keyfob-${name}`);
  return isForDashboards ? { kind: 'preset', preset: 'dashboards', target: null } : other;
}

function ofOne({ binding: { role }, ref }: OwnBinding): GivenRights | null {
  const target = ref.kind === 'RoleBinding' ? ref.namespace : null;
  const given = role.kind === 'ClusterRole' ? role.name : null;
  switch (given) {
    case 'view':
      return { kind: 'preset', preset: target === null ? 'view-all' : 'view-namespace', target };
    case 'edit':
      return target === null ? null : { kind: 'preset', preset: 'edit-namespace', target };
    case 'cluster-admin':
      return target === null ? { kind: 'preset', preset: 'everything', target } : null;
    default:
      return null;
  }
}
