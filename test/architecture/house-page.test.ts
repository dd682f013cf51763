import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkout } from './imports.ts';

const page = readFileSync(join(checkout, 'CONTRIBUTING.md'), 'utf8');
const guides = readdirSync(join(checkout, 'docs')).map((name) => `docs/${name}`);

const files = ['src', 'test', 'scripts'].flatMap((folder) =>
  readdirSync(join(checkout, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(checkout, join(entry.parentPath, entry.name))),
);

describe('the page that shows the house', () => {
  it('has a line for each folder of src, and for no other', () => {
    const folders = files
      .filter((path) => path.startsWith('src/') && !path.endsWith('tsconfig.json'))
      .map((path) => path.slice(0, path.lastIndexOf('/') + 1));
    const shown = shownFolders();
    expect([...new Set(folders)].filter((folder) => !shown.includes(folder))).toEqual([]);
    expect(shown.filter((folder) => !folders.some((path) => path.startsWith(folder)))).toEqual([]);
    expect(shown.length).toBeGreaterThan(80);
  });

  it.each(['CONTRIBUTING.md', ...guides])('%s names files that are there', (guide) => {
    const text = readFileSync(join(checkout, guide), 'utf8');
    const named = [...text.matchAll(/[\w/-][\w./-]*\.(?:tsx?|mjs)\b/g)].map(([name]) => name);
    const isThere = (name: string) =>
      existsSync(join(checkout, name)) ||
      files.some((path) => path.endsWith(name.startsWith('-') ? name : `/${name}`));
    expect(named.filter((name) => !isThere(name))).toEqual([]);
  });

  it('leads to each of the guides', () => {
    expect(guides.filter((guide) => !page.includes(`](${guide})`))).toEqual([]);
  });
});

/** The folders of the page’s tree; a folder stands two spaces further in than the one that it is in. */
function shownFolders(): string[] {
  const tree = page.slice(page.indexOf('```text'), page.indexOf('\n```\n'));
  const above: string[] = [];
  return [...tree.matchAll(/^( *)(\S+\/) /gm)].map(([, indent = '', name = '']) => {
    above.length = indent.length / 2;
    above.push(name);
    return above.join('');
  });
}
