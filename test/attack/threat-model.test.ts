import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const attackFolder = import.meta.dirname;

/** A sentence of the threat model and the id behind it, null where it has none. */
interface Promised {
  readonly sentence: string;
  readonly id: string | null;
}

/** Every sentence of README's list of what Keyfob protects against and what not. */
function readPromises(): Promised[] {
  const readme = readFileSync(join(attackFolder, '../../README.md'), 'utf8');
  const [, section = ''] = readme.split(/^## What it protects against, and what not$/m);
  const [text = ''] = section.split(/^## /m);
  const bullets = text.split(/^ *- /m).slice(1);
  return bullets.flatMap((bullet) => {
    const [list = ''] = bullet.split(/\n\n/);
    const sentences =
      list.replaceAll(/\s+/g, ' ').match(/[^.]*(?:\.(?! |$)[^.]*)*\.(?: <!-- [a-z0-9-]+ -->)?/g) ?? [];
    return sentences.map((each) => ({
      sentence: each.replace(/ <!--.*/, '').trim(),
      id: /<!-- ([a-z0-9-]+) -->/.exec(each)?.[1] ?? null,
    }));
  });
}

/** The ids that the titles of attack tests name in brackets. */
function readNamed(): Set<string> {
  const files = readdirSync(attackFolder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.test.ts'),
  );
  const titles = files.flatMap((file) => [
    ...readFileSync(join(attackFolder, file), 'utf8').matchAll(
      /\b(?:describe|it|test)(?:\.\w+(?:\([^()]*\))?)*\(\s*(['"`])((?:(?!\1).)*)\1/g,
    ),
  ]);
  return new Set(
    titles.flatMap(([, , title = '']) => [...title.matchAll(/\[([a-z0-9-]+)\]/g)].map(([, id = '']) => id)),
  );
}

const promises = readPromises();

test('the threat model of the README has sentences to attack', () => {
  expect(promises.length).toBeGreaterThan(20);
});

test('each sentence of the threat model has an id of its own', () => {
  expect(promises.filter(({ id }) => id === null)).toEqual([]);
  const ids = promises.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('each promise of the threat model is attacked by a test that names it', () => {
  const named = readNamed();
  expect(promises.filter(({ id }) => id !== null && !named.has(id))).toEqual([]);
});

test('no attack names a promise that the threat model does not make', () => {
  const ids = new Set(promises.map(({ id }) => id));
  expect([...readNamed()].filter((id) => !ids.has(id))).toEqual([]);
});
