import { join, resolve } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

const core = resolve(import.meta.dirname, '../../src/main/core');

/** What is true of one cluster only. */
const ofOneCluster = new Set(['ClusterScope', 'OpenCluster', 'ClusterApi', 'FoundCluster']);
/** Names by which an identity is held. */
const identityNames = new Set(['identity', 'cluster']);

/**
 * Those that enter and leave clusters, keep something of each by its scope, which goes with the scope, or await the copy
 * under way, whose token names its cluster.
 */
const holders = ['ClusterService', 'CopyFresh', 'EnteredClusters', 'InspectService'];
/** Those that keep documents about all clusters. */
const documents = ['AlertService', 'SavedKeys', 'RowAgeStore', 'TokenStore'];

it(
  'nothing that outlives a cluster holds one, its API, its files or its identity',
  { timeout: 60_000 },
  () => {
    const { checker, classes } = readCore();
    const inside = new Set(classes.filter((each) => isGivenACluster(each, checker)).map(nameOf));
    expect(inside.has('Revoker')).toBe(true);
    const held = classes
      .filter((each) => !inside.has(nameOf(each)))
      .filter((each) => fieldsOf(each).some((field) => reaches(checker.getTypeAtLocation(field), checker)))
      .map(nameOf);
    expect(held.filter((name) => !documents.includes(name)).sort()).toEqual([...holders].sort());
    expect(documents.filter((name) => !held.includes(name))).toEqual([]);
  },
);

function readCore() {
  const config = join(core, 'tsconfig.json');
  const parsed = ts.getParsedCommandLineOfConfigFile(
    config,
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: () => undefined,
    },
  );
  if (parsed === undefined) throw new Error(`no ${config}`);
  const { fileNames, options, projectReferences = [] } = parsed;
  const program = ts.createProgram({ rootNames: fileNames, options, projectReferences });
  const classes: ts.ClassDeclaration[] = [];
  for (const file of program.getSourceFiles())
    if (file.fileName.startsWith(`${core}/`)) classes.push(...file.statements.filter(ts.isClassDeclaration));
  return { checker: program.getTypeChecker(), classes };
}

function nameOf({ name }: ts.ClassDeclaration): string {
  return name?.text ?? '';
}

function fieldsOf(declaration: ts.ClassDeclaration): readonly ts.PropertyDeclaration[] {
  return declaration.members.filter(ts.isPropertyDeclaration);
}

/** Whether it is made for one cluster, which it gets by its constructor. */
function isGivenACluster(declaration: ts.ClassDeclaration, checker: ts.TypeChecker): boolean {
  if (ofOneCluster.has(nameOf(declaration))) return true;
  const parameters = declaration.members
    .filter(ts.isConstructorDeclaration)
    .flatMap((each) => each.parameters);
  return parameters.some((parameter) => reaches(checker.getTypeAtLocation(parameter), checker));
}

/** Whether a value of this type holds something of one cluster; what a class holds is that class's matter. */
function reaches(type: ts.Type, checker: ts.TypeChecker, seen = new Set<ts.Type>()): boolean {
  if (seen.has(type)) return false;
  seen.add(type);
  const name = (type.aliasSymbol ?? type.getSymbol())?.name ?? '';
  if (ofOneCluster.has(name)) return true;
  if (type.isUnionOrIntersection() && type.types.some((each) => reaches(each, checker, seen))) return true;
  // Of what Pick or Omit leave out nothing is held.
  const aliased = name === 'Pick' || name === 'Omit' ? [] : (type.aliasTypeArguments ?? []);
  const given = [...aliased, ...checker.getTypeArguments(type as ts.TypeReference)];
  if (given.some((each) => reaches(each, checker, seen))) return true;
  if (type.isClass() || type.getCallSignatures().length > 0) return false;
  if ((type.flags & ts.TypeFlags.Object) === 0) return false;
  return type.getProperties().some((property) => {
    // What a schema gives has no declaration of its own; what a library declares holds nothing of ours.
    const file = property.valueDeclaration?.getSourceFile().fileName ?? '/src/';
    if (!file.includes('/src/')) return false;
    const its = checker.getTypeOfSymbol(property);
    const isIdentity = identityNames.has(property.name) && (its.flags & ts.TypeFlags.String) !== 0;
    return isIdentity || reaches(its, checker, seen);
  });
}
