import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { checkout } from './imports.ts';

/** What a command loads as root: its composition, and before it what finds and loads the language. */
const entries = [
  'src/main/compose-cli.ts',
  'src/shared/words/system-language.ts',
  'src/shared/words/languages.ts',
  // Imported by languages.ts where German is spoken.
  'src/shared/words/de/german.ts',
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
  'src/main/adapters/system/error-code.ts',
  'src/main/adapters/system/host-address.ts',
  'src/main/core/ports/secret.ts',
  'src/shared/contract/state/authentication-mode.ts',
  'src/shared/contract/state/authorization.ts',
  'src/shared/contract/state/certificates-state.ts',
  'src/shared/contract/state/credentials-state.ts',
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
  expect(loaded.sort()).toEqual([...named].sort());
});

it('knows what a start of the engine would load', { timeout: 60_000 }, () => {
  const loaded = loadedAsRoot();
  expect(loaded).toContain('src/main/core/engine/rotate.ts');
  expect(loaded).toContain('src/main/core/files/journal/journal.ts');
  expect(loaded).toContain('src/shared/words/de/terminal-phrases.ts');
});

function loadedAsRoot(): ReadonlySet<string> {
  const loaded = new Set<string>();
  for (const entry of entries) loadedBy(entry, loaded);
  return loaded;
}

/** Adds every file that is loaded with this one; what is only a type, or loaded later, is not. */
function loadedBy(path: string, loaded: Set<string>): void {
  if (loaded.has(path)) return;
  loaded.add(path);
  const source = ts.createSourceFile(
    path,
    readFileSync(join(checkout, path), 'utf8'),
    ts.ScriptTarget.Latest,
  );
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) continue;
    const { moduleSpecifier } = statement;
    if (moduleSpecifier === undefined || !ts.isStringLiteral(moduleSpecifier)) continue;
    if (moduleSpecifier.text.startsWith('.') && !isOfTypes(statement))
      loadedBy(normalize(join(dirname(path), moduleSpecifier.text)), loaded);
  }
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
