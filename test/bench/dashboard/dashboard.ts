import { setTimeout as sleep } from 'node:timers/promises';
import { clusterBinaries } from '../../cluster/binaries.ts';
import { lackOfRig, startDashboardRig, type DashboardRig } from '../../cluster/dashboards/dashboard-rig.ts';
import { createBrowserStandIn, type BrowserStandIn } from '../../desktop/browser-stand-in.ts';
import { runProgram } from '../../desktop/processes.ts';
import { chunksWith, loadedChunks } from '../../e2e/loaded-chunks.ts';
import type { Ground } from '../ground.ts';
import { setUpAccess } from '../menu-clicks.ts';
import { compare, measures, type Measure, type Row } from '../row.ts';
import { firstByte, type BrowserSession } from './browser-session.ts';
import { forwardByKubectl } from './kubectl-forward.ts';
import { SignedInApp } from './signed-in-app.ts';

const clicks = 20;
const warmUp = 3;
const downloads = 5;
const idles = 5;
/** Before each measured step, so that all find the server and this machine equally calm. */
const calmMs = 1500;
const settleMs = 4000;
const megabytes = 100;
const ownMeasures = [
  measures.dashboardOpened,
  measures.dashboardBytes,
  measures.dashboardMemory,
  measures.dashboardLoaded,
] as const;

/** What a session with a dashboard costs, against a port that kubectl forwards. */
export async function measureDashboard(ground: Ground): Promise<Row[]> {
  const { kubectl } = await clusterBinaries();
  const lack = lackOfRig() || (kubectl === null ? 'there is no kubectl' : '');
  if (lack !== '' || kubectl === null) return ownMeasures.map(({ measure }) => ({ measure, skipped: lack }));
  const rig = await startDashboardRig();
  const browser = createBrowserStandIn();
  try {
    await rig.install('headlamp');
    const sides: Sides = { ...ground, cluster: rig.cluster, rig, kubectl, browser };
    const version = await versionOf(kubectl);
    const named = (measure: Measure) => ({ ...measure, measure: `${measure.measure} (${version})` });
    const { opened, bytes } = await beside(sides);
    const { before, after, loaded } = await idle(sides);
    return [
      compare(named(measures.dashboardOpened), opened),
      compare(named(measures.dashboardBytes), bytes),
      compare(measures.dashboardMemory, { ours: after, against: before }),
      compare(measures.dashboardLoaded, { ours: loaded, against: [0] }),
    ];
  } finally {
    browser.remove();
    await rig.stop();
  }
}

interface Sides extends Ground {
  readonly rig: DashboardRig;
  readonly kubectl: string;
  readonly browser: BrowserStandIn;
}

/** Click → first byte, and a large answer, in turn with kubectl. */
async function beside(sides: Sides) {
  const { cluster, kubectl, desktop, browser, times } = sides;
  const app = await SignedInApp.start(sides, browser);
  const page = await app.app.page();
  await setUpAccess(page, desktop);
  await page.close();
  await app.open();
  await app.end();
  const opened = { ours: [] as number[], against: [] as number[] };
  for (let round = -warmUp; round < times(clicks); round += 1) {
    await sleep(calmMs);
    const elapsed = await app.timedOpen();
    await app.end();
    await sleep(calmMs);
    const forward = await forwardByKubectl(kubectl, { cluster, home: desktop.home });
    const { at } = await firstByte(`${forward.origin}/`);
    await forward.stop();
    if (round < 0) continue;
    opened.ours.push(elapsed);
    opened.against.push(at - forward.spawnedAt);
  }
  await sleep(calmMs);
  const session = await app.open();
  const forward = await forwardByKubectl(kubectl, { cluster, home: desktop.home });
  const bytes = { ours: [] as number[], against: [] as number[] };
  for (let round = -1; round < times(downloads); round += 1) {
    await sleep(calmMs);
    const ours = await download(session);
    await sleep(calmMs);
    const theirs = await download({ origin: forward.origin, cookie: '' });
    if (round < 0) continue;
    bytes.ours.push(ours);
    bytes.against.push(theirs);
  }
  await forward.stop();
  await app.quit();
  return { opened, bytes };
}

/** A new app each time: what it loads for its first session counts, too. */
async function idle(sides: Sides) {
  const ofSessions = chunksWith(
    sides.keyfob,
    (source) => /\/adapters\/dashboard\//.test(source) && !source.endsWith('/dashboard-proxy.ts'),
  );
  if (ofSessions.length === 0) throw new Error('no file of the build holds the sessions');
  const [before, after, loaded] = [[] as number[], [] as number[], [] as number[]];
  for (let round = 0; round < sides.times(idles); round += 1) {
    const app = await SignedInApp.start(sides, sides.browser, ['--tray']);
    await sides.desktop.tray.waitForLine('Open dashboard');
    await sleep(settleMs);
    before.push(await app.memory());
    const chunks = await loadedChunks(app.app);
    loaded.push(ofSessions.filter((chunk) => chunks.includes(chunk)).length);
    await app.open();
    await sleep(settleMs);
    after.push(await app.memory());
    await app.quit();
  }
  return { before, after, loaded };
}

/** Seconds that curl takes for a large answer. */
async function download({ origin, cookie }: Pick<BrowserSession, 'origin' | 'cookie'>): Promise<number> {
  const size = megabytes * 1_000_000;
  const headers = [`Cookie: ${cookie}`, 'Sec-Fetch-Site: same-origin'].flatMap((each) => ['-H', each]);
  const told = ['-s', '-o', '/dev/null', '-w', '%{size_download} %{time_total}'];
  const { stdout } = await runProgram('curl', [...told, ...headers, `${origin}/bytes/${size}`], {
    deadlineMs: 120_000,
  });
  const [got, seconds] = stdout.split(' ').map(Number);
  if (got !== size || seconds === undefined) throw new Error(`curl: ${stdout}`);
  return seconds;
}

async function versionOf(kubectl: string): Promise<string> {
  const { stdout } = await runProgram(kubectl, ['version', '--client']);
  return /Client Version: (\S+)/.exec(stdout)?.[1] ?? 'unknown version';
}
