import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startDemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import { mostFound } from '../../src/shared/contract/requests/credential-requests.ts';
import { credentialName } from '../../src/shared/words/credential-names.ts';
import { openKeyfob, type OpenKeyfob } from '../fakes/open-keyfob.ts';

let demo: Awaited<ReturnType<typeof startDemoCluster>>;
let window: OpenKeyfob;

beforeEach(async () => {
  demo = await startDemoCluster();
  const file = join(demo.snapData, 'credentials/known_tokens.csv');
  const rows = Array.from({ length: 2000 }, (_, at) => `token-of-user-${at},user-${at},uid-${at}`);
  writeFileSync(file, `${readFileSync(file, 'utf8').trimEnd()}\n${rows.join('\n')}\n`);
  window = await openKeyfob(demo.snapData);
});

afterEach(async () => {
  await window.close();
  demo.stop();
});

/** The names of what is found. */
async function find(text: string): Promise<readonly string[]> {
  const reply = await window.handlers['credentials:find']({ text });
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.value.credentials.map(({ name }) => credentialName(name));
}

it('finds a credential that is too far behind for the snapshot, by its name, its letters or its kind', async () => {
  const { credentials } = window.keyfob.store.snapshot;
  expect(credentials.total).toBeGreaterThan(2000);
  expect(credentials.soonest.map(({ name }) => name)).not.toContain('user-1987');
  expect(await find('user-1987')).toEqual(['user-1987']);
  expect(await find('1987 static')).toEqual(['user-1987']);
  expect((await find('u1987'))[0]).toBe('user-1987');
  expect(await find('no such user')).toEqual([]);
});

it('answers with a page at most, and with no token', async () => {
  const reply = await window.handlers['credentials:find']({ text: 'user' });
  expect(reply.ok && reply.value.credentials.length).toBe(mostFound);
  expect(JSON.stringify(reply)).not.toContain('token-of-user');
});
