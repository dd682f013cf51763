import * as z from 'zod';
import { fail, ok } from '../../../shared/contract/values/result.ts';
import type { ListApi, ListName, ListPosition, ObjectFacts } from '../../core/ports/cluster-api.ts';
import type { ApiCall } from './api-call.ts';
import { longestName, longestUid, usedAnnotations, usedLabels } from './object-metadata.ts';

/** By Kubernetes' own pattern: names are shown, and become part of commands. */
const name = z
  .string()
  .max(longestName)
  .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/);

function itemSchema<Namespace extends z.ZodType<string | undefined>>(namespace: Namespace) {
  return z.object({
    metadata: z.object({
      name,
      namespace,
      uid: z.string().max(longestUid),
      creationTimestamp: z.iso.datetime({ offset: true }),
      labels: usedLabels,
      annotations: usedAnnotations,
    }),
  });
}

/** A page of no more objects than were asked for; the key to the next one goes into an address. */
function pageSchema(list: ListName, limit: number) {
  return z.object({
    length: z.int(),
    list: z.object({
      metadata: z.object({ continue: z.string().max(4096).default('') }).default({ continue: '' }),
      /** Go writes an empty list as null. */
      items: z
        .array(list === 'namespaces' ? itemSchema(name.optional()) : itemSchema(name))
        .max(limit)
        .nullable(),
    }),
  });
}

/** Where each list is, and what picks its objects there. */
const lists: Readonly<Record<ListName, { readonly path: string; readonly query: Record<string, string> }>> = {
  namespaces: { path: '/api/v1/namespaces', query: {} },
  'service-accounts': { path: '/api/v1/serviceaccounts', query: {} },
  'own-secrets': {
    path: '/api/v1/secrets',
    query: { labelSelector: 'app.kubernetes.io/managed-by=keyfob' },
  },
  'legacy-tokens': {
    path: '/api/v1/secrets',
    query: { fieldSelector: 'type=kubernetes.io/service-account-token' },
  },
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
    async page(list, limit, next) {
      const { path, query } = lists[list];
      const before = next ?? { pages: 0, items: 0, characters: 0, beganAt: now() };
      const page = await call(pageSchema(list, limit), { does: 'list', object: list }, (api) =>
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
