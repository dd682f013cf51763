import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Authority } from '../../cluster/certificates.ts';
import { startCluster, type Cluster } from '../../cluster/cluster.ts';
import { copySnapData } from '../../cluster/proxy.ts';
import { startHostileServer, type ServerMode } from './hostile-server.ts';
import { apiDeadlineMs, type Round } from './keyfob-process.ts';

/** What Keyfob made of one mode. */
export interface ModeEnd {
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
/** A request makes a few calls one after the other, and a whole list takes six times as long as one. */
const mostMs = 12 * apiDeadlineMs;
const patienceMs = 25_000;

/** Runs all modes, two at a time, each kind of server before a Keyfob of its own. */
export async function runModes(
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
      await lane.stop();
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
  const names = [{ type: 'ip' as const, value: '127.0.0.1' }];
  const request = { subject: 'CN=127.0.0.1', usage: 'server' as const, names };
  const [own, foreign] = await Promise.all([
    cluster.snapData.authority.issue(request),
    Authority.create().then((authority) => authority.issue(request)),
  ]);
  const server = await startHostileServer(cluster, { own, foreign });
  const snap = copySnapData(cluster, server.port);
  let keyfob = await startKeyfob(snap.snapData);

  return {
    async run(mode: ServerMode): Promise<ModeEnd> {
      keyfob.forgetPeak();
      server.turn(mode);
      const round = await keyfob.round();
      const grownMb = keyfob.peakMb() - keyfob.idleMb;
      const stolen = server.stolen();
      server.turn(null);
      const broken = judge(round, grownMb, stolen);
      // The next mode is measured from the same idle.
      if (round === null || keyfob.nowMb() - keyfob.idleMb > mostGrownMb / 2) {
        keyfob.stop();
        keyfob = await startKeyfob(snap.snapData);
      }
      return { mode: mode.name, broken, grownMb, round };
    },
    async stop() {
      keyfob.stop();
      await server.stop();
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

async function startKeyfob(snapData: string) {
  const child = fork(join(import.meta.dirname, 'keyfob-process.mjs'), [snapData], { stdio: 'inherit' });
  await message(child, 60_000);
  const status = (name: string) => {
    const text = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1]) / 1024;
  };
  child.send('go');
  await message(child, patienceMs);
  return {
    idleMb: status('VmRSS'),
    nowMb: () => status('VmRSS'),
    peakMb: () => status('VmHWM'),
    /** From now on the peak is counted anew. */
    forgetPeak: () => writeFileSync(`/proc/${child.pid}/clear_refs`, '5'),
    async round(): Promise<Round | null> {
      child.send('go');
      return (await message(child, patienceMs)) as Round | null;
    },
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
