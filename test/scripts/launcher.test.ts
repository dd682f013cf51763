import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askedLanguages } from '../shared/words/asked-languages.ts';

const launcher = resolve(import.meta.dirname, '../../packaging/keyfob');
const isRoot = process.getuid?.() === 0;
const nobody = 65_534;

describe('/usr/bin/keyfob', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'keyfob-launcher-'));
    chmodSync(folder, 0o755);
    const program = join(folder, 'program');
    writeFileSync(program, '#!/bin/sh\necho "node=$ELECTRON_RUN_AS_NODE"\nfor each; do echo "$each"; done\n');
    writeFileSync(
      join(folder, 'keyfob'),
      readFileSync(launcher, 'utf8').replace('/opt/Keyfob/keyfob', program),
    );
    for (const name of ['program', 'keyfob']) chmodSync(join(folder, name), 0o755);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** What reaches the program, or the exit code without one. */
  const start = (args: readonly string[], asRoot: boolean, language: NodeJS.ProcessEnv = {}) => {
    const { status, stdout, stderr } = spawnSync(join(folder, 'keyfob'), args, {
      encoding: 'utf8',
      env: { PATH: '/usr/bin:/bin', ELECTRON_RUN_AS_NODE: '1', ...language },
      cwd: '/',
      ...(isRoot && !asRoot ? { uid: nobody, gid: nobody } : {}),
    });
    return status === 0 ? stdout.trimEnd().split('\n') : { status, stderr };
  };

  it('starts the window for a user, with the sandbox on', () => {
    expect(start(['--tray', 'a b'], false)).toEqual(['node=', '--tray', 'a b']);
    expect(start(['status', '--json'], false)).toEqual(['node=', '--', 'status', '--json']);
    expect(start(['report'], false)).toEqual(['node=', '--', 'report']);
    expect(start(['--help'], false)).toEqual(['node=', '--', '--help']);
  });

  it.skipIf(!isRoot)(
    `runs only commands without a window as root${isRoot ? '' : ' (skipped: not root)'}`,
    () => {
      expect(start(['rotate', '--snap-data', 'a b'], true)).toEqual([
        ...['node=', '--no-sandbox', '--', 'rotate', '--snap-data', 'a b'],
      ]);
      for (const args of [[], ['--tray'], ['--no-sandbox', 'rotate'], ['rotated'], ['report']]) {
        expect(start(args, true)).toEqual({
          status: 2,
          stderr:
            'keyfob: as root only "keyfob rotate" and "keyfob status" run; start everything else as yourself\n',
        });
      }
    },
  );

  it.skipIf(!isRoot)(
    `refuses in the language that the app would speak${isRoot ? '' : ' (skipped: not root)'}`,
    () => {
      const german =
        'Als root laufen nur „keyfob rotate“ und „keyfob status“; starten Sie alles andere unter Ihrem eigenen Konto';
      const spoken = askedLanguages.map(([language]) => [
        language,
        JSON.stringify(start([], true, language)).includes(german) ? 'de' : 'en',
      ]);
      expect(spoken).toEqual(askedLanguages);
    },
  );
});
