import { demoResources, type Resource } from './demo-resources.ts';

/** A reply of the demo API server. */
export interface DemoReply {
  readonly status: number;
  readonly body: object | string;
}

/** A `Status` object as Kubernetes answers failures. */
export function failure(code: number, reason: string, message: string, details?: object): DemoReply {
  const status = { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message, reason };
  return { status: code, body: { ...status, ...(details === undefined ? {} : { details }), code } };
}

/** 401 for a missing or unknown credential. */
export const unauthorized = failure(401, 'Unauthorized', 'Unauthorized');

/** 404 for a path that is no resource. */
export const noResource = failure(404, 'NotFound', 'the server could not find the requested resource', {});

/** 405 for a resource that does not know the method. */
export const noMethod = failure(
  405,
  'MethodNotAllowed',
  'the server does not allow this method on the requested resource',
  {},
);

/** 400 for what the API server cannot read. */
export function badRequest(message: string): DemoReply {
  return failure(400, 'BadRequest', message);
}

/** 404 for an object. */
export function notFound(resource: Resource, name: string): DemoReply {
  return failure(404, 'NotFound', `${qualified(resource)} "${name}" not found`, details(resource, name));
}

/** 409 for a name that is taken. */
export function alreadyExists(resource: Resource, name: string): DemoReply {
  return failure(
    409,
    'AlreadyExists',
    `${qualified(resource)} "${name}" already exists`,
    details(resource, name),
  );
}

interface Precondition {
  readonly wanted: string;
  readonly found: string;
}

/** 409 for a deletion that meant another object of this name. */
export function otherUid(resource: Resource, name: string, { wanted, found }: Precondition): DemoReply {
  return unfulfilled(
    resource,
    name,
    `the UID in the precondition (${wanted}) does not match the UID in record (${found}). The object might have been deleted and then recreated`,
  );
}

/** 409 for a deletion that meant the object as it was before. */
export function otherVersion(resource: Resource, name: string, { wanted, found }: Precondition): DemoReply {
  return unfulfilled(
    resource,
    name,
    `the ResourceVersion in the precondition (${wanted}) does not match the ResourceVersion in record (${found}). The object might have been modified`,
  );
}

function unfulfilled(resource: Resource, name: string, why: string): DemoReply {
  const { kind } = demoResources[resource];
  return failure(409, 'Conflict', `Operation cannot be fulfilled on ${kind} "${name}": ${why}`, {
    ...{ name, kind },
  });
}

/** 200 for a deletion whose object is not given back. */
export function deleted(resource: Resource, name: string, uid: string): DemoReply {
  return {
    status: 200,
    body: {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Success',
      details: { ...details(resource, name), uid },
    },
  };
}

/** One thing that is wrong with an object; `reason` as in `FieldValueInvalid`. */
export interface InvalidField {
  readonly field: string;
  readonly reason: 'FieldValueInvalid' | 'FieldValueRequired' | 'FieldValueNotSupported';
  readonly message: string;
}

/** 422 for an object of a kind; `name` is empty where it has none. */
export function invalid(
  { kind, group }: { readonly kind: string; readonly group: string },
  name: string,
  { field, reason, message }: InvalidField,
): DemoReply {
  const type = group === '' ? kind : `${kind}.${group}`;
  return failure(422, 'Invalid', `${type} "${name}" is invalid: ${field}: ${message}`, {
    ...(name === '' ? {} : { name }),
    ...(group === '' ? {} : { group }),
    ...(kind === '' ? {} : { kind }),
    causes: [{ reason, message, field }],
  });
}

function details(resource: Resource, name: string): object {
  const { group } = demoResources[resource];
  return { name, ...(group === '' ? {} : { group }), kind: resource };
}

function qualified(resource: Resource): string {
  const { group } = demoResources[resource];
  return group === '' ? resource : `${resource}.${group}`;
}
