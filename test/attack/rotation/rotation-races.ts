import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { once } from 'node:events';
import { join } from 'node:path';
import { Secret } from '../../../src/main/core/ports/secret.ts';
import { rotate } from '../../../src/main/core/engine/rotate.ts';
import type { RotationOutcome } from '../../../src/shared/contract/state/rotation.ts';
import { Authority, type KeyPair } from '../../cluster/certificates.ts';
import { freePorts, type Cluster } from '../../cluster/cluster.ts';
import { adminTokens, readCredentials, statusOf } from '../../cluster/engine.ts';
import { makeParts, quick } from '../../cluster/hasty-parts.ts';
import { startRig, type RunningRig } from '../../cluster/rig.ts';
import { makeStaticToken } from '../../cluster/snap-data.ts';
import { hasServers } from '../../cluster/binaries.ts';
import type { Attack, AttackRow } from '../attack-row.ts';
import { asMember, letMembersIn, startImpostor, type Impostor } from './member.ts';
import { chanceOf, planRace, raceFiles, raceKinds, type Deed, type RacePlan } from './race-plans.ts';

const swapper = readFileSync(join(import.meta.dirname, 'swapper.mjs'), 'utf8');
/** Has no divisor in common with the number of kinds, so that a sample has the most different ones. */
const stride = 9;
const firstSeed = 14;
const times = { ...quick, quickEveryMs: 50, acceptWithinMs: 12_000, refuseWithinMs: 2000 };

/** The rotation races of a full run: on three clusters at once, for most of a race is waiting. */
export const rotationRaces: Attack = async (onProgress) => {
  const rows = await Promise.all(
    [firstSeed, firstSeed + 1, firstSeed + 2].map((seed) =>
      raceRotations({ count: 70, seed, onProgress: (line) => onProgress(`seed ${seed}, ${line}`) }),
    ),
  );
  return {
    attack: 'rotation-races',
    tried: rows.reduce((sum, { tried }) => sum + tried, 0),
    broken: rows.flatMap(({ broken, seed }) => broken.map((sentence) => `seed ${seed}, ${sentence}`)),
    skipped: [...new Set(rows.flatMap(({ skipped }) => skipped))],
    seed: firstSeed,
    seconds: Math.max(...rows.map(({ seconds }) => seconds)),
  };
};

/** Rotations on the real API server while a member of MicroK8s' group swaps files or takes the port, each in turn. */
export async function raceRotations({
  count,
  seed,
  onProgress,
}: {
  readonly count: number;
  readonly seed: number;
  readonly onProgress: (line: string) => void;
}): Promise<AttackRow> {
  const row = { attack: 'rotation-races', seed };
  if (!hasServers || process.getuid?.() !== 0) {
    const skipped = ['only root can become a second user, and the servers must be there'];
    return { ...row, tried: 0, broken: [], skipped, seconds: 0 };
  }
  const began = performance.now();
  const chance = chanceOf(seed);
  const track = await openTrack();
  const broken: string[] = [];
  const ends = new Map<string, number>();
  try {
    for (let race = 0; race < count; race += 1) {
      const kind = raceKinds[(race * stride) % raceKinds.length] ?? '';
      const { end, wrong } = await track.race(kind, chance);
      ends.set(end, (ends.get(end) ?? 0) + 1);
      broken.push(...wrong.map((sentence) => `race ${race} (${kind}): ${sentence}`));
      onProgress(`${race + 1} of ${count}: ${kind}: ${end}`);
    }
  } finally {
    await track.stop();
  }
  onProgress([...ends].map(([end, times]) => `${times} ${end}`).join(', '));
  return { ...row, tried: count, broken, skipped: [], seconds: (performance.now() - began) / 1000 };
}

interface Track {
  /** One race: how the rotation ended, and what contradicts that. */
  race(
    kind: string,
    chance: () => number,
  ): Promise<{ readonly end: string; readonly wrong: readonly string[] }>;
  stop(): Promise<void>;
}

async function openTrack(): Promise<Track> {
  const rig = await startRig();
  const { cluster } = rig;
  letMembersIn(cluster);
  const names = [{ type: 'ip' as const, value: '127.0.0.1' }];
  const pair = await cluster.snapData.authority.issue({ subject: 'CN=127.0.0.1', usage: 'server', names });
  const foreign = await Authority.create();
  const [port = 0] = await freePorts(1);
  let old = cluster.snapData.adminToken;
  const own = startImpostor({ port, old, ...pair });
  await own.listening();
  const member = new Member();
  const paths = raceFiles(cluster);
  const texts = Object.values(paths).map((file) => [file, readFileSync(file, 'utf8')] as const);
  /** What root would do after such a day: the files as they were, with the token that works. */
  const tidy = () => {
    for (const [file, text] of texts) {
      rmSync(file, { force: true, recursive: true });
      writeFileSync(file, text.replaceAll(cluster.snapData.adminToken, old));
    }
    rmSync(join(cluster.snapData.root, 'x1/credentials/.member'), { force: true, recursive: true });
    letMembersIn(cluster);
    rig.engine.reset();
  };
  return {
    async race(kind, chance) {
      const fresh = makeStaticToken();
      const plan = planRace(kind, { cluster, port, foreign, old }, chance);
      const { outcome, taker, lastDeed, provenAt } = await run(rig, plan, { old, fresh, pair, member });
      const wrong = [...own.tokens, ...(taker?.tokens ?? [])].map((line) => `the member got a ${line}`);
      const end = outcome instanceof Error ? 'failed inside' : outcome.result;
      // A server that was left with files that it cannot start with is no reason to wait for it.
      const ask = (token: string) => (end === 'stuck' ? 0 : answerTo(cluster, token));
      const works = { old: await ask(old), fresh: await ask(fresh) };
      wrong.push(...contradictions(outcome, works, { old, fresh }));
      const isLast = lastDeed < provenAt;
      if ((end === 'rotated' || end === 'undone') && isLast) {
        const held = adminTokens(readCredentials(cluster));
        const token = end === 'rotated' ? fresh : old;
        if (held.tokenFile !== token || held.clientConfig !== token)
          wrong.push(`the files do not hold the token that works (${end})`);
      }
      if (works.fresh === 200) old = fresh;
      tidy();
      if (works.old !== 200 && works.fresh !== 200) await cluster.restart();
      return { end, wrong };
    },
    async stop() {
      await own.stop();
      await member.stop();
      await rig.stop();
    },
  };
}

