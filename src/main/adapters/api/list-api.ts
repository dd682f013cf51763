import * as z from 'zod';
import { fail, ok } from '../../../shared/contract/values/result.ts';
import type { ListApi, ListName, ListPosition, ObjectFacts } from '../../core/ports/cluster-api.ts';
import type { ApiCall } from './api-call.ts';
import { readContents } from './namespace-contents.ts';
import { longestUid, objectName, rbacName, usedAnnotations, usedLabels } from './object-metadata.ts';

function itemSchema<Namespace extends z.ZodType<string | undefined>>(
  namespace: Namespace,
  itemName: z.ZodType<string>,
) {
  return z.object({
    metadata: z.object({
      name: itemName,
      namespace,
      uid: z.string().max(longestUid),
      creationTimestamp: z.iso.datetime({ offset: true }),
      labels: usedLabels,
      annotations: usedAnnotations,
    }),
  });
}

const inNoNamespace: ReadonlySet<ListName> = new Set(['namespaces', 'own-cluster-role-bindings']);
const ofRbac: ReadonlySet<ListName> = new Set(['own-role-bindings', 'own-cluster-role-bindings']);

/** A page of no more objects than were asked for; the key to the next one goes into an address. */
function pageSchema(list: ListName, limit: number) {
  return z.object({
    length: z.int(),
    list: z.object({
      metadata: z.object({ continue: z.string().max(4096).default('') }).default({ continue: '' }),
      /** Go writes an empty list as null. */
      items: z
        .array(
          itemSchema(
            inNoNamespace.has(list) ? objectName.optional() : objectName,
            ofRbac.has(list) ? rbacName : objectName,
          ),
        )
        .max(limit)
        .nullable(),
    }),
  });
}

const own = { labelSelector: 'app.kubernetes.io/managed-by=keyfob' };

/** Where each list is, and what picks its objects there. */
const lists: Readonly<Record<ListName, { readonly path: string; readonly query: Record<string, string> }>> = {
  namespaces: { path: '/api/v1/namespaces', query: {} },
  'service-accounts': { path: '/api/v1/serviceaccounts', query: {} },
  'own-accounts': { path: '/api/v1/serviceaccounts', query: own },
  'own-secrets': { path: '/api/v1/secrets', query: own },
  'own-role-bindings': { path: '/apis/rbac.authorization.k8s.io/v1/rolebindings', query: own },
  'own-cluster-role-bindings': {
    path: '/apis/rbac.authorization.k8s.io/v1/clusterrolebindings',
    query: own,
  },
  'legacy-tokens': {
    path: '/api/v1/secrets',
    query: { fieldSelector: 'type=kubernetes.io/service-account-token' },
  },
};

/** What an error calls a list whose own name says more than what is asked for. */
const named: { readonly [List in ListName]?: string } = {
  'own-accounts': 'serviceaccounts',
  'own-role-bindings': 'rolebindings',
  'own-cluster-role-bindings': 'clusterrolebindings',
};

/** More than the longest list of a home cluster has, all pages together: a server that always has one more is not read for ever. */
const most = { pages: 200, items: 50_000, characters: 32 * 1024 * 1024 } as const;

/** What lists are read with; `now` is a clock that nobody can set. */
export interface ListApiParts {
  readonly server: string;
  readonly call: ApiCall;
  /** For a whole list, from its first page to its last. */
  readonly deadlineMs: number;
  readonly now: () => number;
}

/** Reads lists a page at a time, metadata only. */
export function createListApi({ server, call, deadlineMs, now }: ListApiParts): ListApi {
  const isTooLong = ({ pages, items, characters, beganAt }: Omit<ListPosition, 'key'>) =>
    pages > most.pages || items > most.items || characters > most.characters || now() - beganAt > deadlineMs;

  return {
    contents: (namespace) => readContents(namespace, call),
    async page(list, limit, next) {
      const { path, query } = lists[list];
      const before = next ?? { pages: 0, items: 0, characters: 0, beganAt: now() };
      const page = await call(pageSchema(list, limit), { does: 'list', object: named[list] ?? list }, (api) =>
        api.listMetadata(path, {
          ...query,
          limit: String(limit),
          ...(next === null ? {} : { continue: next.key }),
        }),
      );
      if (!page.ok) return page;
      const { metadata, items } = page.value.list;
      const read = {
        pages: before.pages + 1,
        items: before.items + (items?.length ?? 0),
        characters: before.characters + page.value.length,
        beganAt: before.beganAt,
      };
      const isLast = metadata.continue === '';
      if (isTooLong(isLast ? read : { ...read, pages: read.pages + 1 }))
        return fail({ code: 'api-bad-reply', server });
      return ok({
        items: (items ?? []).map(({ metadata: { creationTimestamp, namespace, ...facts } }): ObjectFacts => ({
          ...facts,
          namespace: namespace ?? '',
          createdAt: Date.parse(creationTimestamp),
        })),
        next: isLast ? null : { ...read, key: metadata.continue },
      });
    },
  };
}
