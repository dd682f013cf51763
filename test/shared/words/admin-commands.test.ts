import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { newAuthorityWay } from '../../../src/shared/words/admin-commands.ts';
import { commandCost } from '../../../src/shared/words/known/command-cost.ts';
import { nothingKnown } from '../../../src/shared/words/known/known.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyfob-commands-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Pastes the commands into a shell where `sudo` and `microk8s` only write down what they were asked. */
function paste(failing: string): string[] {
  const calls = join(folder, 'calls');
  writeFileSync(calls, '');
  mkdirSync(join(folder, 'bin'), { recursive: true });
  for (const name of ['sudo', 'microk8s']) {
    const program = join(folder, 'bin', name);
    writeFileSync(
      program,
      `#!/bin/sh\nline="${name} $*"\necho "$line" >>'${calls}'\ncase "$line" in "${failing}"*) exit 1;; esac\n`,
    );
    chmodSync(program, 0o755);
  }
  spawnSync('/bin/sh', {
    input: `${newAuthorityWay({ ...nothingKnown, snapData: '/snap data/x1' }).command ?? ''}\n`,
    env: { PATH: join(folder, 'bin') },
  });
  return readFileSync(calls, 'utf8').split('\n').slice(0, -1);
}

const copy = 'sudo cp -a /snap data/x1/certs /root/microk8s-certs-before';

it('makes a new CA in an order that never deletes what was not copied', () => {
  expect(paste('nothing')).toEqual([
    copy,
    'sudo rm /snap data/x1/certs/ca.key',
    'sudo rm /snap data/x1/certs/ca.crt',
    'sudo rm /snap data/x1/certs/client.key',
    'sudo microk8s refresh-certs -e ca.crt',
  ]);
});

it('deletes nothing when the copy failed', () => {
  expect(paste('sudo cp')).toEqual([copy]);
});

it('costs what a new CA costs', () => {
  expect(commandCost(newAuthorityWay(nothingKnown).command ?? '')).toBe('rejoin');
});
