import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDocumentStore } from '../../../src/main/adapters/files/document-store.ts';
import { Restarts } from '../../../src/main/core/vault/restarts.ts';
import type { NewToken } from '../../../src/main/core/vault/token-store.ts';

const minute = 60_000;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyfob-restarts-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = () => join(folder, 'restart.json');

/** Restarts as a process has them, whose machine has run so many minutes. */
function process(minutes: () => number, where = folder): Restarts {
  return new Restarts({ documents: createDocumentStore(where), sinceBoot: () => minutes() * minute });
}

const token: NewToken = {
  id: 'a',
  cluster: 'c',
  purpose: { kind: 'dashboard' },
  namespace: 'keyfob',
  serviceAccount: 'dashboard',
  accountUid: 'u',
  audiences: [],
  lifetimeSeconds: 3600,
  boundSecret: null,
  issuedAt: 0,
  expiresAt: 3_600_000,
  jti: null,
  revocation: null,
  renewal: 'by-hand',
  replaces: null,
  chain: null,
  expiredSeenAt: null,
};

it('hands the incident and the accounts of lost tokens to the next process, once, in a file of the user’s own', async () => {
  expect(await process(() => 0).before()).toBe(null);
  expect(await process(() => 0).note('1234', [token])).toBe(true);
  expect(statSync(file()).mode & 0o777).toBe(0o600);
  const next = process(() => 1);
  const told = { incident: '1234', lost: [{ id: 'a', account: 'keyfob/dashboard' }] };
  expect(await next.before()).toMatchObject(told);
  expect(existsSync(file())).toBe(false);
  expect(await next.before()).toMatchObject(told);
  expect(await process(() => 2).before()).toBe(null);
});

it.each([
  { crashes: [0, 1, 2], startsAnew: [true, true, false] },
  { crashes: [0, 5, 9.9], startsAnew: [true, true, false] },
  { crashes: [0, 5, 10, 14, 15.1], startsAnew: [true, true, true, false, true] },
  // The machine started anew in between.
  { crashes: [500, 501, 1], startsAnew: [true, true, true] },
])('at minutes $crashes starts anew $startsAnew', async ({ crashes, startsAnew }) => {
  const noted: boolean[] = [];
  let now = 0;
  for (const at of crashes) {
    const running = process(() => now);
    await running.before();
    now = at;
    noted.push(await running.note('1234', []));
  }
  expect(noted).toEqual(startsAnew);
});

it.each([
  { when: 'is noted', waits: true },
  { when: 'is being noted', waits: false },
])('tells nothing at the next start when Keyfob was quit while one $when', async ({ waits }) => {
  const running = process(() => 0);
  const noting = running.note('1234', [token]);
  if (waits) expect(await noting).toBe(true);
  await running.withdraw();
  expect(existsSync(file())).toBe(false);
  expect(await process(() => 1).before()).toBe(null);
});

it('does not start anew where that cannot be noted, and takes a damaged note for none', async () => {
  expect(await process(() => 0, '/proc/self').note('1234', [])).toBe(false);
  writeFileSync(file(), '{"version":1,"incident":');
  expect(await process(() => 0).before()).toBe(null);
  expect(existsSync(file())).toBe(false);
});
