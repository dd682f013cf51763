import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { eventually } from '../desktop/processes.ts';
import { adminTokens, credentialNames, readCredentials, statusOf, type CredentialFiles } from './engine.ts';
import type { Rig } from './rig.ts';
import type { RestartBehaviour } from './snap-program.ts';
import { makeStaticToken } from './snap-data.ts';
import { hits, runTraced, type ChangingCall } from './traced-engine.ts';

/** The runs whose every call is a kill point. */
export const runNames = [
  'rotate',
  'rotate that fails at the restart and undoes itself',
  '--resume of an interrupted rotate',
  '--resume of an interrupted undo',
  '--undo',
  'rotate over one that was cut off and settled',
] as const;
export type RunName = (typeof runNames)[number];

/** One kill point: a call of one of the runs. */
export interface KillPoint {
  readonly run: RunName;
  readonly call: ChangingCall;
}

/** How things stood after a kill and `--resume`. */
export type End = 'old works' | 'new works' | 'stuck';

interface Begun {
  readonly args: readonly string[];
  readonly input: string;
  readonly before: CredentialFiles;
  readonly old: string;
  readonly fresh: string;
}

const attempts = 3;
const works: readonly RestartBehaviour[] = [{ kind: 'restarts' }];
const failsFirst: readonly RestartBehaviour[] = [{ kind: 'fails' }, { kind: 'restarts' }];

/** Kills the engine at calls of its own and looks how that ends. */
export class KillPoints {
  readonly #rig: Rig;
  /** Pairs of files, told by which token each holds, on which the API server was seen to start. */
  readonly #started = new Set<string>();
  readonly #calls = new Map<RunName, readonly ChangingCall[]>();

  constructor(rig: Rig) {
    this.#rig = rig;
  }

  /** Every call by which this run changes a file, from a trace of a run that nothing disturbs. */
  async find(run: RunName): Promise<KillPoint[]> {
    const known = this.#calls.get(run);
    if (known !== undefined) return known.map((call) => ({ run, call }));
    const { args, input } = await this.#prepare(run);
    const { calls, code } = await runTraced(this.#rig, args, { input });
    if (code === null || calls.length === 0) throw new Error(`${run}: the trace is empty`);
    this.#calls.set(run, calls);
    return calls.map((call) => ({ run, call }));
  }

  /** Kills a run at one point; throws when the point could not be hit or what is left is not whole. */
  async kill(point: KillPoint): Promise<End> {
    return untilHit(this.#rig, point.call, () => this.#tryToKill(point));
  }

  async #tryToKill({ run, call }: KillPoint): Promise<End | null> {
    const { cluster, snap, engine } = this.#rig;
    const begun = await this.#prepare(run);
    const killed = await runTraced(this.#rig, begun.args, {
      input: begun.input,
      injection: { call, what: 'signal=KILL' },
    });
    const last = killed.calls.at(-1);
    if (killed.signal !== 'SIGKILL' || last?.name !== call.name || last.file !== call.file) return null;
    snap.restarts = [...works];
    const left = readCredentials(cluster);
    const state = `${whole(left.tokenFile, begun.before.tokenFile, begun)}, ${whole(left.clientConfig, begun.before.clientConfig, begun)}`;
    if (!this.#started.has(state)) {
      await cluster.restart();
      const { tokenFile } = adminTokens(left);
      if ((await statusOf(cluster, tokenFile ?? '')) !== 200)
        throw new Error(`${run}: the API server does not take what the token file holds`);
      this.#started.add(state);
    }
    const resumed = await engine.run(['rotate', '--resume']);
    if (resumed.outcome?.result === 'stuck') return 'stuck';
    if (resumed.code === null || resumed.code > 4)
      throw new Error(`${run}: --resume ended with ${resumed.code}: ${resumed.stdout}${resumed.stderr}`);
    return endOf(this.#rig, begun);
  }

  /** Lets one call of a run fail, as a full, read-only or broken disk would; how the engine itself said it ended, and how things stood. */
  async fail(
    { run, call }: KillPoint,
    error: string,
  ): Promise<{ readonly code: number | null; readonly end: End }> {
    return untilHit(this.#rig, call, async () => {
      const begun = await this.#prepare(run);
      const injection = { call, what: `error=${error}` };
      const failed = await runTraced(this.#rig, begun.args, { input: begun.input, injection });
      return hits(failed, call) ? { code: failed.code, end: await endOf(this.#rig, begun) } : null;
    });
  }

  /** Brings the cluster to where the run begins. */
  async #prepare(run: RunName): Promise<Begun> {
    const { cluster, snap, engine } = this.#rig;
    engine.reset();
    const before = readCredentials(cluster);
    const old = adminTokens(before).tokenFile ?? '';
    const fresh = makeStaticToken();
    const begun = { before, old, fresh };
    const rotate = { args: ['rotate', '--token-stdin'], input: fresh, ...begun };
    switch (run) {
      case 'rotate':
        snap.restarts = [...works];
        return rotate;
      case 'rotate that fails at the restart and undoes itself':
        snap.restarts = [...failsFirst];
        return rotate;
      case '--resume of an interrupted rotate':
        snap.restarts = [...works];
        await this.#interrupt(rotate, 'rotate', 'client.config', 0);
        return { ...begun, args: ['rotate', '--resume'], input: '' };
      case '--resume of an interrupted undo':
        snap.restarts = [...failsFirst];
        await this.#interrupt(
          rotate,
          'rotate that fails at the restart and undoes itself',
          'known_tokens.csv',
          1,
        );
        snap.restarts = [...works];
        return { ...begun, args: ['rotate', '--resume'], input: '' };
      case '--undo': {
        snap.restarts = [...works];
        await engine.run(rotate.args, { input: fresh });
        return { ...begun, args: ['rotate', '--undo'], input: '' };
      }
      case 'rotate over one that was cut off and settled': {
        snap.restarts = [...works];
        await engine.runAbandoned(['rotate'], ['SIGKILL']);
        const settled = readCredentials(cluster);
        const inForce = adminTokens(settled).tokenFile ?? '';
        await eventually('a ready API server', async () =>
          (await statusOf(cluster, inForce).catch(() => 0)) === 200 ? true : null,
        );
        return { ...rotate, before: settled, old: inForce };
      }
    }
  }

  /** Kills a run when it is about to rename the n-th new version of a file into place. */
  async #interrupt(begun: Begun, run: RunName, file: string, nth: number): Promise<void> {
    const renames = (this.#calls.get(run) ?? []).filter(
      ({ name, file: each }) => name === 'rename' && each === file,
    );
    const call = renames[nth];
    if (call === undefined) throw new Error(`${run} must be traced first`);
    const { signal } = await runTraced(this.#rig, begun.args, {
      input: begun.input,
      injection: { call, what: 'signal=KILL' },
    });
    if (signal !== 'SIGKILL') throw new Error(`${run} was not interrupted`);
  }
}

