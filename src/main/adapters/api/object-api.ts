import * as z from 'zod';
import { ownAccountFields, readVerbs } from '../../core/cluster/access/access-objects.ts';
import { ok } from '../../../shared/contract/values/result.ts';
import type { ClusterObject, ObjectApi, ObjectRef, ObjectToCreate } from '../../core/ports/cluster-api.ts';
import type { ApiCall } from './api-call.ts';
import type { ApiGroups } from './client-library.ts';
import { longestUid, usedAnnotations, usedLabels } from './object-metadata.ts';

/** Longer than any number. */
const longestVersion = 64;

const objectSchema = z.object({
  metadata: z.object({
    uid: z.string().max(longestUid),
    resourceVersion: z.string().max(longestVersion).optional(),
    labels: usedLabels,
    annotations: usedAnnotations,
  }),
  roleRef: z.object({ kind: z.string(), name: z.string() }).optional(),
  subjects: z
    .array(z.object({ kind: z.string(), namespace: z.string().optional(), name: z.string() }))
    .optional(),
});

/** What a deletion answers: the object or a Status. */
const deletedSchema = z.object({});

/** Reads, makes and deletes single objects. */
export function createObjectApi(call: ApiCall): ObjectApi {
  return {
    async read(ref) {
      const read = await call(objectSchema, { does: 'read', object: nameOf(ref) }, (api) =>
        readObject(api, ref),
      );
      if (read.ok) return ok(toClusterObject(read.value));
      return read.error.code === 'api-not-found' ? ok(null) : read;
    },
    async create(object) {
      const { ref } = object;
      const created = await call(objectSchema, { does: 'create', object: nameOf(ref) }, (api) =>
        createObject(api, object),
      );
      return created.ok ? ok(toClusterObject(created.value)) : created;
    },
    async delete(ref, uid, version = null) {
      const deleted = await call(deletedSchema, { does: 'delete', object: nameOf(ref) }, (api) =>
        deleteObject(api, ref, version === null ? { uid } : { uid, resourceVersion: version }),
      );
      return deleted.ok || deleted.error.code === 'api-not-found' ? ok(null) : deleted;
    },
  };
}

function nameOf({ kind, name }: ObjectRef): string {
  return `${kind} ${name}`;
}

function readObject(api: ApiGroups, ref: ObjectRef): Promise<unknown> {
  switch (ref.kind) {
    case 'Namespace':
      return api.core.readNamespace(ref);
    case 'ServiceAccount':
      return api.core.readNamespacedServiceAccount(ref);
    case 'Secret':
      return api.core.readNamespacedSecret(ref);
    case 'RoleBinding':
      return api.rbac.readNamespacedRoleBinding(ref);
    case 'ClusterRole':
      return api.rbac.readClusterRole(ref);
    case 'ClusterRoleBinding':
      return api.rbac.readClusterRoleBinding(ref);
  }
}

function createObject(
  api: ApiGroups,
  { ref, labels, annotations, binding, reads }: ObjectToCreate,
): Promise<unknown> {
  const metadata = { name: ref.name, labels: { ...labels }, annotations: { ...annotations } };
  switch (ref.kind) {
    case 'Namespace':
      return api.core.createNamespace({ body: { metadata } });
    case 'ServiceAccount':
      return api.core.createNamespacedServiceAccount({
        namespace: ref.namespace,
        body: { metadata, ...ownAccountFields },
      });
    case 'Secret':
      return api.core.createNamespacedSecret({
        namespace: ref.namespace,
        body: { metadata, type: 'Opaque' },
      });
    case 'ClusterRole':
      return api.rbac.createClusterRole({
        body: {
          metadata,
          rules: reads.map(({ group, resources }) => ({
            apiGroups: [group],
            resources: [...resources],
            verbs: [...readVerbs],
          })),
        },
      });
    case 'RoleBinding':
      return api.rbac.createNamespacedRoleBinding({
        namespace: ref.namespace,
        body: { metadata, ...bindingBody(binding) },
      });
    case 'ClusterRoleBinding':
      return api.rbac.createClusterRoleBinding({ body: { metadata, ...bindingBody(binding) } });
  }
}

function bindingBody(binding: ObjectToCreate['binding']) {
  if (binding === null) throw new TypeError('a binding needs a role and an account');
  return {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: binding.role },
    subjects: [{ kind: 'ServiceAccount', ...binding.account }],
  };
}

function deleteObject(
  api: ApiGroups,
  ref: ObjectRef,
  preconditions: { readonly uid: string; readonly resourceVersion?: string },
): Promise<unknown> {
  const body = { preconditions };
  switch (ref.kind) {
    case 'Namespace':
      return api.core.deleteNamespace({ ...ref, body });
    case 'ServiceAccount':
      return api.core.deleteNamespacedServiceAccount({ ...ref, body });
    case 'Secret':
      return api.core.deleteNamespacedSecret({ ...ref, body });
    case 'RoleBinding':
      return api.rbac.deleteNamespacedRoleBinding({ ...ref, body });
    case 'ClusterRole':
      return api.rbac.deleteClusterRole({ ...ref, body });
    case 'ClusterRoleBinding':
      return api.rbac.deleteClusterRoleBinding({ ...ref, body });
  }
}

function toClusterObject({ metadata, roleRef, subjects }: z.infer<typeof objectSchema>): ClusterObject {
  return {
    uid: metadata.uid,
    version: metadata.resourceVersion ?? null,
    labels: metadata.labels,
    annotations: metadata.annotations,
    binding:
      roleRef === undefined
        ? null
        : {
            role: roleRef,
            subjects: (subjects ?? []).map(({ kind, namespace, name }) => ({
              kind,
              namespace: namespace ?? null,
              name,
            })),
          },
  };
}
