import { demoResources, type Resource } from './demo-resources.ts';

const rbac = 'rbac.authorization.k8s.io';

/** GET apis: the groups of the demo’s objects. */
export const groups: object = {
  kind: 'APIGroupList',
  apiVersion: 'v1',
  groups: [
    {
      name: rbac,
      versions: [{ groupVersion: `${rbac}/v1`, version: 'v1' }],
      preferredVersion: { groupVersion: `${rbac}/v1`, version: 'v1' },
    },
  ],
};

/** GET of the core group: what there is of it. */
export const coreKinds: object = kindsOf('', ['namespaces', 'secrets', 'serviceaccounts']);

/** GET of RBAC’s group. */
export const rbacKinds: object = kindsOf(rbac, ['clusterrolebindings', 'clusterroles', 'rolebindings']);

function kindsOf(group: string, names: readonly Resource[]): object {
  const inNamespaces: ReadonlySet<Resource> = new Set(['secrets', 'serviceaccounts', 'rolebindings']);
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion: group === '' ? 'v1' : `${group}/v1`,
    resources: names.map((name) => ({
      name,
      singularName: demoResources[name].kind.toLowerCase(),
      namespaced: inNamespaces.has(name),
      kind: demoResources[name].kind,
      verbs: ['create', 'delete', 'get', 'list'],
    })),
  };
}
