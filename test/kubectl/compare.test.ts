import { describe, expect, it } from 'vitest';
import { electronExecutable } from '../../scripts/setup/electron.mjs';
import { clusterBinaries, hasServers } from '../cluster/binaries.ts';
import { singleCases } from './cases.ts';
import { compare } from './compare.ts';
import { buildChainJudge } from './judge-chains.ts';
import { bundleJudge } from './open-judge.ts';
import { reasons } from './reasons.ts';

const { kubectl } = hasServers ? await clusterBinaries() : { kubectl: null };
const judge = buildChainJudge();

describe.skipIf(kubectl === null)('Keyfob beside the real kubectl', () => {
  it('judges a sample of clusters as it does, but for reasons that are written down', async () => {
    const electron = electronExecutable();
    const { cases, connecting, same, differing, unexplained } = await compare(
      singleCases().filter((_, index) => index < 15 || index % 9 === 0),
      {
        kubectl: kubectl ?? '',
        chainJudge: 'program' in judge ? judge.program : null,
        judge: await bundleJudge(),
        engines: { node: process.execPath, ...(electron === null ? {} : { electron }) },
      },
    );
    expect(unexplained).toEqual([]);
    expect(connecting).toBeGreaterThan(cases / 2);
    expect(same).toBeGreaterThan(cases / 2);
    expect([...differing.keys()]).toEqual(reasons.map(({ name }) => name));
  }, 60_000);
});
