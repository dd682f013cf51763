import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const module = resolve(import.meta.dirname, '../../scripts/setup/debian-packages.mjs');

describe.skipIf(process.getuid?.() !== 0)('installing packages as root, unasked', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'keyfob-packages-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** What apt-get is asked on a system that has libnss3 installed; its lists offer what is `listed`. */
  function ensure(
    wanted: readonly string[],
    wantedByRoot: readonly string[],
    listed: readonly string[] | null,
  ): string[] {
    const calls = join(folder, 'calls');
    writeFileSync(calls, '');
    const program = (name: string, script: string) => {
      writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
      chmodSync(join(folder, name), 0o755);
    };
    program('dpkg-query', 'echo "libnss3 ii "');
    program('apt-get', `echo "$*" >>'${calls}'`);
    program(
      'apt-cache',
      [
        `case "$2" in`,
        `'') echo ' 100 /var/lib/dpkg/status'${listed === null ? '' : `; echo ' 500 http://deb.debian.org/debian bullseye/main amd64 Packages'`};;`,
        ...(listed ?? []).map((name) => `${name}) echo '  Candidate: 1.0';;`),
        `*) echo '  Candidate: (none)';;`,
        'esac',
      ].join('\n'),
    );
    const code = `(await import(${JSON.stringify(module)})).ensurePackages(...${JSON.stringify([wanted, wantedByRoot])})`;
    const done = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
      encoding: 'utf8',
      env: { PATH: `${folder}:/usr/bin:/bin` },
    });
    expect(done.status, done.stderr).toBe(0);
    return readFileSync(calls, 'utf8').split('\n').slice(0, -1);
  }
  const update = 'update -qq';
  const install = (name: string) => `install -y -qq --no-install-recommends ${name}`;

  it('asks for nothing where everything is there', () => {
    expect(ensure(['libnss3'], [], ['libnss3'])).toEqual([]);
  });

  it('asks for nothing where the system has no such packages', () => {
    expect(ensure(['libnss3'], ['pkexec'], ['libnss3'])).toEqual([]);
  });

  it('reads the lists first where there are none', () => {
    expect(ensure(['libnss3'], ['pkexec'], null)).toEqual([update]);
  });

  it.each([
    ['what is missing', ['xvfb'], [], 'xvfb'],
    ['what only root needs', ['libnss3'], ['pkexec'], 'pkexec'],
  ])('installs %s', (_what, wanted, wantedByRoot, name) => {
    expect(ensure(wanted, wantedByRoot, ['libnss3', name])).toEqual([update, install(name)]);
  });
});
