import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startCluster, type Cluster } from '../../cluster/cluster.ts';
import { copySnapData } from '../../cluster/proxy.ts';
import type { Attack } from '../attack-row.ts';
import { standBefore, type ServerMode } from './hostile-server.ts';
import { apiDeadlineMs, type KeyfobTurn, type Round } from './keyfob-process.ts';
import { serverModes } from './server-modes.ts';
import type { ServerAnswer, ServerStart, Turn } from './server-process.ts';

/** What Keyfob made of one mode. */
interface ModeEnd {
  readonly mode: string;
  /** What did not hold, a sentence each. */
  readonly broken: readonly string[];
  /** By how much main grew at its highest, over its idle. */
  readonly grownMb: number;
  /** Null when it did not end. */
  readonly round: Round | null;
}

/** By how much main may grow over its idle. */
const mostGrownMb = 150;
/** So much of its memory may a Keyfob have used before, at most, for the next mode. */
const mostLeftMb = 40;
/** A request makes a few calls one after the other, and a whole list takes six times as long as one. */
const mostMs = 12 * apiDeadlineMs;
const patienceMs = 25_000;

/** Keyfob on every kind of hostile API server: each request ends, in words, and main stays small. */
export const attackByServers: Attack = async (onProgress) => {
  const began = performance.now();
  let ended = 0;
  const ends = await runModes(serverModes, ({ mode, grownMb, round }) => {
    ended++;
    const time = round === null ? 'no end' : `${round.milliseconds.toFixed(0)} ms`;
    onProgress(`${ended} of ${serverModes.length}: ${mode}: ${time}, +${grownMb.toFixed(0)} MB`);
  });
  return {
    attack: 'server-modes',
    tried: ends.length,
    broken: ends
      .filter(({ broken }) => broken.length > 0)
      .map(({ mode, broken }) => `${mode}: ${broken.join('; ')}`),
    skipped: [],
    seed: null,
    seconds: (performance.now() - began) / 1000,
  };
};

/** Runs all modes, two at a time, each kind of server before a Keyfob of its own. */
async function runModes(
  modes: readonly ServerMode[],
  onEnd: (end: ModeEnd) => void,
): Promise<readonly ModeEnd[]> {
  const cluster = await startCluster();
  const waiting = [...modes];
  const ends: ModeEnd[] = [];
  const work = async () => {
    const lane = await openLane(cluster);
    try {
      for (let mode = waiting.shift(); mode !== undefined; mode = waiting.shift()) {
        const end = await lane.run(mode);
        ends.push(end);
        onEnd(end);
      }
    } finally {
      lane.stop();
    }
  };
  try {
    await Promise.all([work(), work()]);
  } finally {
    await cluster.stop();
  }
  return ends;
}

async function openLane(cluster: Cluster) {
  const server = await startServer(cluster);
  const snap = copySnapData(cluster, server.port);
  let keyfob = await startKeyfob(snap.snapData);

  return {
    async run({ name }: ServerMode): Promise<ModeEnd> {
      const restMb = await keyfob.rest();
      // What is still held is no garbage of the modes before, and would be counted as this one's.
      if (restMb === null || restMb - keyfob.idleMb > mostLeftMb) {
        keyfob.stop();
        keyfob = await startKeyfob(snap.snapData);
      }
      await server.turn(name);
      const round = await keyfob.round();
      const grownMb = keyfob.peakMb() - keyfob.idleMb;
      const stolen = await server.turn(null);
      return { mode: name, broken: judge(round, grownMb, stolen), grownMb, round };
    },
    stop() {
      keyfob.stop();
      server.stop();
      snap.remove();
    },
  };
}

function judge(round: Round | null, grownMb: number, stolen: number): string[] {
  return [
    ...(round === null ? [`it did not end within ${patienceMs} ms`] : round.faults),
    ...(round !== null && round.longest.milliseconds > mostMs
      ? [`${round.longest.name} took ${round.longest.milliseconds.toFixed(0)} ms`]
      : []),
    ...(grownMb > mostGrownMb ? [`main grew by ${grownMb.toFixed(0)} MB`] : []),
    ...(stolen > 0 ? [`a redirect was followed ${stolen} times`] : []),
  ];
}

async function startServer(cluster: Cluster) {
  const child = fork(join(import.meta.dirname, 'server-process.mjs'), { stdio: 'inherit' });
  const tell = async (words: ServerStart | Turn) => {
    child.send(words);
    const answer = await message(child, 60_000);
    if (answer === null) throw new Error('the hostile server is gone');
    return answer as ServerAnswer;
  };
  await message(child, 60_000);
  const began = await tell(await standBefore(cluster));
  return {
    port: 'port' in began ? began.port : 0,
    /** Takes another mode; how often a redirect was followed in the one before. */
    async turn(to: string | null): Promise<number> {
      const turned = await tell({ to });
      return 'stolen' in turned ? turned.stolen : 0;
    },
    stop: () => void child.kill('SIGKILL'),
  };
}

async function startKeyfob(snapData: string) {
  const child = fork(join(import.meta.dirname, 'keyfob-process.mjs'), [snapData], {
    ...{ stdio: 'inherit', execArgv: ['--expose-gc'] },
  });
  const status = (name: string) => {
    const text = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1]) / 1024;
  };
  const round = async (): Promise<Round | null> => {
    child.send('go' satisfies KeyfobTurn);
    return (await message(child, patienceMs)) as Round | null;
  };
  const rest = async () => {
    child.send('rest' satisfies KeyfobTurn);
    if ((await message(child, patienceMs)) === null) return null;
    // From now on the peak is counted anew.
    writeFileSync(`/proc/${child.pid}/clear_refs`, '5');
    return status('VmRSS');
  };
  await message(child, 60_000);
  await round();
  const idleMb = await rest();
  if (idleMb === null) throw new Error('Keyfob does not answer');
  return {
    idleMb,
    peakMb: () => status('VmHWM'),
    /** Leaves no garbage of earlier rounds; answers what is held then, null when it does not end. */
    rest,
    round,
    stop: () => void child.kill('SIGKILL'),
  };
}

/** The next message; null when none comes in time or the process ends. */
function message(child: ChildProcess, withinMs: number): Promise<unknown> {
  return new Promise((resolve) => {
    const end = (value: unknown) => {
      clearTimeout(patience);
      child.off('message', end).off('exit', gone);
      resolve(value);
    };
    const gone = () => end(null);
    const patience = setTimeout(gone, withinMs);
    child.on('message', end).on('exit', gone);
  });
}
