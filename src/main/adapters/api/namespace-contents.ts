import * as z from 'zod';
import type { AppError } from '../../../shared/contract/errors/errors.ts';
import { ok, type Result } from '../../../shared/contract/values/result.ts';
import type { NamedObject } from '../../core/ports/cluster-api.ts';
import type { ApiCall } from './api-call.ts';
import { longestName } from './object-metadata.ts';

/** More than any home cluster has: each of them is asked for. */
const mostGroups = 300;
const mostKinds = 1000;
/** Enough to see that there is more than what the cluster puts into every namespace. */
const mostOfAKind = 3;

const groupVersion = z.string().regex(/^[a-z0-9.-]{1,253}\/[a-z0-9]{1,63}$/);

const groupsSchema = z.object({
  groups: z
    .array(z.object({ versions: z.array(z.object({ groupVersion })).max(20) }))
    .max(mostGroups)
    .nullable(),
});

const kindsSchema = z.object({
  resources: z
    .array(
      z.object({
        name: z
          .string()
          .max(longestName)
          .regex(/^[a-z0-9./-]+$/),
        kind: z.string().max(longestName),
        namespaced: z.boolean(),
        verbs: z.array(z.string().max(63)).max(20).nullish(),
      }),
    )
    .max(mostKinds)
    .nullable(),
});

const pageSchema = z.object({
  list: z.object({
    items: z
      .array(z.object({ metadata: z.object({ name: z.string().max(longestName) }) }))
      .max(mostOfAKind)
      .nullable(),
  }),
});

/** The cluster makes and drops them by itself. */
const events = 'events';

/** What is in a namespace, of every kind that can be listed there; each kind is asked for in every version that has it first. */
export async function readContents(
  namespace: string,
  call: ApiCall,
): Promise<Result<readonly NamedObject[], AppError>> {
  const groups = await call(groupsSchema, { does: 'list', object: 'API groups' }, ({ read }) =>
    read('/apis'),
  );
  if (!groups.ok) return groups;
  const versions = (groups.value.groups ?? []).flatMap((group) => group.versions);
  const roots = ['/api/v1', ...versions.map((version) => `/apis/${version.groupVersion}`)];
  const seen = new Set<string>();
  const found: NamedObject[] = [];
  for (const root of roots) {
    const kinds = await call(kindsSchema, { does: 'list', object: 'kinds of objects' }, ({ read }) =>
      read(root),
    );
    if (!kinds.ok) return kinds;
    for (const { name, kind, namespaced, verbs } of kinds.value.resources ?? []) {
      const key = `${root.split('/').slice(0, -1).join('/')}/${name}`;
      if (!namespaced || name === events || verbs?.includes('list') !== true || seen.has(key)) continue;
      seen.add(key);
      const page = await call(pageSchema, { does: 'list', object: name }, (api) =>
        api.listMetadata(`${root}/namespaces/${namespace}/${name}`, { limit: String(mostOfAKind) }),
      );
      if (!page.ok) return page;
      found.push(...(page.value.list.items ?? []).map(({ metadata }) => ({ kind, name: metadata.name })));
    }
  }
  return ok(found);
}
