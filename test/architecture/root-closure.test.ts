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

/** Folders that are there for the engine: whatever they hold may run as root. */
const ofEngine = [
  'src/main/cli',
  'src/main/core/engine',
  'src/main/core/files/args',
  'src/main/core/files/certificates',
  'src/main/core/files/journal',
  'src/main/core/files/kubeconfig',
  'src/main/core/files/snap-data',
  'src/main/core/files/text',
  'src/main/core/files/token-file',
  'src/main/adapters/engine',
  'src/main/adapters/x509',
  'src/shared/contract/errors',
  'src/shared/contract/values',
  // The words of what the engine says; of another language than English those of the whole app are loaded.
  'src/shared/words/en',
  'src/shared/words/de',
  'src/shared/words/language',
  'src/shared/words/errors',
  'src/shared/words/known',
  'src/shared/words/text',
];

/** What it names of folders that are there for others. */
const named = [
  'src/main/index.ts',
  'src/main/compose-cli.ts',
  'src/main/adapters/api/control-plane.ts',
  'src/main/adapters/api/is-modest.ts',
  'src/main/adapters/api/server-certificate.ts',
  'src/main/adapters/api/transport-failure.ts',
  'src/main/adapters/api/transport.ts',
  'src/main/adapters/api/trust-as-go.ts',
  'src/main/adapters/engine-starter/own-program.ts',
  'src/main/adapters/files/default-snap-data.ts',
  'src/main/adapters/files/is-same-file.ts',
  'src/main/adapters/files/snap-data-files.ts',
  'src/main/adapters/files/sync-folder.ts',
  'src/main/adapters/files/trusted-path.ts',
  'src/main/adapters/system/core-dumps.ts',
  'src/main/adapters/system/environment/allowed-names.json',
  'src/main/adapters/system/environment/environment.ts',
  'src/main/adapters/system/environment/start-anew.ts',
  'src/main/adapters/system/error-code.ts',
  'src/main/adapters/system/host-address.ts',
  'src/main/adapters/system/load-chunks.ts',
  'src/main/adapters/system/read-arguments.ts',
  'src/main/core/engine/command-line/cli-arguments.ts',
  'src/main/core/ports/secret.ts',
  'src/main/shell/own-program.ts',
  'src/main/shell/settings-folder.ts',
  'src/shared/contract/configure-zod.ts',
  'src/shared/contract/state/account.ts',
  'src/shared/contract/state/authentication-mode.ts',
  'src/shared/contract/state/authorization.ts',
  'src/shared/contract/state/certificates-state.ts',
  'src/shared/contract/state/credentials-state.ts',
  'src/shared/contract/state/dashboard-findings.ts',
  'src/shared/contract/state/dashboard-state.ts',
  'src/shared/contract/state/lifetime-state.ts',
  'src/shared/contract/state/nodes-state.ts',
  'src/shared/contract/state/rotation.ts',
  'src/shared/contract/state/safety-state.ts',
  'src/shared/contract/state/seen.ts',
  'src/shared/contract/state/survey.ts',
  'src/shared/contract/state/token-state.ts',
  'src/shared/contract/state/verdict-state.ts',
  'src/shared/words/admin-commands.ts',
  'src/shared/words/describe.ts',
  'src/shared/words/languages.ts',
  'src/shared/words/rotation-words.ts',
  'src/shared/words/system-language.ts',
];

it('loads as root what is listed here, and nothing else', { timeout: 60_000 }, () => {
  const loaded = [...loadedAsRoot()].filter((path) => !ofEngine.includes(dirname(path)));
  expect(loaded.sort()).toEqual([...named, ...forOthers].sort());
});

it('knows what a start of the engine would load', { timeout: 60_000 }, () => {
  const loaded = loadedAsRoot();
  expect(loaded).toContain('src/main/core/engine/rotate.ts');
  expect(loaded).toContain('src/main/core/files/journal/journal.ts');
  expect(loaded).toContain('src/shared/words/de/terminal-phrases.ts');
});

/** Every file that root loads, at once or by an `import()` on its way, and those of others that it passes by. */
function loadedAsRoot(): ReadonlySet<string> {
  const loaded = new Set<string>();
  for (const entry of entries) addLoadedBy(entry, loaded);
  return loaded;
}

/** Adds every file that this one loads; what is only a type is not. */
function addLoadedBy(path: string, loaded: Set<string>): void {
  if (loaded.has(path)) return;
  loaded.add(path);
  if (!path.endsWith('.ts') || forOthers.includes(path)) return;
  const text = readFileSync(join(checkout, path), 'utf8');
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const visit = (node: ts.Node) => {
    const specifier = loadedWith(node);
    if (specifier?.startsWith('.') === true) addLoadedBy(normalize(join(dirname(path), specifier)), loaded);
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
