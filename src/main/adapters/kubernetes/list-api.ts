import * as z from 'zod';
import { fail, ok } from '../../../shared/result.ts';
import type { ListApi, ListName, ObjectFacts } from '../../core/ports/cluster-api.ts';
import type { ApiCall } from './api-call.ts';

const schema = z.object({
  metadata: z.object({ continue: z.string().default('') }).default({ continue: '' }),
  /** Go writes an empty list as null. */
  items: z
    .array(
      z.object({
        metadata: z.object({
          name: z.string(),
          namespace: z.string().default(''),
          uid: z.string(),
          creationTimestamp: z.iso.datetime({ offset: true }),
          labels: z.record(z.string(), z.string()).default({}),
          annotations: z.record(z.string(), z.string()).default({}),
        }),
      }),
    )
    .nullable(),
});

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

/** More pages than the longest list of a home cluster has: a server that always has one more must not be read for ever. */
const mostPages = 200;

/** Reads lists a page at a time, metadata only; `next` is the number of the page and the API server's own key to it. */
export function createListApi(server: string, call: ApiCall): ListApi {
  return {
    async page(list, limit, next) {
      const { path, query } = lists[list];
      const [number, key] = next === null ? [1, null] : readNext(next);
      if (number > mostPages) return fail({ code: 'api-bad-reply', server });
      const page = await call(schema, `list ${list}`, (api) =>
        api.listMetadata(path, {
          ...query,
          limit: String(limit),
          ...(key === null ? {} : { continue: key }),
        }),
      );
      if (!page.ok) return page;
      const { metadata, items } = page.value;
      return ok({
        items: (items ?? []).map(({ metadata: { creationTimestamp, ...facts } }): ObjectFacts => ({
          ...facts,
          createdAt: Date.parse(creationTimestamp),
        })),
        next: metadata.continue === '' ? null : `${number + 1} ${metadata.continue}`,
      });
    },
  };
}

function readNext(next: string): [number: number, key: string] {
  const space = next.indexOf(' ');
  return [Number(next.slice(0, space)), next.slice(space + 1)];
}
