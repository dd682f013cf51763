import * as z from 'zod';
import { ok } from '../../../shared/result.ts';
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

/** Reads lists a page at a time, metadata only. */
export function createListApi(call: ApiCall): ListApi {
  return {
    async page(list, limit, next) {
      const { path, query } = lists[list];
      const page = await call(schema, `list ${list}`, (api) =>
        api.listMetadata(path, {
          ...query,
          limit: String(limit),
          ...(next === null ? {} : { continue: next }),
        }),
      );
      if (!page.ok) return page;
      const { metadata, items } = page.value;
      return ok({
        items: (items ?? []).map(({ metadata: { creationTimestamp, ...facts } }): ObjectFacts => ({
          ...facts,
          createdAt: Date.parse(creationTimestamp),
        })),
        next: metadata.continue === '' ? null : metadata.continue,
      });
    },
  };
}
