import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files below the folders that hold one of the secrets, plain, as base64 or as UTF-16. */
export function findInFiles(secrets: readonly string[], folders: readonly string[]): string[] {
  const needles = secrets.flatMap((secret) => [
    Buffer.from(secret),
    Buffer.from(Buffer.from(secret).toString('base64')),
    Buffer.from(secret, 'utf16le'),
  ]);
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => {
        const content = readIfThere(file);
        return needles.some((needle) => content.includes(needle));
      }),
  );
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

function readIfThere(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}
