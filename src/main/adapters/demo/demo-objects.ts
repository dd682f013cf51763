import { randomUUID } from 'node:crypto';
import { demoResources, type Resource } from './demo-resources.ts';

/** A stored object as the API returns it. */
export interface StoredObject {
  readonly metadata: {
    readonly name: string;
    readonly uid: string;
    readonly resourceVersion: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly [field: string]: unknown;
  };
  readonly [field: string]: unknown;
}

/** An object to be stored; `fields` is what it holds beside its type and metadata. */
export interface NewObject {
  readonly resource: Resource;
  /** Null for what lives in no namespace. */
  readonly namespace: string | null;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly fields: object;
}

/** The objects of the demo cluster, in memory. */
export class DemoObjects {
  readonly #objects = new Map<string, StoredObject>();
  #version = 0;

  get(resource: Resource, namespace: string | null, name: string): StoredObject | null {
    return this.#objects.get(keyOf(resource, namespace, name)) ?? null;
  }

  /** The objects of a resource in all namespaces, by namespace and name. */
  list(resource: Resource): readonly StoredObject[] {
    const { kind } = demoResources[resource];
    return [...this.#objects]
      .filter(([, object]) => object.kind === kind)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, object]) => object);
  }

  /** Stores a new object; null when the name is taken. `now` is epoch milliseconds. */
  create(
    { resource, namespace, name, labels, annotations, fields }: NewObject,
    now: number,
  ): StoredObject | null {
    const key = keyOf(resource, namespace, name);
    if (this.#objects.has(key)) return null;
    const { kind, apiVersion } = demoResources[resource];
    this.#version++;
    const stored: StoredObject = {
      kind,
      apiVersion,
      metadata: {
        name,
        ...(namespace === null ? {} : { namespace }),
        uid: randomUUID(),
        resourceVersion: String(this.#version),
        creationTimestamp: timestamp(now),
        ...(Object.keys(labels).length === 0 ? {} : { labels }),
        ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
      },
      ...fields,
    };
    this.#objects.set(key, stored);
    return stored;
  }

  /** Removes an object and returns what it was. */
  delete(resource: Resource, namespace: string | null, name: string): StoredObject | null {
    const object = this.get(resource, namespace, name);
    this.#objects.delete(keyOf(resource, namespace, name));
    return object;
  }

  /** Removes all objects of a namespace. */
  deleteAllIn(namespace: string): void {
    for (const [key, { metadata }] of this.#objects)
      if (metadata.namespace === namespace) this.#objects.delete(key);
  }
}

/** A time (epoch milliseconds) as Kubernetes writes it, in whole seconds. */
export function timestamp(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}

function keyOf(resource: Resource, namespace: string | null, name: string): string {
  return JSON.stringify([resource, namespace, name]);
}
