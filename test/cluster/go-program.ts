import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const checkout = resolve(import.meta.dirname, '../..');

/** A Go program beside the servers that was built, or why it could not be. */
export type GoProgram = { readonly program: string } | { readonly reason: string };

/** Builds the Go program in a folder of `test/cluster`, of the modules that the servers are built from. */
export function buildGoProgram(name: string): GoProgram {
  const folder = join(checkout, '.cache', name);
  mkdirSync(folder, { recursive: true });
  const program = join(folder, 'reader');
  const built = spawnSync(
    'go',
    ['build', '-mod=readonly', '-buildvcs=false', '-trimpath', '-o', program, `./${name}`],
    {
      cwd: import.meta.dirname,
      env: { ...process.env, CGO_ENABLED: '0', GOWORK: 'off' },
      encoding: 'utf8',
    },
  );
  if (built.error !== undefined) return { reason: 'there is no Go' };
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
