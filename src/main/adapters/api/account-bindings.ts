import * as z from 'zod';
import type { AppError } from '../../../shared/contract/errors/errors.ts';
import { ok, type Result } from '../../../shared/contract/values/result.ts';
import type { ServiceAccountRef } from '../../core/ports/cluster-api.ts';
import type { ResourceRule } from '../../core/ports/resource-rule.ts';
import type { AccountBinding } from '../../core/ports/dashboard-facts.ts';
import type { ApiCall } from './api-call.ts';
import { helmReleaseOf } from './helm-release.ts';
import { rbacName } from './object-metadata.ts';

const texts = z
  .array(z.string().max(1000))
  .max(5000)
  .nullish()
  .transform((list) => list ?? []);
const text = z.string().max(1000);

const bindingSchema = z.object({
  metadata: z.object({
    name: rbacName,
    namespace: z.string().max(253).optional(),
    annotations: z.record(z.string(), z.string()).default({}),
  }),
  roleRef: z.object({ kind: z.enum(['ClusterRole', 'Role']), name: rbacName }),
  subjects: z
    .array(z.object({ kind: text, namespace: text.optional(), name: text }))
    .max(5000)
    .nullish()
    .transform((list) => list ?? []),
});
type Binding = z.infer<typeof bindingSchema>;
const bindingsSchema = z.object({ items: z.array(bindingSchema).max(20_000).nullable() });

const roleSchema = z.object({
  rules: z
    .array(z.object({ verbs: texts, apiGroups: texts, resources: texts, resourceNames: texts }))
    .max(5000)
    .nullish()
    .transform((list) => list ?? []),
});

const rbac = '/apis/rbac.authorization.k8s.io/v1';
/** From here everything is in reach for whoever may do everything here. */
const tellingNamespace = 'kube-system';

/** The bindings that give accounts something, everywhere or in kube-system, each with the rules of its role. */
export async function readAccountBindings(
  call: ApiCall,
  accounts: readonly ServiceAccountRef[],
): Promise<Result<readonly AccountBinding[], AppError>> {
  const wanted = [...new Map(accounts.map((each) => [userOf(each), each])).values()];
  if (wanted.length === 0) return ok([]);
  const [everywhere, there] = await Promise.all([
    listBindings(call, `${rbac}/clusterrolebindings`, 'clusterrolebindings'),
    listBindings(call, `${rbac}/namespaces/${tellingNamespace}/rolebindings`, 'rolebindings'),
  ]);
  if (!everywhere.ok) return everywhere;
  if (!there.ok) return there;
  const named = [...everywhere.value, ...there.value].flatMap((binding) =>
    wanted
      .filter((account) => binding.subjects.some((subject) => isNamed(subject, account)))
      .map((account) => ({ binding, account })),
  );
  const paths = [...new Set(named.map(({ binding }) => pathOfRole(binding)))];
  const roles = await Promise.all(paths.map(async (path) => [path, await readRules(call, path)] as const));
  const failed = roles.find(([, rules]) => !rules.ok)?.[1];
  if (failed?.ok === false) return failed;
  const rulesOf = new Map(roles.map(([path, rules]) => [path, rules.ok ? rules.value : []]));
  return ok(
    named.map(({ binding, account }) => ({
      ...describe(binding),
      account,
      rules: rulesOf.get(pathOfRole(binding)) ?? [],
    })),
  );
}

async function listBindings(
  call: ApiCall,
  path: string,
  object: string,
): Promise<Result<readonly Binding[], AppError>> {
  const all = await call(bindingsSchema, { does: 'list', object }, ({ read }) => read(path));
  return all.ok ? ok(all.value.items ?? []) : all;
}

/** A role that is not there gives nothing. */
async function readRules(call: ApiCall, path: string): Promise<Result<readonly ResourceRule[], AppError>> {
  const object = `role ${decodeURIComponent(path.split('/').at(-1) ?? '')}`;
  const role = await call(roleSchema, { does: 'read', object }, ({ read }) => read(path));
  if (role.ok) return ok(role.value.rules);
  return role.error.code === 'api-not-found' ? ok([]) : role;
}

function pathOfRole({ roleRef, metadata }: Binding): string {
  const role = encodeURIComponent(roleRef.name);
  return roleRef.kind === 'ClusterRole'
    ? `${rbac}/clusterroles/${role}`
    : `${rbac}/namespaces/${metadata.namespace ?? tellingNamespace}/roles/${role}`;
}

function describe({ metadata, subjects }: Binding) {
  const namespace = metadata.namespace ?? null;
  return {
    kind: namespace === null ? ('ClusterRoleBinding' as const) : ('RoleBinding' as const),
    namespace,
    name: metadata.name,
    isShared: subjects.length > 1 || subjects.some(({ kind }) => kind === 'Group'),
    release: helmReleaseOf(metadata),
  };
}

function userOf({ namespace, name }: ServiceAccountRef): string {
  return `system:serviceaccount:${namespace}:${name}`;
}

/** Whether a binding means an account, by its name or by a group of accounts. */
function isNamed(
  { kind, namespace, name }: Binding['subjects'][number],
  account: ServiceAccountRef,
): boolean {
  if (kind === 'ServiceAccount') return namespace === account.namespace && name === account.name;
  if (kind === 'User') return name === userOf(account);
  const groups = [
    'system:authenticated',
    'system:serviceaccounts',
    `system:serviceaccounts:${account.namespace}`,
  ];
  return kind === 'Group' && groups.includes(name);
}
