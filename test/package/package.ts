import { chmodSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Ground } from './ground.ts';
import type { Report, Row } from './report.ts';

/**
 * Proves a package on fresh systems; the names choose journeys, all without one. Whatever is made for it lies in one
 * folder, which the roots see, too.
 */
export async function provePackage(
  file: string,
  names: readonly string[],
  onProgress: (line: string) => void,
): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'keyfob-package-'));
  chmodSync(folder, 0o755);
  process.env.TMPDIR = folder;
  const { obtainBase, removeLeftRoots } = await import('./clean-root.ts');
  const { fresh } = await import('./journeys/fresh.ts');
  const { interrupted } = await import('./journeys/interrupted.ts');
  const { lookedAt } = await import('./journeys/looked-at.ts');
  const { inSituations } = await import('./journeys/situations.ts');
  const { makeNextPackage } = await import('./next-package.ts');
  const { Report } = await import('./report.ts');
  const { SigningKey } = await import('./signing-key.ts');
  const journeys: Record<string, (ground: Ground) => Promise<void>> = {
    package: lookedAt,
    bookworm: (ground) => fresh(ground, 'bookworm', 'pivot_root', 'nothing'),
    trixie: (ground) => fresh(ground, 'trixie', 'pivot_root', 'nothing'),
    chroot: (ground) => fresh(ground, 'trixie', 'chroot', 'dependencies'),
    interrupted: (ground) => interrupted(ground, 'trixie'),
    situations: (ground) => inSituations(ground, 'trixie'),
  };
  const wanted = names.length === 0 ? Object.keys(journeys) : names;
  for (const name of wanted)
    if (!(name in journeys))
      throw new TypeError(`no journey ${name}; there are ${Object.keys(journeys).join(', ')}`);
  const report = new Report(onProgress);
  const key = new SigningKey();
  try {
    removeLeftRoots();
    const visible = join(folder, basename(file));
    copyFileSync(file, visible);
    const nextFile = await makeNextPackage(visible, folder);
    const ground: Ground = { report, file: visible, nextFile, key: key.fingerprint };
    for (const release of ['bookworm', 'trixie'] as const) obtainBase(release, onProgress);
    // A journey that ends early has its reason among the rows.
    for (const name of wanted) await journeys[name]!(ground).catch(onEnd(report, name));
  } finally {
    key.remove();
    rmSync(folder, { recursive: true, force: true });
  }
  return report.rows;
}

/** Notes what no step of a journey has noted. */
function onEnd(report: Report, name: string): (error: unknown) => void {
  return (error) => {
    const broken = error instanceof Error ? error.message : String(error);
    if (!report.rows.some((row) => row.broken === broken))
      report.rows.push({ where: name, what: 'the ground of the journey', seconds: 0, broken });
  };
}
