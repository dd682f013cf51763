import { mixedCases, singleCases } from './cases.ts';
import { compare, toText, type Comparison } from './compare.ts';
import { buildChainJudge } from './judge-chains.ts';
import { bundleJudge } from './open-judge.ts';

const mixed = 1200;

/** Compares every single variation and `mixed` seeded cases; what it prints, and whether all of it is as it should be. */
export async function compareAll(
  { kubectl, electron }: { readonly kubectl: string; readonly electron: string },
  seed: number,
  onProgress: (line: string) => void,
): Promise<{ readonly text: string; readonly broken: readonly string[] }> {
  const judge = buildChainJudge();
  if ('reason' in judge) throw new Error(`no peer for chains: ${judge.reason}`);
  const tools = {
    kubectl,
    chainJudge: judge.program,
    judge: await bundleJudge(),
    engines: { electron, node: process.execPath },
  };
  const comparison = await compare([...singleCases(), ...mixedCases(mixed, seed)], tools, onProgress);
  return { text: toText(comparison), broken: [...comparison.unexplained, ...idleReasons(comparison)] };
}

/** A reason that nothing needs any more is no reason. */
function idleReasons({ differing }: Comparison): string[] {
  return [...differing]
    .filter(([, count]) => count === 0)
    .map(([name]) => `nothing needs the reason “${name}”`);
}
