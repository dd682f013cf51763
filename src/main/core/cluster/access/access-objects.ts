import { accountsNamespace, trayAccountName } from '../../../../shared/contract/state/preset.ts';
import type { AccessRole } from '../../../../shared/contract/state/access-role.ts';
import type { ClusterObject, ObjectRef, ObjectToCreate, ServiceAccountRef } from '../../ports/cluster-api.ts';

/** The service account that dashboard tokens are minted for. */
export const dashboardAccount: ServiceAccountRef = {
  namespace: accountsNamespace,
  name: trayAccountName,
};

/** Whether it is the account that setting up access makes. */
export function isOwnAccount({ namespace, name }: ServiceAccountRef): boolean {
  return namespace === dashboardAccount.namespace && name === dashboardAccount.name;
}

/** The verbs of a role that only reads. */
export const readVerbs: readonly string[] = ['get', 'list', 'watch'];

/** The ClusterRoleBinding that says what dashboard tokens may do. */
export const dashboardBinding = 'keyfob-dashboard';

/** The label on everything that Keyfob makes. */
export const ownLabels: Readonly<Record<string, string>> = { 'app.kubernetes.io/managed-by': 'keyfob' };

/** What a service account of Keyfob's has beside its name: no pod is to get a token of it by itself. */
export const ownAccountFields = { automountServiceAccountToken: false };

/** An object of Keyfob's that holds nothing. */
export function emptyObject(ref: ObjectRef): ObjectToCreate {
  return { ref, labels: ownLabels, annotations: {}, binding: null, reads: [] };
}

/** Whether an object carries Keyfob's label. */
export function isOwn(labels: Readonly<Record<string, string>>): boolean {
  return Object.entries(ownLabels).every(([name, value]) => labels[name] === value);
}

/** Whether a binding gives just this ClusterRole, and to just this service account. */
export function isGrant(
  { role, subjects }: NonNullable<ClusterObject['binding']>,
  wanted: NonNullable<ObjectToCreate['binding']>,
): boolean {
  const [subject, ...others] = subjects;
  return (
    role.kind === 'ClusterRole' &&
    role.name === wanted.role &&
    others.length === 0 &&
    subject?.kind === 'ServiceAccount' &&
    subject.namespace === wanted.account.namespace &&
    subject.name === wanted.account.name
  );
}

/** The Secret that all tray tokens of one installation are bound to: deleting it revokes them together. */
export function trayBindingSecret(installation: string): string {
  return `keyfob-tray-${installation}`;
}

/** The objects that access with `role` needs, in the order in which they are made. */
export function accessObjects(role: AccessRole): readonly ObjectToCreate[] {
  return [
    emptyObject({ kind: 'Namespace', name: dashboardAccount.namespace }),
    emptyObject({ kind: 'ServiceAccount', ...dashboardAccount }),
    {
      ...emptyObject({ kind: 'ClusterRoleBinding', name: dashboardBinding }),
      binding: { role, account: dashboardAccount },
    },
  ];
}
