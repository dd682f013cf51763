import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const checkout = resolve(import.meta.dirname, '../..');
const hidden = { CGO_ENABLED: '0', GOWORK: 'off' };

/** A certificate with what is shown beside it, what is trusted, and hosts that it may be for. */
export interface ChainQuestion {
  readonly chain: string;
  readonly bundle: string;
  readonly hosts: readonly string[];
}

/** What Go says: the keys (SHA-256) that a chain can end at, whatever the time, and the hosts that it is for. */
export interface ChainAnswer {
  readonly anchors: readonly string[];
  readonly covers: readonly string[];
}

/** Builds `chain-judge`; its path, or null with the reason where Go cannot. */
export function buildChainJudge(): { readonly program: string } | { readonly reason: string } {
  const folder = join(checkout, '.cache/chain-judge');
  mkdirSync(folder, { recursive: true });
  const program = join(folder, 'judge');
  const args = ['build', '-mod=readonly', '-buildvcs=false', '-trimpath', '-o', program, './chain-judge'];
  const cwd = join(checkout, 'test/cluster');
  const built = spawnSync('go', args, { cwd, env: { ...process.env, ...hidden }, encoding: 'utf8' });
  if (built.error !== undefined) return { reason: 'there is no Go' };
  return built.status === 0 ? { program } : { reason: built.stderr.trim().split('\n').at(-1) ?? '' };
}

/** Asks it about all of them at once. */
export function judgeChains(program: string, questions: readonly ChainQuestion[]): readonly ChainAnswer[] {
  const done = spawnSync(program, {
    input: JSON.stringify(questions),
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (done.status !== 0) throw new Error(done.stderr);
  return JSON.parse(done.stdout) as ChainAnswer[];
}
