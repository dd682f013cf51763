import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Desktop } from '../desktop/desktop.ts';

/**
 * Where a run of the app can have left something: the desktop's home, in which XDG_RUNTIME_DIR lies, and what has changed
 * below /tmp since the desktop was started, but for the folders that may hold secrets.
 */
export function placesOfRun({ home }: Desktop, mayHold: readonly string[] = []): string[] {
  const since = lstatSync(home).birthtimeMs;
  const others = [...new Set(['/tmp', tmpdir()])]
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((path) => path !== home && !mayHold.includes(path))
    .filter((path) => (ifThere(() => lstatSync(path))?.ctimeMs ?? 0) >= since);
  return [home, ...others];
}

/** The files that hold one of the secrets, plain, as base64 or as UTF-16, among the places and in folders among them. */
export function findInFiles(secrets: readonly string[], places: readonly string[]): string[] {
  const needles = secrets.flatMap((secret) => [
    Buffer.from(secret),
    Buffer.from(Buffer.from(secret).toString('base64')),
    Buffer.from(secret, 'utf16le'),
  ]);
  return places.flatMap(listFiles).filter((file) => {
    const content = readIfThere(file);
    return needles.some((needle) => content.includes(needle));
  });
}

/** The processes of the tree below `pid` whose argument list or environment holds one of the secrets. */
export function findInProcesses(secrets: readonly string[], pid: number): string[] {
  const tree = [pid];
  for (const parent of tree) {
    const children = readIfThere(`/proc/${parent}/task/${parent}/children`).toString().trim();
    if (children !== '') tree.push(...children.split(' ').map(Number));
  }
  return tree
    .flatMap((each) => [`/proc/${each}/cmdline`, `/proc/${each}/environ`])
    .filter((file) => {
      const content = readIfThere(file);
      return secrets.some((secret) => content.includes(secret));
    });
}

/** A file itself, or all files below a folder; what other programs remove meanwhile is left out. */
function listFiles(path: string): string[] {
  const facts = ifThere(() => lstatSync(path));
  if (facts?.isFile() === true) return [path];
  if (facts?.isDirectory() !== true) return [];
  return (ifThere(() => readdirSync(path)) ?? []).flatMap((name) => listFiles(join(path, name)));
}

function readIfThere(file: string): Buffer {
  return ifThere(() => readFileSync(file)) ?? Buffer.alloc(0);
}

function ifThere<Value>(look: () => Value): Value | null {
  try {
    return look();
  } catch {
    return null;
  }
}
