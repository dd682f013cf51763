import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { cacheFolder } from '../../scripts/setup/cache-folder.mjs';
import { writeRepository } from '../../scripts/package-repo.mjs';
import { CleanRoot, obtainBase, type Release } from './clean-root.ts';
import type { Report } from './report.ts';
import { Stranger } from './stranger.ts';

/** What the journeys have in common. */
export interface Ground {
  readonly report: Report;
  /** The package that is tested. */
  readonly file: string;
  /** The same with another version and with its app packed otherwise. */
  readonly nextFile: string;
  /** The fingerprint of the key that signs. */
  readonly key: string;
}

/** The releases by the names that people know. */
export const releaseNames: Record<Release, string> = { bookworm: 'Debian 12', trixie: 'Debian 13' };

/**
 * The layer of all that a package depends on and recommends, by other packages alone: what a system has on which much
 * is installed, and what other packages leave that none of them owns.
 */
export async function obtainDependencies({ file, report }: Ground, release: Release): Promise<string> {
  const fields = ['Depends', 'Recommends'].map((name) => field(file, name));
  const digest = createHash('sha256').update(fields.join('\n')).digest('hex').slice(0, 12);
  const layer = cacheFolder('roots', `${release}-${digest}`);
  if (existsSync(layer)) return layer;
  const base = obtainBase(release, () => undefined);
  await report.step(releaseNames[release], 'what it depends on, kept for later', async () => {
    const root = await CleanRoot.start(release, [base], 'pivot_root');
    const [depends = '', recommends = ''] = fields;
    try {
      await root.must(['apt-get', 'update']);
      await root.must(['apt-get', 'satisfy', '--yes', depends]);
      // What a release does not have in this version is left out, as an installation does.
      for (const each of recommends.split(', ')) await root.run(['apt-get', 'satisfy', '--yes', each]);
    } catch (error) {
      await root.stop();
      throw error;
    }
    // One of other packages is of no use any more.
    for (const name of readdirSync(cacheFolder('roots')).filter((each) => each.startsWith(`${release}-`)))
      rmSync(cacheFolder('roots', name), { recursive: true, force: true });
    await root.stop(layer);
  });
  return layer;
}

/** A repository of its own with these packages; its folder, which every root sees. */
export function makeRepository({ key }: Ground, files: readonly string[], name: string): string {
  const folder = join(tmpdir(), name);
  const own = join(tmpdir(), `${name}-packages`);
  mkdirSync(own, { recursive: true });
  const packages = files.map((file) => {
    const copy = join(own, basename(file));
    copyFileSync(file, copy);
    return copy;
  });
  writeRepository({ folder, key, packages });
  return folder;
}

/** The stranger who installs this package. */
export function strangerIn(root: CleanRoot, { file }: Ground): Stranger {
  return new Stranger(root, field(file, 'Package'));
}

function field(file: string, name: string): string {
  const { status, stdout, stderr } = spawnSync('dpkg-deb', ['--field', file, name], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
}
