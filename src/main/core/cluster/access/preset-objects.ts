import { accountsNamespace, type Preset } from '../../../../shared/contract/state/preset.ts';
import type { ObjectToCreate, ServiceAccountRef } from '../../ports/cluster-api.ts';
import { emptyObject } from './access-objects.ts';

/** What dashboards show beside what the ClusterRole view allows. */
const dashboardReads: ObjectToCreate['reads'] = [
  { group: '', resources: ['nodes', 'persistentvolumes'] },
  { group: 'apiextensions.k8s.io', resources: ['customresourcedefinitions'] },
  { group: 'metrics.k8s.io', resources: ['nodes', 'pods'] },
  { group: 'networking.k8s.io', resources: ['ingressclasses'] },
  { group: 'storage.k8s.io', resources: ['storageclasses'] },
];

/** The account of a preset. Not in the namespace where it has rights: who may edit there could mint tokens for it. */
export function presetAccount({ name }: Preset): ServiceAccountRef {
  return { namespace: accountsNamespace, name };
}

/** The objects of a preset in the order in which they are made; the first is shared by all accounts of Keyfob. */
export function presetObjects(preset: Preset): readonly [ObjectToCreate, ...ObjectToCreate[]] {
  const account = presetAccount(preset);
  return [
    emptyObject({ kind: 'Namespace', name: accountsNamespace }),
    emptyObject({ kind: 'ServiceAccount', ...account }),
    ...presetGrants(preset, account),
  ];
}

/** What gives an account the rights of a preset, in the order in which it is made. */
export function presetGrants(
  { kind, name, target }: Preset,
  account: ServiceAccountRef,
): readonly ObjectToCreate[] {
  const own = `keyfob-${name}`;
  const everywhere = (binding: string, role: string): ObjectToCreate => ({
    ...emptyObject({ kind: 'ClusterRoleBinding', name: binding }),
    binding: { role, account },
  });
  const inTarget = (role: string): ObjectToCreate => ({
    ...emptyObject({ kind: 'RoleBinding', namespace: target, name: own }),
    binding: { role, account },
  });
  switch (kind) {
    case 'view-all':
      return [everywhere(own, 'view')];
    case 'view-namespace':
      return [inTarget('view')];
    case 'edit-namespace':
      return [inTarget('edit')];
    case 'dashboards':
      return [
        everywhere(own, 'view'),
        { ...emptyObject({ kind: 'ClusterRole', name: own }), reads: dashboardReads },
        everywhere(`${own}-nodes`, own),
      ];
  }
}
