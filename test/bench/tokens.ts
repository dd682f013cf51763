import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { Bridge, Output, RequestName } from '../../src/shared/contract/contract.ts';
import { formatTokenIndex, type TokenRecord } from '../../src/main/core/vault/token-index.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { ownProgram, startApp } from '../e2e/start-app.ts';
import { now } from './electron-program.ts';
import { filterKeys, type FilterKey } from './filter.ts';
import type { Ground } from './ground.ts';
import { compare, measures, within, type Row } from './row.ts';

const rounds = 5;
const few = 1_000;
const many = 10_000;
const atOnce = 20;
const keptTokens = 2_000;
const namespace = 'default';

/** New token with ten thousand accounts, and the list of two thousand kept tokens. */
export async function measureTokens({ cluster, desktop, keyfob, times }: Ground): Promise<Row[]> {
  const { dialogRows, accountsTenfold, scroll, filter, filterFrame } = measures;
  const snapData = cluster.snapData.current;
  const app = await startApp(desktop, ['--snap-data', snapData], ownProgram(keyfob));
  const page = await app.page();
  await page.getByRole('button', { name: 'Tokens', exact: true }).click();
  await makeAccounts(cluster, 0, few);
  const ofFew = await repeat(times(rounds), () => readAccounts(page, few));
  await makeAccounts(cluster, few, many);
  const ofMany = await repeat(times(rounds), () => readAccounts(page, many));
  const opened = await repeat(times(rounds), () => openDialog(page));
  const identity = await clusterIdentity(page);
  await app.quit();

  writeFileSync(join(desktop.home, '.config', 'Keyfob', 'tokens.json'), formatTokenIndex(records(identity)), {
    mode: 0o600,
  });
  const again = await startApp(desktop, ['--snap-data', snapData], ownProgram(keyfob));
  const list = await again.page();
  await list.getByRole('button', { name: 'Tokens', exact: true }).click();
  await list.getByRole('grid', { name: 'Kept tokens' }).waitFor();
  const frames = await repeat(times(rounds), () => longestFrame(list));
  const filtered: FilterKey[] = [];
  for (let round = 0; round < times(rounds); round += 1)
    filtered.push(...(await filterKeys(list, ['1', '7', '3'])));
  await again.quit();
  return [
    within(dialogRows, opened),
    compare(accountsTenfold, { ours: ofMany, against: ofFew }),
    within(scroll, frames),
    within(
      filter,
      filtered.map(({ shown }) => shown),
    ),
    within(filterFrame, [Math.max(...filtered.map(({ frame }) => frame))]),
  ];
}

async function repeat(rounds: number, measure: () => Promise<number>): Promise<number[]> {
  await measure();
  const series: number[] = [];
  for (let round = 0; round < rounds; round += 1) series.push(await measure());
  return series;
}

async function makeAccounts(cluster: Cluster, from: number, to: number): Promise<void> {
  for (let first = from; first < to; first += atOnce) {
    const names = Array.from({ length: Math.min(atOnce, to - first) }, (_, at) => `account-${first + at}`);
    await Promise.all(
      names.map((name) =>
        cluster.request('POST', `/api/v1/namespaces/${namespace}/serviceaccounts`, { metadata: { name } }),
      ),
    );
  }
}

/** The time until the search knows every account. */
async function readAccounts(page: Page, atLeast: number): Promise<number> {
  const began = now();
  for (let fresh = true; ; fresh = false) {
    const { known, complete } = await ask(page, 'accounts:search', { text: '', offset: 0, limit: 1, fresh });
    if (complete) {
      if (known < atLeast) throw new Error(`only ${known} accounts`);
      return now() - began;
    }
    await page.waitForTimeout(2);
  }
}

/** The time from the click on New token to the first accounts on screen. */
async function openDialog(page: Page): Promise<number> {
  const took = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const began = performance.now();
        const look = () => {
          if (document.querySelector('[role="option"]') === null) requestAnimationFrame(look);
          else resolve(performance.now() - began);
        };
        const buttons = [...document.querySelectorAll('button')];
        buttons.find(({ textContent }) => textContent.includes('New token'))?.click();
        look();
      }),
  );
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  return took;
}

async function clusterIdentity(page: Page): Promise<string> {
  const { cluster } = await ask(page, 'state:get', {});
  if (cluster.status !== 'open') throw new Error('no cluster is open');
  return cluster.identity;
}

/** The longest time between two frames while the list is scrolled from end to end. */
function longestFrame(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const list = document.querySelector('.list-frame');
        if (list === null) throw new Error('there is no list');
        list.scrollTop = 0;
        let longest = 0;
        let last: number | null = null;
        const step = (at: number) => {
          if (last !== null) longest = Math.max(longest, at - last);
          last = at;
          const before = list.scrollTop;
          list.scrollTop += 400;
          if (list.scrollTop === before) resolve(longest);
          else requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
      }),
  );
}

function records(cluster: string): TokenRecord[] {
  const issuedAt = Date.now();
  return Array.from({ length: keptTokens }, (_, at) => ({
    id: at.toString(16).padStart(16, '0'),
    cluster,
    purpose: { kind: 'named', name: `Purpose ${at}` },
    namespace,
    serviceAccount: `account-${at}`,
    accountUid: `uid-${at}`,
    audiences: [],
    lifetimeSeconds: 86_400,
    boundSecret: null,
    issuedAt: issuedAt + at,
    expiresAt: issuedAt + 86_400_000,
    jti: null,
    revocation: null,
    renewal: 'by-hand',
    replaces: null,
    chain: null,
    expiredSeenAt: null,
    state: 'kept',
    collection: null,
  }));
}

async function ask<Name extends RequestName>(
  page: Page,
  name: Name,
  input: object,
): Promise<Extract<Output<Name>, { ok: true }>['value']> {
  const reply = (await page.evaluate(
    ([name, input]) => (globalThis as unknown as { keyfob: Bridge }).keyfob.invoke(name, input),
    [name, input] as const,
  )) as Output<Name>;
  if (!reply.ok) throw new Error(`${name}: ${reply.error.code}`);
  return reply.value;
}
