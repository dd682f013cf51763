import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { checkout } from './imports.ts';

/** Where every start of Keyfob begins, also as root: what loads the chunks of the build, and the first of them. */
const entries = ['src/main/adapters/system/load-chunks.ts', 'src/main/index.ts'];

/** What is loaded only where a rotation is not what was asked for: the window, the report, and the survey, which root does not make. */
const forOthers = [
  'src/main/start-window.ts',
  'src/main/compose-report.ts',
  'src/main/compose-status.ts',
  'src/main/core/desk/survey/tell-survey.ts',
];

/** What is loaded, a path a line; a file that joins it is written there by whoever has it loaded as root. */
const list = join(import.meta.dirname, 'loaded-as-root.txt');

/** The libraries that are loaded. */
const libraries = ['electron', 'jose/base64url', 'yaml', 'zod'];

it('loads as root the files that are listed, and nothing else', { timeout: 60_000 }, () => {
  const listed = readFileSync(list, 'utf8').split('\n').slice(0, -1);
  expect([...loadedAsRoot().files].sort()).toEqual([...listed, ...forOthers].sort());
});

it('loads as root the libraries that are listed, and nothing else', { timeout: 60_000 }, () => {
  expect([...loadedAsRoot().libraries].sort()).toEqual(libraries);
});

interface Loaded {
  readonly files: Set<string>;
  readonly libraries: Set<string>;
}

/** All that root loads, at once or by an `import()` on its way, and the files of others that it passes by. */
function loadedAsRoot(): Loaded {
  const loaded: Loaded = { files: new Set(), libraries: new Set() };
  for (const entry of entries) addLoadedBy(entry, loaded);
  return loaded;
}

/** Adds all that this file loads; what is only a type is not. */
function addLoadedBy(path: string, loaded: Loaded): void {
  if (loaded.files.has(path)) return;
  loaded.files.add(path);
  if (!path.endsWith('.ts') || forOthers.includes(path)) return;
  const text = readFileSync(join(checkout, path), 'utf8');
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const visit = (node: ts.Node) => {
    const specifier = loadedWith(node);
    if (specifier?.startsWith('.') === true) addLoadedBy(normalize(join(dirname(path), specifier)), loaded);
    else if (specifier !== null && !specifier.startsWith('node:')) loaded.libraries.add(specifier);
    ts.forEachChild(node, visit);
  };
  visit(source);
}

/** What an import, a re-export or an `import()` loads; null for everything else, and for what is only types. */
function loadedWith(node: ts.Node): string | null {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node))
    return isOfTypes(node) ? null : textOf(node.moduleSpecifier);
  const isImport = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  return isImport ? textOf(node.arguments[0]) : null;
}

function textOf(node: ts.Node | undefined): string | null {
  return node !== undefined && ts.isStringLiteral(node) ? node.text : null;
}

function isOfTypes(statement: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(statement)) return statement.isTypeOnly;
  const { importClause } = statement;
  if (importClause === undefined) return false;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { namedBindings } = importClause;
  return (
    importClause.name === undefined &&
    namedBindings !== undefined &&
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.every((element) => element.isTypeOnly)
  );
}