/** Tries anew where null says that another call of that name came between, so that the count led elsewhere, and settles what that left. */
export async function untilHit<Hit>(
  { snap, engine }: Rig,
  { name, file, nth }: ChangingCall,
  tryToHit: () => Promise<Hit | null>,
): Promise<Hit> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const hit = await tryToHit();
    if (hit !== null) return hit;
    snap.restarts = [...works];
    await engine.run(['rotate', '--resume']);
  }
  throw new Error(`${name} ${file} (${nth}) was not hit`);
}

/** Which of two tokens works; throws unless it is exactly one, both files hold it, and nothing secret is left about. */
export async function endOf(
  { cluster, engine }: Pick<Rig, 'cluster' | 'engine'>,
  { old, fresh }: { readonly old: string; readonly fresh: string },
): Promise<Exclude<End, 'stuck'>> {
  const [withOld, withNew] = [await statusOf(cluster, old), await statusOf(cluster, fresh)];
  const [works, end] = withNew === 200 ? [fresh, 'new works' as const] : [old, 'old works' as const];
  if ([withOld, withNew].sort().join() !== '200,401')
    throw new Error(`the old token gets ${withOld}, the new one ${withNew}`);
  const held = adminTokens(readCredentials(cluster));
  if (held.tokenFile !== works || held.clientConfig !== works)
    throw new Error('the files do not hold the token that works');
  const leftovers = credentialNames(cluster).filter((name) => name.startsWith('.keyfob'));
  const folder = dirname(engine.path('journal'));
  const leaks = readdirSync(folder).filter((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    return name !== 'backup' && (text.includes(old) || text.includes(fresh));
  });
  if (leftovers.length + leaks.length > 0) throw new Error(`left behind: ${[...leftovers, ...leaks].join()}`);
  return end;
}

/** Which version of a file this is, byte for byte. */
function whole(text: string, before: string, { old, fresh }: Begun): 'old' | 'new' {
  const [asOld, asNew] = before.includes(old)
    ? [before, before.replace(old, fresh)]
    : [before.replace(fresh, old), before];
  if (text === asOld) return 'old';
  if (text === asNew) return 'new';
  throw new Error('a file is neither the old nor the new one');
}
