import * as z from 'zod';
import { withBody, type DemoAnswer, type DemoCall } from './demo-call.ts';
import type { DemoObjects } from './demo-objects.ts';
import {
  alreadyExists,
  badRequest,
  deleted,
  invalid,
  notFound,
  otherUid,
  otherVersion,
  type DemoReply,
  type InvalidField,
} from './demo-replies.ts';
import { demoResources, type Resource } from './demo-resources.ts';

const metadata = z
  .object({
    name: z.string().nullish(),
    namespace: z.string().nullish(),
    labels: z.record(z.string(), z.string()).nullish(),
    annotations: z.record(z.string(), z.string()).nullish(),
  })
  .nullish();

const deleteOptions = { kind: 'DeleteOptions', apiVersion: 'v1' };
const deleteSchema = z.object({
  preconditions: z.object({ uid: z.string().nullish(), resourceVersion: z.string().nullish() }).nullish(),
});
const plainSchema = z.object({ metadata });
const accountSchema = z.object({ metadata, automountServiceAccountToken: z.boolean().nullish() });
const secretSchema = z.object({ metadata, type: z.string().default('Opaque') });
const roleSchema = z.object({ metadata, rules: z.array(z.looseObject({})).nullish() });
const bindingSchema = z.object({
  metadata,
  roleRef: z
    .object({ apiGroup: z.string().default(''), kind: z.string().default(''), name: z.string().default('') })
    .default({ apiGroup: '', kind: '', name: '' }),
  subjects: z
    .array(
      z.object({
        kind: z.string(),
        apiGroup: z.string().optional(),
        name: z.string(),
        namespace: z.string().optional(),
      }),
    )
    .nullish(),
});

/** GET of one object. */
export function readObject(resource: Resource): DemoAnswer {
  return (call) => {
    const object = call.state.objects.get(resource, namespaceOf(call), call.name);
    return object === null ? notFound(resource, call.name) : { status: 200, body: object };
  };
}

/** DELETE of one object; as at the API server only a service account is given back. */
export function deleteObject(resource: Resource): DemoAnswer {
  return withBody(deleteOptions, deleteSchema, ({ preconditions }, call) => {
    const { objects } = call.state;
    const existing = objects.get(resource, namespaceOf(call), call.name);
    if (existing === null) return notFound(resource, call.name);
    const { uid, resourceVersion } = existing.metadata;
    if (preconditions?.uid != null && preconditions.uid !== uid)
      return otherUid(resource, call.name, { wanted: preconditions.uid, found: uid });
    const wanted = preconditions?.resourceVersion ?? resourceVersion;
    if (wanted !== resourceVersion)
      return otherVersion(resource, call.name, { wanted, found: resourceVersion });
    objects.delete(resource, namespaceOf(call), call.name);
    return resource === 'serviceaccounts'
      ? { status: 200, body: existing }
      : deleted(resource, call.name, uid);
  });
}

/** DELETE of a namespace with all that is in it, at once; the object is given back. */
export const deleteNamespace: DemoAnswer = (call) => {
  const object = call.state.objects.get('namespaces', null, call.name);
  const answer = deleteObject('namespaces')(call);
  return Promise.resolve(answer).then((reply) => {
    if (object === null || reply.status !== 200) return reply;
    call.state.objects.deleteAllIn(call.name);
    return { status: 200, body: { ...object, status: { phase: 'Terminating' } } };
  });
};

/** POST namespaces. */
export const createNamespace: DemoAnswer = withBody(demoResources.namespaces, plainSchema, (body, call) =>
  create('namespaces', body.metadata, {}, call),
);

/** POST serviceaccounts. */
export const createServiceAccount: DemoAnswer = withBody(
  demoResources.serviceaccounts,
  accountSchema,
  ({ metadata: given, automountServiceAccountToken: automount }, call) =>
    create(
      'serviceaccounts',
      given,
      automount == null ? {} : { automountServiceAccountToken: automount },
      call,
    ),
);

/** POST secrets; what they hold is not kept, because Keyfob makes empty ones. */
export const createSecret: DemoAnswer = withBody(demoResources.secrets, secretSchema, (body, call) =>
  create('secrets', body.metadata, { type: body.type }, call),
);

/** POST clusterroles. */
export const createRole: DemoAnswer = withBody(demoResources.clusterroles, roleSchema, (body, call) =>
  create('clusterroles', body.metadata, { rules: body.rules ?? [] }, call),
);

/** POST rolebindings or clusterrolebindings. */
export function createBinding(resource: 'rolebindings' | 'clusterrolebindings'): DemoAnswer {
  return withBody(demoResources[resource], bindingSchema, ({ metadata: given, roleRef, subjects }, call) => {
    if (roleRef.kind === 'ClusterRole' && roleRef.name !== '')
      return create(resource, given, { subjects: subjects ?? [], roleRef }, call);
    return invalid(demoResources[resource], given?.name ?? '', {
      field: 'roleRef',
      reason: 'FieldValueRequired',
      message: 'Required value',
    });
  });
}

/** Makes a namespace with its default account, as the cluster has them by itself. `now` is epoch milliseconds. */
export function addNamespace(objects: DemoObjects, name: string, now: number): void {
  objects.create(
    { resource: 'namespaces', namespace: null, name, annotations: {}, ...namespaceParts(name, {}) },
    now,
  );
  addAccount(objects, { namespace: name, name: 'default' }, now);
}

/** Makes a service account that the cluster has by itself. `now` is epoch milliseconds. */
export function addAccount(
  objects: DemoObjects,
  { namespace, name }: { readonly namespace: string; readonly name: string },
  now: number,
): void {
  objects.create(
    { resource: 'serviceaccounts', namespace, name, labels: {}, annotations: {}, fields: {} },
    now,
  );
}

function create(
  resource: Resource,
  given: z.infer<typeof metadata>,
  fields: object,
  call: DemoCall,
): DemoReply {
  const { objects, now } = call.state;
  const namespace = namespaceOf(call);
  if (given?.namespace != null && given.namespace !== '' && given.namespace !== call.namespace)
    return badRequest(
      'the namespace of the provided object does not match the namespace sent on the request',
    );
  if (namespace !== null && objects.get('namespaces', null, namespace) === null)
    return notFound('namespaces', namespace);
  const name = given?.name ?? '';
  const problem = nameProblem(resource, name);
  if (problem !== null) return invalid(demoResources[resource], name, problem);
  const labels = given?.labels ?? {};
  const annotations = given?.annotations ?? {};
  const parts = resource === 'namespaces' ? namespaceParts(name, labels) : { labels, fields };
  const stored = objects.create({ resource, namespace, name, annotations, ...parts }, now());
  return stored === null ? alreadyExists(resource, name) : { status: 201, body: stored };
}

function nameProblem(resource: Resource, name: string): InvalidField | null {
  const field = 'metadata.name';
  if (name === '')
    return {
      field,
      reason: 'FieldValueRequired',
      message: 'Required value: name or generateName is required',
    };
  const problem = demoResources[resource].nameProblem(name);
  return problem === null
    ? null
    : { field, reason: 'FieldValueInvalid', message: `Invalid value: ${JSON.stringify(name)}: ${problem}` };
}

function namespaceParts(name: string, labels: Readonly<Record<string, string>>) {
  return {
    labels: { ...labels, 'kubernetes.io/metadata.name': name },
    fields: { spec: { finalizers: ['kubernetes'] }, status: { phase: 'Active' } },
  };
}

function namespaceOf({ namespace }: DemoCall): string | null {
  return namespace === '' ? null : namespace;
}
