import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { build, type Plugin } from 'vite';
import { ownCalls } from '../../scripts/build/own-calls.mjs';
import type { createApiGroups } from '../../src/main/adapters/api/client-library.ts';

type Library = { readonly createApiGroups: typeof createApiGroups };
type Call = (parameters: object) => Promise<unknown>;

const adapters = resolve(import.meta.dirname, '../../src/main/adapters/api');

/** Of each kind that the replies of Keyfob’s calls have something: dates, names that clash with words of JavaScript, maps, lists. */
const item = {
  metadata: {
    name: 'one',
    uid: 'u',
    creationTimestamp: '2026-11-24T12:00:00Z',
    labels: { a: 'b' },
    managedFields: [{ time: '2026-11-24T12:00:00Z', manager: 'm' }],
    ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', name: 'p', uid: 'v' }],
  },
  data: { token: 'dG9rZW4=' },
  secrets: [{ name: 's' }],
  subjects: [{ kind: 'User', name: 'u' }],
  roleRef: { apiGroup: 'g', kind: 'ClusterRole', name: 'r' },
  rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
  spec: { audiences: ['a'], boundObjectRef: { kind: 'Secret', name: 's', uid: 'w' } },
  status: {
    token: 't',
    expirationTimestamp: '2026-11-24T13:00:00Z',
    user: { username: 'u', extra: { x: ['y'] } },
    resourceRules: [{ verbs: ['get'], apiGroups: [''] }],
    conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: '2026-11-24T12:00:00Z' }],
    addresses: [{ type: 'InternalIP', address: '10.0.0.1' }],
  },
};
const reply = {
  ...item,
  metadata: { ...item.metadata, continue: 'next' },
  items: [item],
  gitVersion: 'v1.34.0',
};

const folder = mkdtempSync(join(tmpdir(), 'keyfob-own-calls-'));
let whole: Library;
let own: Library;

beforeAll(async () => {
  [whole, own] = await Promise.all([bundle('whole', []), bundle('own', [ownCalls(adapters)])]);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

it('leaves no call that Keyfob does not make', () => {
  const calls = callsOf(own);
  expect(calls).toContain('core.createNamespacedServiceAccountToken');
  expect(calls.length).toBeLessThan(60);
  expect(callsOf(whole).length).toBeGreaterThan(400);
});

it('leaves each of the others as it is: what is sent, and what comes of the reply', async () => {
  for (const call of callsOf(own)) expect(await made(own, call), call).toEqual(await made(whole, call));
});

async function bundle(name: string, plugins: Plugin[]): Promise<Library> {
  await build({
    configFile: false,
    logLevel: 'error',
    plugins,
    build: {
      ssr: join(adapters, 'client-library.ts'),
      outDir: join(folder, name),
      minify: false,
      rolldownOptions: {
        treeshake: { moduleSideEffects: false },
        output: { entryFileNames: 'library.mjs', format: 'es' },
      },
    },
    ssr: { noExternal: true },
  });
  return (await import(pathToFileURL(join(folder, name, 'library.mjs')).href)) as Library;
}

const groups = ['core', 'authentication', 'authorization', 'rbac', 'version'] as const;

/** Each call as `group.method`. */
function callsOf({ createApiGroups }: Library): string[] {
  const api = createApiGroups({ send: () => Promise.reject(new Error('nothing is sent')) });
  return groups.flatMap((group) =>
    Object.getOwnPropertyNames(Object.getPrototypeOf(api[group]))
      .filter((name) => name !== 'constructor')
      .map((name) => `${group}.${name}`),
  );
}

/** What a call sends, and what it gives for the reply. */
async function made({ createApiGroups }: Library, call: string) {
  const sent: unknown[] = [];
  const api = createApiGroups({
    send(request) {
      sent.push(request);
      return Promise.resolve({
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(reply),
      });
    },
  });
  const [group, method] = call.split('.') as [(typeof groups)[number], string];
  const parameters = {
    name: 'n',
    namespace: 'ns',
    path: 'p',
    body: { ...item, preconditions: { uid: 'u' } },
  };
  const given = await (api[group] as unknown as Record<string, Call>)[method]!(parameters);
  return { sent, given: JSON.stringify(given) };
}
