/** A reply of the demo API server. */
export interface DemoReply {
  readonly status: number;
  readonly body: object | string;
}

/** A `Status` object as Kubernetes answers failures. */
export function failure(code: number, reason: string, message: string, details?: object): DemoReply {
  return {
    status: code,
    body: {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message,
      reason,
      ...(details === undefined ? {} : { details }),
      code,
    },
  };
}

/** 404 for an object. */
export function notFound(kind: string, name: string): DemoReply {
  return failure(404, 'NotFound', `${kind} "${name}" not found`, { name, ...groupOf(kind), kind });
}

/** 409 for a name that is taken. */
export function alreadyExists(kind: string, name: string): DemoReply {
  return failure(409, 'AlreadyExists', `${kind} "${name}" already exists`, { name, ...groupOf(kind), kind });
}

/** 401 for a missing or unknown credential. */
export const unauthorized = failure(401, 'Unauthorized', 'Unauthorized');

function groupOf(kind: string): object {
  return kind === 'clusterrolebindings' ? { group: 'rbac.authorization.k8s.io' } : {};
}
