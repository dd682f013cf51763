import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import allowedNames from '../../../src/main/adapters/system/environment/allowed-names.json' with { type: 'json' };
import { hostileVariables } from './hostile-variables.ts';

const checkout = resolve(import.meta.dirname, '../../..');
const isRoot = process.getuid?.() === 0;
const nobody = 65_534;

describe('what starts Keyfob hands on only what Keyfob needs [environment-clean] [core-dumps]', () => {
  let folder: string;
  let hostile: Record<string, string>;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'keyfob-launchers-'));
    chmodSync(folder, 0o755);
    const variables = hostileVariables({ folder, authorityPem: '', proxy: 'http://127.0.0.1:9' });
    hostile = Object.assign({ GTK_MODULES: 'x', NAME_OF_TOMORROW: 'x' }, ...variables.map(({ env }) => env));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    ['the window', [], false],
    ['a command', ['status'], false],
    ['a command as root', ['status'], true],
  ])('/usr/bin/keyfob, %s', (_title, args, asRoot) => {
    const program = join(folder, 'program');
    writeFileSync(program, '#!/bin/sh\nenv\ngrep core /proc/self/limits\n', { mode: 0o755 });
    const launcher = join(folder, 'keyfob');
    const text = readFileSync(join(checkout, 'packaging/keyfob'), 'utf8');
    writeFileSync(launcher, text.replace('/opt/Keyfob/keyfob', program), { mode: 0o755 });
    const allowed = Object.fromEntries(allowedNames.map((name, at) => [name, `${at} "$'\n`]));
    const { stdout } = spawnSync(launcher, args, {
      env: { ...hostile, ...allowed, PATH: '/usr/bin:/bin', HOME: '/' },
      encoding: 'utf8',
      cwd: '/',
      ...(isRoot && !asRoot ? { uid: nobody, gid: nobody } : {}),
    });
    const names = stdout.split('\n').flatMap((line) => /^(\w+)=/.exec(line)?.[1] ?? []);
    expect(new Set(names)).toEqual(new Set([...allowedNames, 'PWD']));
    expect(stdout).toContain(`LANG=${allowed.LANG!}`);
    expect(stdout).toMatch(/^Max core file size +1 +1 /m);
  });

  it('a checkout', () => {
    const folderOf = ['--snap-data', folder];
    const run = spawnSync(process.execPath, ['scripts/keyfob.mjs', 'status', ...folderOf], {
      cwd: checkout,
      encoding: 'utf8',
      env: { ...process.env, ...hostile, NODE_OPTIONS: '--no-warnings', XDG_CACHE_HOME: undefined },
    });
    expect(run.stderr).not.toContain('started anew');
    expect(run.stderr).toContain('snap');
    expect(run.status).toBe(3);
  });
});
