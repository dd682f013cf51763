import fc from 'fast-check';
import { apiServerFlags } from '../../src/main/core/files/args/api-server-flags.ts';
import { ApiServerArgs } from '../../src/main/core/files/args/api-server-args.ts';
import type { Result } from '../../src/shared/contract/values/result.ts';
import { askGoProgram } from './go-program.ts';
import { argsFiles } from './made-up-args.ts';

/** What a comparison counted; `differing` names what Keyfob and the peer read differently. */
export interface ArgsComparison {
  readonly files: number;
  /** Files with which the API server starts. */
  readonly starts: number;
  /** Files of which Keyfob says that it does not. */
  readonly refused: number;
  /** Files of which Keyfob says that they, or one of their values, hang on what it does not know. */
  readonly unclear: number;
  readonly differing: readonly string[];
}

/** One way to read a file: with the flags that are not listed as texts, or as switches. */
interface Reading {
  readonly starts: boolean;
  /** By flag, the values as base64. */
  readonly values: Readonly<Record<string, readonly string[]>>;
}

const root = '/var/snap/microk8s/8596';
const known = { SNAP_DATA: root, SNAP_COMMON: '/var/snap/microk8s/common' };
/** What Keyfob does not know: whatever it says must hold with each of them. */
const environments = [
  {},
  { EXTRA: '' },
  { EXTRA: '/e' },
  { EXTRA: '--token-auth-file=/e' },
  { EXTRA: '--' },
  { EXTRA: '-' },
];
const batch = 5000;

/** Has Keyfob and the peer read the same files, which `seed` makes. */
export function compareArgs(peer: { readonly program: string }, count: number, seed = 0): ArgsComparison {
  const counted = { files: 0, starts: 0, refused: 0, unclear: 0 };
  const differing: string[] = [];
  for (let at = 0; at < count; at += batch) {
    const files = fc.sample(argsFiles, { numRuns: Math.min(batch, count - at), seed: seed + at });
    const environment = environments[(at / batch) % environments.length];
    const answers = askGoProgram(peer, {
      flags: Object.fromEntries(apiServerFlags),
      variables: { ...known, ...environment },
      files: files.map((bytes) => Buffer.from(bytes).toString('base64')),
    }) as readonly (readonly Reading[])[];
    for (const [index, bytes] of files.entries()) {
      const args = new ApiServerArgs(bytes, { file: '/args', folder: '/var/snap/microk8s/current', root });
      const readings = answers[index] ?? [];
      const differences = differencesOf(args, readings);
      counted.files += 1;
      if (readings.some(({ starts }) => starts)) counted.starts += 1;
      if (args.failure?.code === 'args-refused') counted.refused += 1;
      else if (isUnclear(args)) counted.unclear += 1;
      const text = JSON.stringify(Buffer.from(bytes).toString('utf8').slice(0, 400));
      if (differences !== null) differing.push(`${differences} (${JSON.stringify(environment)}): ${text}`);
    }
  }
  return { ...counted, differing };
}

function differencesOf(args: ApiServerArgs, readings: readonly Reading[]): string | null {
  const starting = readings.filter(({ starts }) => starts);
  if (args.failure?.code === 'args-refused')
    return starting.length === 0 ? null : 'Keyfob refuses, the peer starts';
  if (args.failure !== null) return null;
  // Several flags that are not listed may be of several kinds, and each reading takes them all for one.
  if (starting.length === 0) return isUnclear(args) || readings.length > 1 ? null : 'the peer does not start';
  for (const { values } of starting) {
    for (const [name, kind] of apiServerFlags) {
      const theirs = (values[name] ?? null)?.map(toText) ?? null;
      const ours = valuesOf(args, name, kind === 'text' || kind === 'list' || kind === 'array');
      if (
        ours !== null &&
        ours.ok &&
        JSON.stringify(ours.value) !== JSON.stringify(emptyAsNone(theirs, kind))
      )
        return `${name}: ${JSON.stringify(ours.value)} is ${JSON.stringify(theirs)}`;
    }
    const port = args.port();
    if (port.ok && String(port.value) !== toText(values['secure-port']?.[0] ?? btoa('6443')))
      return 'the port';
  }
  return null;
}

function valuesOf(
  args: ApiServerArgs,
  name: string,
  isRead: boolean,
): Result<readonly string[] | null, unknown> | null {
  if (!isRead) return null;
  if (apiServerFlags.get(name) !== 'text') return args.list(name);
  const text = args.text(name);
  return text.ok ? { ok: true, value: text.value === null ? null : [text.value] } : text;
}

function emptyAsNone(values: readonly string[] | null, kind: string): readonly string[] | null {
  return kind === 'text' && values?.[0] === '' ? null : values;
}

function isUnclear(args: ApiServerArgs): boolean {
  return args.failure !== null || [...apiServerFlags.keys()].some((name) => !args.list(name).ok);
}

/** Bytes that are no UTF-8 as U+FFFD, as Keyfob takes them. */
function toText(base64: string): string {
  return Buffer.from(base64, 'base64').toString('utf8');
}
