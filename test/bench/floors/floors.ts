import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { endProgram } from '../../desktop/processes.ts';
import { buildOtherwise } from '../../e2e/other-build.ts';
import { toTextTable } from '../../text-table.ts';
import { calmMs, trayRequest } from '../clicks.ts';
import { now, program, shownAfter, startElectron } from '../electron-program.ts';
import type { Ground } from '../ground.ts';
import { createWarmClient } from '../programs/warm-client.mjs';
import { median } from '../row.ts';

const rounds = 10;

/** Builds of the window without one of its costs, by what they have in the place of it. */
const windows = {
  'page-alone': 'Keyfob’s main and its guarded page, which shows its own name',
  'react-alone': 'the same, showing the cluster’s name by React',
  'no-mantine': 'Keyfob without Mantine, its buttons as HTML has them',
} as const;

/** How far down builds without one of the costs come, beside the peers of the bench, as a table. */
export async function tellFloors(ground: Ground): Promise<string> {
  const lines = [
    ...(await windowFloors(ground)),
    ...(await clickFloors(ground)),
    ...(await commandFloor(ground)),
  ];
  return toTextTable([['floor', 'median', 'of the first'], ...lines]);
}

async function windowFloors({ cluster, desktop, keyfob, times }: Ground): Promise<string[][]> {
  const start = async (folder: string, args: readonly string[], build: string) => {
    const started = startElectron(folder, args, { ...desktop.env, KEYFOB_TIMED: build });
    const elapsed = await shownAfter(started);
    await endProgram(started.process);
    return elapsed;
  };
  const builds = Object.entries(windows).map(([floor, name]) => ({ floor, name }));
  const config = join(import.meta.dirname, 'electron.vite.config.ts');
  const made = builds.map(({ floor }) => buildOtherwise(floor, config, { KEYFOB_FLOOR: floor }));
  const ours = (build: string) => () =>
    start(program.timedKeyfob, ['--snap-data', cluster.snapData.current], build);
  try {
    return await inTurn(times(rounds), [
      ['a bare window', () => start(program.bareWindow, [], keyfob)],
      ...builds.map(({ name }, each) => [name, ours(made[each]!.folder)] as const),
      ['Keyfob’s window', ours(keyfob)],
    ]);
  } finally {
    for (const { remove } of made) remove();
  }
}

/** A click without Keyfob: what remains is Electron’s. */
async function clickFloors({ cluster, desktop, times }: Ground): Promise<string[][]> {
  const namespace = '/api/v1/namespaces/default';
  const name = 'bare-click';
  for (const kind of ['secrets', 'serviceaccounts'])
    await cluster.request('POST', `${namespace}/${kind}`, { metadata: { name } });
  const [path, body] = [`${namespace}/serviceaccounts/${name}/token`, trayRequest(name)];
  const { server, snapData } = cluster;
  const warm = createWarmClient({ server, bearer: snapData.adminToken, ca: snapData.authority.pem });
  const clicks = { snapData: snapData.current, server, path, body, rounds: times(rounds) + 1, calmMs };
  const started = startElectron(program.bareClick, [], {
    ...desktop.env,
    KEYFOB_CLICKS: JSON.stringify(clicks),
  });
  const series = { node: [] as number[], asked: [] as number[], copied: [] as number[] };
  try {
    for await (const line of createInterface(started.process.stdout as Readable)) {
      const told = /^clicked (.*)$/.exec(line)?.[1];
      if (told === undefined) continue;
      const { asked, copied } = JSON.parse(told) as { readonly asked: number; readonly copied: number };
      await sleep(calmMs / 2);
      const began = now();
      await warm.ask('POST', path, body);
      series.node.push(now() - began);
      series.asked.push(asked);
      series.copied.push(copied);
    }
  } finally {
    warm.close();
    await endProgram(started.process);
  }
  // The first one opens the connection.
  return toLines([
    ['a warm TokenRequest by node:https', series.node.slice(1)],
    ['the same in Electron’s main process', series.asked.slice(1)],
    ['and then on the clipboard', series.copied.slice(1)],
  ]);
}

/** A rotation is a command, and a command is an Electron that starts and ends. */
async function commandFloor({ desktop, times }: Ground): Promise<string[][]> {
  const exit = async () => {
    const { process: child, spawnedAt } = startElectron(program.bareExit, [], desktop.env);
    await once(child, 'exit');
    return now() - spawnedAt;
  };
  return inTurn(times(rounds), [['an Electron that ends at once', exit]]);
}

type Side = readonly [name: string, measure: () => Promise<number>];

/** All sides in turn, so that a busy moment hits them alike; the first round warms up. */
async function inTurn(rounds: number, sides: readonly Side[]): Promise<string[][]> {
  const series = sides.map(([name]) => [name, [] as number[]] as const);
  for (let round = 0; round <= rounds; round += 1)
    for (const [each, [, measure]] of sides.entries()) {
      const took = await measure();
      if (round > 0) series[each]![1].push(took);
    }
  return toLines(series);
}

function toLines(series: readonly (readonly [name: string, took: readonly number[]])[]): string[][] {
  const peer = median(series[0]![1]);
  return series.map(([name, took]) => [
    name,
    `${median(took).toPrecision(3)} ms`,
    (median(took) / peer).toFixed(2),
  ]);
}
