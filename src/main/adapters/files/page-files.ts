import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** The files of the built page below `folder`, listed once: path such as `/assets/index.js` to its type and content. */
export function listPageFiles(folder: string) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files.map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const type = types[extname(file)] ?? 'application/octet-stream';
      return [`/${relative(folder, file)}`, { type, read: () => readWhenThere(file) }];
    }),
  );
}

/** Null for a file that is gone or cannot be read, as when Keyfob was updated while it ran. */
function readWhenThere(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}
