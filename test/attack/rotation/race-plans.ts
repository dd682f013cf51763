import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Authority } from '../../cluster/certificates.ts';
import type { Cluster } from '../../cluster/cluster.ts';
import { makeStaticToken } from '../../cluster/snap-data.ts';

/** One thing that the member does, `afterMs` from the start of the rotation. */
export interface Deed {
  readonly afterMs: number;
  readonly how: 'write' | 'rename' | 'link' | 'fifo' | 'remove' | 'temporary';
  readonly file: string;
  readonly text: string;
}

/** What the member does in one race. */
export interface RacePlan {
  readonly kind: string;
  readonly deeds: readonly Deed[];
  /** So long it holds the API server's port, which it takes at the first restart; null: it does not. */
  readonly holdsPortMs: number | null;
}

/** What the plans are made of. */
export interface RaceField {
  readonly cluster: Cluster;
  /** Where the member's own server listens. */
  readonly port: number;
  readonly foreign: Authority;
  readonly old: string;
}

/** A number of [0, 1) that the seed tells. */
export type Chance = () => number;

/** Mulberry32: the same numbers for the same seed. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A rotation and its restart take about that long; all files are read and written in the first part. */
const spanMs = 3500;
const filesMs = 600;
const longestMs = 1500;

type Change = readonly [how: Deed['how'], file: 'config' | 'authority' | 'args' | 'tokens', text: string];

const kinds: Readonly<Record<string, (field: RaceField, files: RaceFiles) => readonly Change[]>> = {
  'client.config in place': (field, { texts }) => [['write', 'config', planted(field, texts.config)]],
  'client.config by name': (field, { texts }) => [['rename', 'config', planted(field, texts.config)]],
  'client.config and ca.crt': ({ foreign, cluster }, { texts }) => [
    ['write', 'authority', foreign.pem],
    ['write', 'config', texts.config.replace(encode(cluster.snapData.authority.pem), encode(foreign.pem))],
  ],
  'client.config and args': (field, { texts }) => [
    ['write', 'args', `${texts.args}--secure-port=${field.port}\n`],
    ['write', 'config', planted(field, texts.config)],
  ],
  'another token file in args': ({ cluster }, { texts }) => [
    [
      'write',
      'args',
      `${texts.args}--token-auth-file=${cluster.snapData.current}/credentials/client.config\n`,
    ],
  ],
  'a row with the old token': ({ old }, { texts }) => [
    ['write', 'tokens', `${texts.tokens}${old},twin,twin\n`],
  ],
  'a token file of its own': (_, { texts }) => [
    ['rename', 'tokens', texts.tokens.replace(/^[^,]+/, makeStaticToken())],
  ],
  'no token file': () => [['remove', 'tokens', '']],
  'a link for the token file': ({ cluster }) => [
    ['link', 'tokens', join(cluster.snapData.root, 'x1/certs/ca.key')],
  ],
  'a link for client.config': () => [['link', 'config', '/etc/hostname']],
  'a pipe for the token file': () => [['fifo', 'tokens', '']],
  'a pipe for client.config': () => [['fifo', 'config', '']],
  'the new token file before it has its name': ({ old }) => [
    ['temporary', 'tokens', `${old},admin,admin,"system:masters"\n`],
  ],
};
const takesPort = 'the port while the API server restarts';

/** The names of all kinds, in order. */
export const raceKinds: readonly string[] = [...Object.keys(kinds), takesPort];

interface RaceFiles {
  readonly paths: Readonly<Record<Change[1], string>>;
  readonly texts: Readonly<Record<Change[1], string>>;
}

/** The files that the member may write. */
export function raceFiles({ snapData }: Cluster): RaceFiles['paths'] {
  const at = (name: string) => join(snapData.root, 'x1', name);
  return {
    config: at('credentials/client.config'),
    authority: at('certs/ca.crt'),
    args: at('args/kube-apiserver'),
    tokens: at('credentials/known_tokens.csv'),
  };
}

/** The race of this kind: its moments, and whether it puts back what it found, are chance. */
export function planRace(kind: string, field: RaceField, chance: Chance): RacePlan {
  if (kind === takesPort) return { kind, deeds: [], holdsPortMs: Math.floor(chance() * spanMs) };
  const paths = raceFiles(field.cluster);
  const read = (name: Change[1]) => readFileSync(paths[name], 'utf8');
  const texts = {
    ...{ config: read('config'), authority: read('authority'), args: read('args'), tokens: read('tokens') },
  };
  const at = Math.floor(chance() * (chance() < 0.5 ? filesMs : spanMs));
  const until = at + 1 + Math.floor(chance() * longestMs);
  const putsBack = chance() < 0.5;
  const deeds = (kinds[kind]?.(field, { paths, texts }) ?? []).flatMap(([how, file, text]): Deed[] => {
    const deed = { afterMs: at, how, file: paths[file], text };
    return putsBack && how !== 'temporary'
      ? [deed, { afterMs: until, how: 'rename', file: paths[file], text: texts[file] }]
      : [deed];
  });
  return { kind, deeds, holdsPortMs: null };
}

function planted({ cluster, port }: RaceField, config: string): string {
  return config.replace(cluster.server, `https://127.0.0.1:${port}`);
}

function encode(text: string): string {
  return Buffer.from(text).toString('base64');
}
