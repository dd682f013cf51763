import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { apiServerFlags, type FlagKind } from '../../src/main/core/files/args/api-server-flags.ts';
import { clusterBinaries, hasServers } from './binaries.ts';
import { compareArgs } from './compare-args.ts';
import { buildGoProgram } from './go-program.ts';

const peer = buildGoProgram('args-reader');
const skipped = 'reason' in peer ? ` (skipped: ${peer.reason})` : '';

it.skipIf(skipped !== '')(`arguments are read as their launcher and pflag read them${skipped}`, () => {
  if (!('program' in peer)) throw new Error('no peer');
  const { differing, ...counted } = compareArgs(peer, 10_000);
  expect(differing).toEqual([]);
  for (const count of Object.values(counted)) expect(count).toBeGreaterThan(1000);
});

const kindsInHelp: Readonly<Record<string, FlagKind>> = {
  '': 'switch',
  string: 'text',
  strings: 'list',
  stringArray: 'array',
  int: 'integer',
  duration: 'duration',
};

it.skipIf(!hasServers)('each argument of the real API server is known by its kind', async () => {
  const { kubeApiserver: server } = await clusterBinaries();
  const help = execFileSync(server, ['--help'], { encoding: 'utf8' });
  const flags = [...help.matchAll(/^ +(?:-\w, )?--([\w-]+)(?: ([^\s[]+))?(?:\[=\w+\])?(?:   .*)?$/gm)];
  expect(flags.length).toBeGreaterThan(150);
  const told = flags.map(([, name = '', type = '']) => [
    name,
    name === 'version' ? 'switch' : (kindsInHelp[type] ?? 'other'),
  ]);
  expect(told.map(([name = '']) => [name, apiServerFlags.get(name)])).toEqual(told);
});
