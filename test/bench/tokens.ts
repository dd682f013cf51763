import type { Page } from 'playwright';
import type { Cluster } from '../cluster/cluster.ts';
import { ownProgram, startApp } from '../e2e/start-app.ts';
import { ask, clusterIdentity } from './ask.ts';
import { now } from './electron-program.ts';
import { filterKeys, listFilter, type FilterKey } from './filter.ts';
import type { Ground } from './ground.ts';
import { keepTokens } from './saved-tokens.ts';
import { longestFrame } from './longest-frame.ts';
import { compare, measures, within, type Row } from './row.ts';

const rounds = 5;
const few = 1_000;
const many = 10_000;
const atOnce = 20;
const savedTokens = 2_000;
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

  keepTokens(desktop, identity, savedTokens);
  const again = await startApp(desktop, ['--snap-data', snapData], ownProgram(keyfob));
  const list = await again.page();
  await list.getByRole('button', { name: 'Tokens', exact: true }).click();
  await list.getByRole('grid', { name: 'Kept tokens' }).waitFor();
  const frames = await repeat(times(rounds), () => longestFrame(list));
  const filtered: FilterKey[] = [];
  for (let round = 0; round < times(rounds); round += 1)
    filtered.push(...(await filterKeys(list, listFilter(list), ['1', '7', '3'])));
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
