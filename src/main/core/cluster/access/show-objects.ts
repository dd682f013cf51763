import { stringify } from 'yaml';
import type { AccessObject } from '../../../../shared/contract/state/snapshot.ts';
import type { ObjectToCreate } from '../../ports/cluster-api.ts';
import { ownAccountFields, readVerbs } from './access-objects.ts';

/** Objects as the user sees them before they are made. */
export function showObjects(objects: readonly ObjectToCreate[]): AccessObject[] {
  return objects.map((object) => {
    if (object.ref.kind === 'Secret') throw new TypeError('a Secret is no part of access');
    return {
      kind: object.ref.kind,
      name: object.ref.name,
      namespace: 'namespace' in object.ref ? object.ref.namespace : null,
      manifest: stringify(manifest(object)),
    };
  });
}

function manifest({ ref, labels, binding, reads }: ObjectToCreate): object {
  const metadata = {
    name: ref.name,
    ...('namespace' in ref ? { namespace: ref.namespace } : {}),
    labels,
  };
  if (ref.kind === 'ClusterRole')
    return {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: ref.kind,
      metadata,
      rules: reads.map(({ group, resources }) => ({ apiGroups: [group], resources, verbs: readVerbs })),
    };
  if (binding === null)
    return {
      apiVersion: 'v1',
      kind: ref.kind,
      metadata,
      ...(ref.kind === 'ServiceAccount' ? ownAccountFields : {}),
    };
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: ref.kind,
    metadata,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: binding.role },
    subjects: [{ kind: 'ServiceAccount', ...binding.account }],
  };
}
