import fc from 'fast-check';
import { authorityVariations, serverVariations } from './certificate-variations.ts';
import { additions, companions, topologies, type ChainCase } from './chain.ts';
import {
  bundleForms,
  clusterVariations,
  fileVariations,
  userVariations,
  type BundleForm,
  type ClusterVariation,
  type FileVariation,
  type UserVariation,
} from './kubeconfig-variations.ts';
import { keyKinds, type KeyKind } from './make-certificate.ts';

/** One made-up cluster: its PKI, and the kubeconfig that leads to it. */
export interface Case extends ChainCase {
  readonly form: BundleForm;
  readonly cluster: ClusterVariation;
  readonly user: UserVariation;
  readonly file: FileVariation;
}

/** The usual one is first in each table; a case has it in most respects. */
function mostlyFirst<Value>(values: readonly Value[], weight: number): fc.Arbitrary<Value> {
  const [first, ...others] = values;
  return fc.oneof(
    { weight, arbitrary: fc.constant(first!) },
    { weight: 10, arbitrary: fc.constantFrom(...others) },
  );
}

function namesOf<Name extends string>(table: Readonly<Record<Name, unknown>>): readonly Name[] {
  return Object.keys(table) as Name[];
}

const kinds = namesOf<KeyKind>(keyKinds);

const anyCase: fc.Arbitrary<Case> = fc.record({
  topology: mostlyFirst(topologies, 10),
  addition: mostlyFirst(additions, 40),
  companion: mostlyFirst(companions, 40),
  authority: mostlyFirst(namesOf(authorityVariations), 50),
  server: mostlyFirst(namesOf(serverVariations), 25),
  authorityKind: mostlyFirst(kinds, 70),
  serverKind: mostlyFirst(kinds, 70),
  isOneName: fc.boolean(),
  form: mostlyFirst(namesOf(bundleForms), 70),
  cluster: mostlyFirst(namesOf(clusterVariations), 50),
  user: mostlyFirst(namesOf(userVariations), 25),
  file: mostlyFirst(namesOf(fileVariations), 90),
});

const usual: Case = {
  topology: 'one CA',
  addition: 'nothing',
  companion: 'nobody',
  authority: 'usual',
  server: 'usual',
  authorityKind: 'RSA-2048',
  serverKind: 'RSA-2048',
  isOneName: false,
  form: 'plain',
  cluster: 'usual',
  user: 'a token',
  file: 'usual',
};

/** Every table with one thing otherwise at a time, and for a CA’s or a server’s certificate where it is an intermediate’s, too. */
export function singleCases(): Case[] {
  const each = <Key extends keyof Case>(key: Key, values: readonly Case[Key][], base: Case = usual) =>
    values.map((value): Case => ({ ...base, [key]: value }));
  const below: Case = { ...usual, topology: 'an intermediate is shown' };
  return [
    ...each('topology', topologies),
    ...each('topology', topologies, { ...usual, isOneName: true }),
    ...each('addition', additions, below),
    ...each('companion', companions),
    ...each('companion', companions, { ...usual, isOneName: true }),
    ...each('authority', namesOf(authorityVariations)),
    ...each('authority', namesOf(authorityVariations), below),
    ...each('authority', namesOf(authorityVariations), { ...usual, topology: 'an intermediate is trusted' }),
    ...each('server', namesOf(serverVariations)),
    ...each('server', namesOf(serverVariations), { ...usual, topology: 'the certificate signed itself' }),
    ...each('authorityKind', kinds),
    ...each('serverKind', kinds),
    ...each('form', namesOf(bundleForms)),
    ...each('cluster', namesOf(clusterVariations)),
    ...each('user', namesOf(userVariations)),
    ...each('file', namesOf(fileVariations)),
  ];
}

/** Seeded cases with several things otherwise. */
export function mixedCases(count: number, seed: number): Case[] {
  return fc.sample(anyCase, { numRuns: count, seed });
}

/** What is otherwise than usual about a case. */
export function describeCase(asked: Case): string {
  const keys = namesOf<keyof Case>(usual);
  const others = keys.filter((key) => asked[key] !== usual[key]);
  return others.length === 0 ? 'usual' : others.map((key) => `${key}: ${String(asked[key])}`).join('; ');
}
