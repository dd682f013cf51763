import { mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createCertificates } from '../../src/main/adapters/x509/certificates.ts';
import { adminTokens, credentialNames, readCredentials, statusOf } from './engine.ts';
import { endOf, type End } from './kill-points.ts';
import { statesAfterPowerLoss, type Files } from './power-loss.ts';
import type { Rig } from './rig.ts';
import { makeStaticToken } from './snap-data.ts';
import { runTraced } from './traced-engine.ts';

/** The runs during which the power is lost. */
export const powerLossRuns = ['rotate', 'the undo of a rotate that fails'] as const;
export type PowerLossRun = (typeof powerLossRuns)[number];

/** What a power loss could leave of one run, each state once, and the tokens of that run. */
export interface PowerLosses {
  readonly states: readonly Files[];
  readonly old: string;
  readonly fresh: string;
}

/** Traces a run that nothing disturbs and rebuilds what a power loss at any of its calls could leave. */
export async function findPowerLosses(rig: Rig, run: PowerLossRun): Promise<PowerLosses> {
  const { cluster, snap, engine } = rig;
  engine.reset();
  snap.restarts = run === 'rotate' ? [{ kind: 'restarts' }] : [{ kind: 'fails' }, { kind: 'restarts' }];
  const { tokenFile, clientConfig } = readCredentials(cluster);
  const old = adminTokens({ tokenFile, clientConfig }).tokenFile!;
  const fresh = makeStaticToken();
  const { credentials, stateFolder } = foldersOf(rig);
  const before = new Map([
    [join(credentials, 'known_tokens.csv'), tokenFile],
    [join(credentials, 'client.config'), clientConfig],
  ]);
  const { trace } = await runTraced(rig, ['rotate', '--token-stdin'], { input: fresh, bytes: true });
  snap.restarts = [{ kind: 'restarts' }];
  const states = statesAfterPowerLoss(trace, before, [credentials, stateFolder]).filter(
    (state) => run === 'rotate' || (state.get(join(stateFolder, 'journal')) ?? '').includes('"phase":"undo"'),
  );
  return { states, old, fresh };
}

/**
 * Puts what was left in place, starts the API server on it as the machine's start would, lets `--resume` settle it, and
 * tells how that ended; throws when it did not end with exactly one working token.
 */
export async function settlePowerLoss(
  rig: Rig,
  state: Files,
  tokens: Pick<PowerLosses, 'old' | 'fresh'>,
): Promise<Exclude<End, 'stuck'>> {
  const { cluster, engine } = rig;
  const { credentials, stateFolder } = foldersOf(rig);
  for (const name of credentialNames(cluster))
    if (name.startsWith('.keyfob-')) rmSync(join(credentials, name));
  engine.reset();
  for (const [path, text] of state) {
    if (dirname(path) === stateFolder) mkdirSync(stateFolder, { recursive: true, mode: 0o755 });
    writeFileSync(path, text, { mode: basename(path) === 'journal' ? 0o644 : 0o600 });
  }
  const { tokenFile } = adminTokens(readCredentials(cluster));
  if ((await statusOf(cluster, tokenFile!)) !== 200) await cluster.restart();
  const resumed = await engine.run(['rotate', '--resume']);
  const seen = `${resumed.stdout}${JSON.stringify([...state.keys()])}`;
  if (resumed.code !== 0) throw new Error(`--resume ended with ${resumed.code}: ${seen}`);
  return endOf(rig, tokens).catch((error: unknown) => {
    throw new Error(`${String(error)} after ${seen}`);
  });
}

function foldersOf({ cluster, engine }: Rig) {
  const identity = createCertificates().read(cluster.snapData.authority.pem)!.publicKeySha256;
  return {
    credentials: join(realpathSync(cluster.snapData.current), 'credentials'),
    stateFolder: join(engine.stateFolder, identity),
  };
}
