import ts from 'typescript';
import { expect, it } from 'vitest';
import { readSources } from './imports.ts';

const sources = readSources().map(({ path, text }) => ({
  path,
  file: ts.createSourceFile(
    path,
    text,
    ts.ScriptTarget.Latest,
    true,
    path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  ),
}));

/** Names, which are the same in every language. */
const names = new Set(['Keyfob', 'kubectl', 'curl', 'English', 'Deutsch', 'core', 'client.config']);
/** What a person reads or hears of an element. */
const told = new Set([
  'aria-label',
  'aria-description',
  'aria-valuetext',
  'alt',
  'description',
  'heading',
  'label',
  'placeholder',
  'title',
]);

function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren()) yield* nodesOf(child);
}

const placeOf = (path: string, node: ts.Node) =>
  `${path}:${node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1} ${node.getText()}`;

it(
  'asks for phrases in the language of now, which no constant of a module would be in',
  { timeout: 60_000 },
  () => {
    const asked = sources.flatMap(({ path, file }) =>
      [...nodesOf(file)].filter(isAsking).map((node) => ({ path, node })),
    );
    expect(asked.length).toBeGreaterThan(100);
    const atOnce = asked.filter(({ node }) => ts.findAncestor(node, ts.isFunctionLike) === undefined);
    expect(atOnce.map(({ path, node }) => placeOf(path, node))).toEqual([]);
  },
);

it('has no words in the page that no language could change', { timeout: 60_000 }, () => {
  const written = sources
    .filter(({ path }) => path.startsWith('src/renderer/'))
    .flatMap(({ path, file }) => [...nodesOf(file)].filter(isWritten).map((node) => placeOf(path, node)));
  expect(written).toEqual([]);
});

function isAsking(node: ts.Node): boolean {
  return (
    ts.isCallExpression(node) &&
    ts.isIdentifier(node.expression) &&
    /^[a-z]\w*Phrases$/.test(node.expression.text)
  );
}

/** Whether words stand here: between tags, or as what an element says. */
function isWritten(node: ts.Node): boolean {
  if (ts.isJsxText(node)) return isWord(node.text) && !isCode(node.parent);
  if (!ts.isJsxAttribute(node) || !told.has(node.name.getText())) return false;
  const { initializer } = node;
  if (initializer === undefined) return false;
  return [...nodesOf(initializer)].some(
    (each) =>
      (ts.isStringLiteral(each) || ts.isNoSubstitutionTemplateLiteral(each) || ts.isTemplateHead(each)) &&
      !ts.isBinaryExpression(each.parent) &&
      isWord(each.text),
  );
}

function isCode(node: ts.Node): boolean {
  return ts.isJsxElement(node) && node.openingElement.tagName.getText() === 'code';
}

function isWord(text: string): boolean {
  return /\p{L}{2}/u.test(text) && !/^https?:/.test(text) && !names.has(text.trim());
}
