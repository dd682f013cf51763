import { spawnSync } from 'node:child_process';
import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const fillerName = 'filler';
const pageBytes = 4096;

/** Whether this process may mount file systems: root outside of most containers. */
export function mayMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'keyfob-mount-'));
  const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', folder]).status === 0;
  if (isMounted) spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true });
  return isMounted;
}

/** A small file system of its own, mounted over a folder whose files it takes over. */
export class SmallDisk {
  readonly #folder: string;

  constructor(folder: string, options: string) {
    this.#folder = folder;
    const kept = mkdtempSync(join(tmpdir(), 'keyfob-kept-'));
    const preserving = ['-a', '--'];
    run('cp', [...preserving, `${folder}/.`, kept]);
    run('mount', ['-t', 'tmpfs', '-o', `size=64k,${options}`, 'tmpfs', folder]);
    run('cp', [...preserving, `${kept}/.`, folder]);
    rmSync(kept, { recursive: true });
  }

  /** Fills it until only so many pages are left; what statfs tells is not exact enough. */
  fill(pagesLeft: number): void {
    const filler = openSync(join(this.#folder, fillerName), 'w');
    let size = 0;
    try {
      for (;;) size += writeSync(filler, Buffer.alloc(pageBytes), 0, pageBytes, size);
    } catch {
      ftruncateSync(filler, size - pagesLeft * pageBytes);
    } finally {
      closeSync(filler);
    }
  }

  free(): void {
    rmSync(join(this.#folder, fillerName), { force: true });
  }

  setReadOnly(isReadOnly: boolean): void {
    run('mount', ['-o', `remount,${isReadOnly ? 'ro' : 'rw'}`, this.#folder]);
  }

  unmount(): void {
    run('umount', ['-l', this.#folder]);
  }
}

function run(program: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
}
