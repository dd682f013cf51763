import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasServers } from '../cluster/binaries.ts';
import { decisiveStates } from '../cluster/power-loss.ts';
import { findPowerLosses, settlePowerLoss, type PowerLossRun } from '../cluster/power-losses.ts';
import { startRig, type RunningRig } from '../cluster/rig.ts';

const hasStrace = spawnSync('strace', ['-V']).status === 0;

/** One state of each kind; `npm run kill-points` takes them all. */
describe.skipIf(!hasServers || !hasStrace)('a rotation whose machine loses power', () => {
  let rig: RunningRig;

  beforeAll(async () => {
    rig = await startRig();
  });
  afterAll(() => rig.stop());

  const endsOf = async (run: PowerLossRun, least: { states: number; decisive: number }) => {
    const { states, ...tokens } = await findPowerLosses(rig, run);
    expect(states.length).toBeGreaterThan(least.states);
    const decisive = decisiveStates(states);
    expect(decisive.length).toBeGreaterThanOrEqual(least.decisive);
    const ends = new Set<string>();
    for (const state of decisive) ends.add(await settlePowerLoss(rig, state, tokens));
    return ends;
  };

  it('ends with one working token after --resume, whatever of a rotation reached the disk', async () => {
    const ends = await endsOf('rotate', { states: 15, decisive: 6 });
    expect(ends).toEqual(new Set(['old works', 'new works']));
  });

  it('ends with the old token after --resume, whatever of an undo reached the disk', async () => {
    const ends = await endsOf('the undo of a rotate that fails', { states: 10, decisive: 4 });
    expect(ends).toEqual(new Set(['old works']));
  });
});
