import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const checkout = resolve(import.meta.dirname, '../..');

/** A Go program beside the servers that was built, or why it could not be. */
export type GoProgram = { readonly program: string } | { readonly reason: string };

/**
 * Builds the Go program in a folder of `test/cluster`, of the modules that the servers are built from. Test files that run
 * at the same time build it one after the other: what one of them runs the next finds as it would build it.
 */
export function buildGoProgram(name: string): GoProgram {
  const folder = join(checkout, '.cache', name);
  mkdirSync(folder, { recursive: true });
  const program = join(folder, 'reader');
  const build = ['build', '-mod=readonly', '-buildvcs=false', '-trimpath', '-o', program, `./${name}`];
  const built = spawnSync('flock', [folder, 'go', ...build], {
    cwd: import.meta.dirname,
    env: { ...process.env, CGO_ENABLED: '0', GOWORK: 'off' },
    encoding: 'utf8',
  });
  return built.status === 0 ? { program } : { reason: built.stderr.trim().split('\n').at(-1) ?? '' };
}

/** What the program prints for this input, line by line. */
export function askGoProgram({ program }: { readonly program: string }, input: unknown): unknown[] {
  const done = spawnSync(program, {
    input: JSON.stringify(input),
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (done.status !== 0) throw new Error(done.stderr);
  return done.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}