interface RaceRun {
  readonly outcome: RotationOutcome | Error;
  readonly taker: Impostor | null;
  /** When the member was done with the files, and when the engine began to look at them for the last time. */
  readonly lastDeed: number;
  readonly provenAt: number;
}

async function run(
  { cluster, snap, engine }: RunningRig,
  plan: RacePlan,
  { old, fresh, pair, member }: { old: string; fresh: string; pair: KeyPair; member: Member },
): Promise<RaceRun> {
  let taker: Impostor | null = null;
  let isGone: Promise<void> = Promise.resolve();
  snap.onRestart = () => {
    if (plan.holdsPortMs === null || taker !== null) return;
    const taken = startImpostor({ port: Number(new URL(cluster.server).port), old, ...pair });
    taker = taken;
    isGone = (async () => {
      await new Promise((resolve) => setTimeout(resolve, plan.holdsPortMs ?? 0));
      await taken.stop();
      await revive(cluster);
    })();
  };
  let provenAt = 0;
  const parts = await makeParts(engine, snap, {
    times,
    report: (line) => {
      if (line.kind !== 'started') return;
      if (line.step === (line.phase === 'do' ? 'old-refused' : 'old-accepted')) provenAt = line.at;
    },
  });
  const done = member.act(plan.deeds);
  const request = { snapData: cluster.snapData.current, newToken: new Secret(fresh) };
  const outcome = await rotate(request, parts).catch((error: unknown) => error as Error);
  const lastDeed = await done;
  await isGone;
  snap.onRestart = () => undefined;
  return { outcome, taker, lastDeed, provenAt };
}

/** What is wrong with an outcome, told by asking the real API server and by looking at the backup. */
function contradictions(
  outcome: RotationOutcome | Error,
  works: { readonly old: number; readonly fresh: number },
  tokens: { readonly old: string; readonly fresh: string },
): string[] {
  if (outcome instanceof Error) return [`the engine failed inside: ${outcome.message}`];
  const says = `${outcome.result}, and the server answers ${works.old} to the old token, ${works.fresh} to the new one`;
  switch (outcome.result) {
    case 'rotated':
      return works.fresh === 200 && works.old === 401 ? [] : [says];
    case 'undone':
    case 'refused':
      return works.old === 200 && works.fresh === 401 ? [] : [says];
    case 'stuck': {
      const { error } = outcome;
      const backup =
        error.code === 'rotation-stuck' && existsSync(error.backup) ? readFileSync(error.backup, 'utf8') : '';
      return backup.includes(tokens.old) && backup.includes(tokens.fresh)
        ? []
        : [`${says}, and names no backup`];
    }
    default:
      return [says];
  }
}

/** Starts an API server that could not have its port, as the system would. */
async function revive(cluster: Cluster): Promise<void> {
  const isReady = await cluster.waitUntilReady().then(
    () => true,
    () => false,
  );
  if (!isReady) await cluster.launchApiServer();
}

/** What the API server says to a token once it says anything: 200 or 401; 0 when it does not in time. */
async function answerTo(cluster: Cluster, token: string): Promise<number> {
  for (const end = Date.now() + 30_000; Date.now() < end;) {
    const status = await statusOf(cluster, token).catch(() => 0);
    if (status === 200 || status === 401) return status;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return 0;
}

/** The member's hands: one process for all races. */
class Member {
  readonly #child;
  #last = 0;
  #over: () => void = () => undefined;

  constructor() {
    const [command, args] = asMember([process.execPath, '--input-type=module', '-e', swapper]);
    this.#child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    createInterface({ input: this.#child.stdout }).on('line', (line) => {
      const [how, at] = line.split(' ');
      if (how === 'over') this.#over();
      else this.#last = Number(at);
      // What it cannot do would make every race a fair one.
      if (how === 'EACCES' || how === 'EPERM') throw new Error(`the member may not write: ${how}`);
    });
  }

  /** Does all of it; when the last was done. */
  async act(deeds: readonly Deed[]): Promise<number> {
    if (deeds.length === 0) return 0;
    const over = new Promise<void>((resolve) => (this.#over = resolve));
    this.#child.stdin.write(`${JSON.stringify(deeds)}\n`);
    await over;
    return this.#last;
  }

  async stop(): Promise<void> {
    this.#child.stdin.end();
    if (this.#child.exitCode === null) await once(this.#child, 'exit');
  }
}
