import type { Attack } from '../attack-row.ts';
import { openBuild, type Defence } from './opened-build.ts';
import { SeparateNetwork } from './separate-network.ts';
import { WatchedPage } from './watched-page.ts';
import type { Way } from './way.ts';
import { canary, clipboardWays } from './ways-clipboard.ts';
import { frameWays } from './ways-frames.ts';
import { networkWays } from './ways-network.ts';
import { waysOut } from './ways-out.ts';

const networkMs = 3000;
const groupSize = 8;
const all = [...networkWays, ...waysOut, ...frameWays, ...clipboardWays];

/** What a person could start Keyfob with to open the network or the clipboard again. */
const openingSwitches = [
  '--host-resolver-rules=MAP nothing nowhere',
  '--host-rules=MAP nothing nowhere',
  `--proxy-server=${SeparateNetwork.outside}:20000`,
  '--force-webrtc-ip-handling-policy=default',
  '--enable-features=WebRtcHideLocalIpsWithMdns',
  '--disable-web-security',
  '--blink-settings=javaScriptCanAccessClipboard=true,domPasteEnabled=true',
];

/** A page in a network of its own, and how to be rid of both. */
export interface Place {
  readonly page: WatchedPage;
  readonly network: SeparateNetwork;
  leave(): Promise<void>;
}

/** Starts the build with these defences opened, and with the switches that could open more. */
export async function startPlace(opened: readonly Defence[] = []): Promise<Place> {
  const { folder, remove } = openBuild(opened);
  const network = await SeparateNetwork.make(all.length);
  const page = await WatchedPage.start(network, folder, openingSwitches);
  return {
    page,
    network,
    async leave() {
      await page.stop();
      await network.remove();
      remove();
    },
  };
}

/** Tries all ways into the network at once, for each has a target of its own; answers which came out. */
export async function tryNetwork({ page, network }: Place): Promise<string[]> {
  const before = await network.packets();
  await Promise.all(networkWays.map((way) => page.try(way, all.indexOf(way))));
  await new Promise((resolve) => setTimeout(resolve, networkMs));
  const arrivals = network.arrivals();
  const packets = (await network.packets()) - before;
  const out = networkWays.flatMap((way) => {
    const arrival = arrivals.get(all.indexOf(way));
    return arrival === undefined ? [] : [`${way.what}: ${arrival}`];
  });
  return out.length === 0 && packets > 0 ? [`${packets} packets to nobody known`] : out;
}

/** Tries to open something outside, to leave, or to put another document into the page; answers what came of it. */
export async function tryWaysOut(
  place: Place,
  ways: readonly Way[] = [...waysOut, ...frameWays],
): Promise<string[]> {
  const isSilent = ({ act, leaves }: Way) => act === undefined && leaves !== true;
  const silent = ways.filter(isSilent);
  const single = ways.filter((way) => !isSilent(way));
  for (let index = 0; index < silent.length; index += groupSize) {
    const group = silent.slice(index, index + groupSize);
    if (!(await holdTogether(place, group))) single.push(...group);
  }
  const out: string[] = [];
  for (const way of single) out.push(...(await tryOne(place, way)));
  const late = await place.page.lateSigns();
  return [...out, ...late.map((sign) => `later: ${sign}`)];
}

/** Whether nothing at all comes of these ways, and the page stays, when they are tried at the same time. */
async function holdTogether(place: Place, ways: readonly Way[]): Promise<boolean> {
  const { page } = place;
  const learnt = await Promise.all(ways.map((way) => page.try(way, all.indexOf(way))));
  const signs = await page.signs();
  const isHeld = signs.length === 0 && !ways.some((way) => arrivalOf(place, way) !== undefined);
  const isWhole = (await page.isThere()) && !(await hasFrame(page, learnt));
  await page.restore(signs.length > 0);
  return isHeld && isWhole;
}

async function tryOne(place: Place, way: Way): Promise<string[]> {
  const { page } = place;
  const incidents = page.incidents();
  const learnt = await page.try(way, all.indexOf(way));
  const signs = await page.signs();
  const arrival = arrivalOf(place, way);
  if (arrival !== undefined) signs.push(arrival);
  if (!(await page.isThere())) signs.push(...(await page.end(incidents)));
  else if (await hasFrame(page, [learnt])) signs.push('a frame that stays');
  await page.restore(signs.length > 0);
  return signs.map((sign) => `${way.what}: ${sign}`);
}

function arrivalOf({ network }: Place, way: Way): string | undefined {
  return network.arrivals().get(all.indexOf(way));
}

async function hasFrame(page: WatchedPage, learnt: readonly string[]): Promise<boolean> {
  return learnt.includes('frame') || Number(await page.run('frames.length')) > 0;
}

/** Tries each way to the clipboard: another program reads it before and after, and the script says what it read. */
export async function tryClipboard({ page }: Place): Promise<string[]> {
  const out: string[] = [];
  for (const way of clipboardWays) {
    const copied = await page.copyElsewhere(canary);
    const learnt = await page.try(way, all.indexOf(way));
    const now = await page.clipboard();
    if (learnt.includes(canary)) out.push(`${way.what}: it read the clipboard`);
    if (now !== canary) out.push(`${way.what}: it put "${now}" on the clipboard`);
    await page.restore(false);
    await copied.release();
  }
  return out;
}

/** Every way out of the page, the network also with the other defences opened. */
export const pageWays: Attack = async (onProgress) => {
  const begin = performance.now();
  if (!SeparateNetwork.canMake())
    return {
      attack: 'page-ways',
      tried: 0,
      broken: [],
      skipped: ['only root can make a network'],
      seed: null,
      seconds: 0,
    };
  const broken: string[] = [];
  let tried = 0;
  const look = async (what: string, count: number, out: Promise<string[]>) => {
    const found = await out;
    tried += count;
    broken.push(...found.map((sentence) => `${what}: ${sentence}`));
    onProgress(`${what}: ${count} tried, ${found.length} came out`);
  };
  for (const opened of [[], ['policy'], ['policy', 'requests']] as const) {
    const place = await startPlace(opened);
    const without = opened.length === 0 ? 'network' : `network without ${opened.join(' and ')}`;
    await look(without, networkWays.length, tryNetwork(place));
    if (opened.length === 0) {
      await place.page.restore(true);
      await look('ways out', waysOut.length, tryWaysOut(place, waysOut));
      await look('frames', frameWays.length, tryWaysOut(place, frameWays));
      await look('clipboard', clipboardWays.length, tryClipboard(place));
    }
    await place.leave();
  }
  const seconds = (performance.now() - begin) / 1000;
  return { attack: 'page-ways', tried, broken, skipped: [], seed: null, seconds };
};
