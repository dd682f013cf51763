import { randomUUID } from 'node:crypto';

/** The resources that the demo keeps, by the plural names of the API. */
export type Resource = 'namespaces' | 'serviceaccounts' | 'secrets' | 'clusterrolebindings';

/** A stored object as the API returns it. */
export interface StoredObject {
  readonly metadata: { readonly name: string; readonly uid: string; readonly [field: string]: unknown };
  readonly [field: string]: unknown;
}

/** The objects of the demo cluster, in memory. */
export class DemoObjects {
  readonly #objects = new Map<string, StoredObject>();
  #version = 1;

  constructor(now: number) {
    for (const name of ['default', 'kube-system', 'kube-public', 'kube-node-lease']) {
      this.create('namespaces', null, { kind: 'Namespace', apiVersion: 'v1', metadata: { name } }, now);
    }
  }

  get(resource: Resource, namespace: string | null, name: string): StoredObject | null {
    return this.#objects.get(key(resource, namespace, name)) ?? null;
  }

  /** Stores a new object; null when the name is taken. `now` is epoch milliseconds. */
  create(
    resource: Resource,
    namespace: string | null,
    object: { readonly metadata: { readonly name: string }; readonly [field: string]: unknown },
    now: number,
  ): StoredObject | null {
    const { name } = object.metadata;
    if (this.get(resource, namespace, name) !== null) return null;
    const stored: StoredObject = {
      ...object,
      metadata: {
        ...object.metadata,
        ...(namespace === null ? {} : { namespace }),
        uid: randomUUID(),
        resourceVersion: String(this.#version++),
        creationTimestamp: new Date(now).toISOString().replace(/\.\d+Z$/, 'Z'),
      },
    };
    this.#objects.set(key(resource, namespace, name), stored);
    return stored;
  }

  /** Removes an object and returns what it was. */
  delete(resource: Resource, namespace: string | null, name: string): StoredObject | null {
    const object = this.get(resource, namespace, name);
    this.#objects.delete(key(resource, namespace, name));
    return object;
  }
}

function key(resource: Resource, namespace: string | null, name: string): string {
  return JSON.stringify([resource, namespace, name]);
}
