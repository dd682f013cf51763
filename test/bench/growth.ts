import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright';
import { Authority } from '../cluster/certificates.ts';
import { copySnapData } from '../cluster/proxy.ts';
import { ownProgram, startApp } from '../e2e/start-app.ts';
import { ask, clusterIdentity } from './ask.ts';
import { collectedMemory, collectOnSignal } from './collected-memory.ts';
import { now } from './electron-program.ts';
import type { Ground } from './ground.ts';
import { keepActivity, keepTokens, mostActivity } from './saved-tokens.ts';
import { longestFrame } from './longest-frame.ts';
import { compare, measures, within, type Row } from './row.ts';

const rounds = 5;
const tenfold = 10;
const savedTokens = 2_000;
/** So many that what they take is more than what two starts differ in. */
const weighedTokens = 10_000;
const settleMs = 4000;
/** Keyfob reads no more certificates of one file. */
const inOneFile = 8;
/** Files of MicroK8s that the cluster of the bench has not. */
const certificateFiles = [
  'certs/front-proxy-ca.crt',
  'certs/controller.crt',
  'certs/scheduler.crt',
  'certs/proxy.crt',
  'certs/kubelet-server-current.pem',
  'certs/server.remote.crt',
  'certs/ca.remote.crt',
  'certs/remote-etcd.crt',
  'certs/remote-etcd-ca.crt',
  'var/kubernetes/backend/cluster.crt',
];

/** What was measured of a cluster and a Keyfob of one size. */
interface Sized {
  readonly tokens: readonly number[];
  readonly activity: readonly number[];
  readonly findings: readonly number[];
  readonly look: readonly number[];
  readonly frames: readonly number[];
}

/** Lists, findings and looks at a tenth and at all of what there can be, and the memory of kept tokens. */
export async function measureGrowth(ground: Ground): Promise<Row[]> {
  const { tokensTenfold, activityTenfold, findingsTenfold, lookTenfold, activityFrame, tokenMemory } =
    measures;
  const { snapData, remove } = copySnapData(ground.cluster, Number(new URL(ground.cluster.server).port));
  try {
    const identity = await firstStart(ground, snapData);
    const few = await measureSize(ground, snapData, { identity, share: 1 / tenfold });
    const many = await measureSize(ground, snapData, { identity, share: 1 });
    const of = (key: keyof Sized) => ({ ours: many[key], against: few[key] });
    return [
      compare(tokensTenfold, of('tokens')),
      compare(activityTenfold, of('activity')),
      compare(findingsTenfold, of('findings')),
      compare(lookTenfold, of('look')),
      within(activityFrame, many.frames),
      within(tokenMemory, await weighTokens(ground, snapData, identity)),
    ];
  } finally {
    remove();
  }
}

async function firstStart({ desktop, keyfob }: Ground, snapData: string): Promise<string> {
  const app = await startApp(desktop, ['--snap-data', snapData], ownProgram(keyfob));
  const page = await app.page();
  await page.getByText('Reachable').waitFor();
  const identity = await clusterIdentity(page);
  await app.quit();
  return identity;
}

async function measureSize(
  { desktop, keyfob, times }: Ground,
  snapData: string,
  { identity, share }: { readonly identity: string; readonly share: number },
): Promise<Sized> {
  keepTokens(desktop, identity, savedTokens * share);
  keepActivity(desktop, mostActivity * share);
  await writeCertificates(snapData, certificateFiles.slice(0, certificateFiles.length * share));
  const app = await startApp(desktop, ['--snap-data', snapData], ownProgram(keyfob));
  const page = await app.page();
  await page.getByText('Reachable').waitFor();
  const shown = async (screen: string, part: string) => {
    const series: number[] = [];
    for (let round = 0; round <= times(rounds); round += 1) {
      await page.getByRole('button', { name: 'Settings', exact: true }).click();
      await page.locator(part).first().waitFor({ state: 'detached' });
      const took = await openScreen(page, screen, part);
      // The first round loads what the screen is made of.
      if (round > 0) series.push(took);
    }
    return series;
  };
  const look = async () => {
    const began = now();
    await ask(page, 'cluster:refresh', {});
    return now() - began;
  };
  const sized: Sized = {
    tokens: await shown('Tokens', '.list-body > .list-row:not([aria-busy])'),
    findings: await shown('Overview', '.safety-list > li'),
    activity: await shown('Activity', '.list-body > .list-row:not([aria-busy])'),
    frames: await repeat(times(rounds), () => longestFrame(page)),
    look: await repeat(times(rounds), look),
  };
  await app.quit();
  return sized;
}

/** The time from the click on a screen to the frame in which this part of it is there. */
function openScreen(page: Page, screen: string, part: string): Promise<number> {
  return page.getByRole('button', { name: screen, exact: true }).evaluate(
    (button, part) =>
      new Promise<number>((resolve) => {
        const began = performance.now();
        const look = () => {
          if (document.querySelector(part) === null) requestAnimationFrame(look);
          else resolve(performance.now() - began);
        };
        (button as HTMLElement).click();
        look();
      }),
    part,
  );
}

async function repeat(rounds: number, measure: () => Promise<number>): Promise<number[]> {
  const series: number[] = [];
  for (let round = 0; round < rounds; round += 1) series.push(await measure());
  return series;
}

/** Certificates that ended, each of which is a finding of its own or a part of one. */
async function writeCertificates(snapData: string, files: readonly string[]): Promise<void> {
  for (const file of files) {
    const authority = await Authority.create(`CN=${file}`);
    const texts = Array.from({ length: inOneFile }, (_, at) => authority.dated(-100, -1 - at));
    const path = join(snapData, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, (await Promise.all(texts)).join('\n'));
  }
}

/** What a thousand kept tokens take in the tray, in MB, by starts with and without many. */
async function weighTokens(
  { desktop, keyfob, times }: Ground,
  snapData: string,
  identity: string,
): Promise<number[]> {
  const weigh = async (tokens: number) => {
    keepTokens(desktop, identity, tokens);
    const app = await startApp(desktop, ['--snap-data', snapData, '--tray'], ownProgram(keyfob));
    await collectOnSignal(app);
    await sleep(settleMs);
    const megabytes = await collectedMemory(app);
    await app.quit();
    await desktop.tray.waitForNoItem();
    return megabytes;
  };
  const series: number[] = [];
  for (let round = 0; round < times(rounds); round += 1) {
    const none = await weigh(0);
    series.push(((await weigh(weighedTokens)) - none) / (weighedTokens / 1000));
  }
  return series;
}
