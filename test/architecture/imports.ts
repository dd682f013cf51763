import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, resolve } from 'node:path';
import ts from 'typescript';

/** The checkout. */
export const checkout = resolve(import.meta.dirname, '../..');

/** One source file and what it imports: files of ours by their path in the checkout, everything else by its package. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly own: readonly string[];
  readonly packages: readonly string[];
}

/** Every TypeScript file below `src`, read with the compiler's own parser; type-only imports count. */
export function readSources(): SourceFile[] {
  const root = join(checkout, 'src');
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const text = readFileSync(file, 'utf8');
      const names = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
      const isOwn = (name: string) => name.startsWith('.');
      return {
        path: relative(checkout, file),
        text,
        own: names.filter(isOwn).map((name) => relative(checkout, normalize(join(dirname(file), name)))),
        packages: names.filter((name) => !isOwn(name)).map(packageOf),
      };
    });
}

function packageOf(name: string): string {
  if (name.startsWith('node:')) return name;
  const [scope = '', rest] = name.split('/');
  return scope.startsWith('@') && rest !== undefined ? `${scope}/${rest}` : scope;
}
