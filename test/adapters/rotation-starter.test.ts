import {
  chmodSync,
  chownSync,
  lchownSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRotationStarter } from '../../src/main/adapters/engine-starter/create-rotation-starter.ts';
import { isRunning } from '../../src/main/adapters/engine-starter/running-process.ts';

const call = { command: 'undo', snapData: '/var/snap/microk8s/current' } as const;

/** Files of root’s can be made by root only. */
describe.skipIf(process.getuid?.() !== 0)('starting the engine', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'keyfob-starter-'));
    program('pkexec', 'shift; exec "$@"');
    program('keyfob', 'echo "$@"; exit 5');
    program('rotate', 'echo "rotate only: $@"; exit 5');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function program(name: string, script: string): string {
    const file = join(folder, name);
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
    return file;
  }

  function starter({ isRoot = false, isInstalled = true } = {}) {
    const file = join(folder, 'keyfob');
    return createRotationStarter({
      isRoot,
      program: file,
      programArguments: ['/the app'],
      installed: isInstalled ? { script: file, rotate: join(folder, 'rotate'), program: file } : null,
      // Not where this machine may have a pkexec of its own.
      searchPath: folder,
      stateFolder: '/var/lib/keyfob',
      demo: { snapData: '/demo', stateFolder: '/demo-state', searchPath: `${folder}:/bin` },
    });
  }

  it('is direct for root and for the demo, pkexec where all files are root’s, by hand in a checkout', async () => {
    expect(await starter({ isRoot: true }).way(call.snapData)).toBe('direct');
    expect(await starter().way('/demo')).toBe('direct');
    expect(await starter().way(call.snapData)).toBe('pkexec');
    expect(await starter({ isInstalled: false }).way(call.snapData)).toBe('by-hand');
  });

  it.each([
    ['a script of another user', () => chownSync(join(folder, 'keyfob'), 1, 0)],
    ['a script that others may write', () => chmodSync(join(folder, 'keyfob'), 0o777)],
    ['a folder that others may write', () => chmodSync(folder, 0o777)],
    ['a folder of another user', () => chownSync(folder, 1, 0)],
    ['no script', () => rmSync(join(folder, 'keyfob'))],
    ['a program for the rotation that is another user’s', () => chownSync(join(folder, 'rotate'), 1, 0)],
    ['a pkexec of another user', () => chownSync(join(folder, 'pkexec'), 1, 0)],
    [
      'a script behind a link that leads into a folder of another user',
      () => {
        const own = join(folder, 'own');
        mkdirSync(own);
        chownSync(own, 1, 0);
        rmSync(join(folder, 'keyfob'));
        writeFileSync(join(own, 'keyfob'), '', { mode: 0o755 });
        symlinkSync(join(own, 'keyfob'), join(folder, 'keyfob'));
      },
    ],
    [
      'a link to a link of another user’s folder that leads back to root’s script',
      () => {
        renameSync(join(folder, 'keyfob'), join(folder, 'real'));
        mkdirSync(join(folder, 'own'));
        symlinkSync(join(folder, 'real'), join(folder, 'own/keyfob'));
        chownSync(join(folder, 'own'), 1, 0);
        symlinkSync('own/keyfob', join(folder, 'keyfob'));
      },
    ],
    [
      'a way through a folder link that a group may change',
      () => {
        renameSync(join(folder, 'keyfob'), join(folder, 'real'));
        mkdirSync(join(folder, 'group'));
        symlinkSync('..', join(folder, 'group/up'));
        chmodSync(join(folder, 'group'), 0o775);
        symlinkSync('group/up/real', join(folder, 'keyfob'));
      },
    ],
    [
      'a link of another user in a sticky folder',
      () => {
        renameSync(join(folder, 'keyfob'), join(folder, 'real'));
        symlinkSync('real', join(folder, 'keyfob'));
        lchownSync(join(folder, 'keyfob'), 1, 0);
        chmodSync(folder, 0o1777);
      },
    ],
    [
      'a second name of root’s file in a sticky folder, which anybody may give it',
      () => {
        mkdirSync(join(folder, 'tools'));
        linkSync(join(folder, 'keyfob'), join(folder, 'tools/keyfob'));
        chmodSync(folder, 0o1777);
      },
    ],
    ['a folder that a group may write', () => chmodSync(folder, 0o775)],
    ['a script that all may write, sticky or not', () => chmodSync(join(folder, 'keyfob'), 0o1777)],
    ['a script that cannot be run', () => chmodSync(join(folder, 'keyfob'), 0o644)],
    [
      'a link that leads in a circle',
      () => {
        rmSync(join(folder, 'keyfob'));
        symlinkSync('keyfob', join(folder, 'keyfob'));
      },
    ],
    [
      'a link of /proc, which leads elsewhere than it says',
      () => {
        rmSync(join(folder, 'keyfob'));
        symlinkSync(`/proc/${process.pid}/cwd/../bin/sh`, join(folder, 'keyfob'));
      },
    ],
  ])('is by hand with %s', async (_what, change) => {
    change();
    expect(await starter().way(call.snapData)).toBe('by-hand');
  });

  it('runs pkexec without its own agent, and tells lines and exit code', async () => {
    const lines: string[] = [];
    const code = await starter().start(call, 'pkexec', (line) => lines.push(line));
    expect(lines).toEqual(['rotate only: --undo --snap-data /var/snap/microk8s/current --yes --json']);
    expect(code).toBe(5);
  });

  it('is pkexec in a sticky folder, where nobody can exchange what is root’s', async () => {
    chmodSync(folder, 0o1777);
    expect(await starter().way(call.snapData)).toBe('pkexec');
  });

  it('starts nothing when the script was opened to others since the way was chosen', async () => {
    const opened = starter();
    expect(await opened.way(call.snapData)).toBe('pkexec');
    chmodSync(join(folder, 'keyfob'), 0o777);
    const lines: string[] = [];
    expect(await opened.start(call, 'pkexec', (line) => lines.push(line))).toBeNull();
    expect(lines).toEqual([]);
  });

  it('runs the demo’s engine with the demo’s state folder', async () => {
    const lines: string[] = [];
    await starter().start({ command: 'rotate', snapData: '/demo' }, 'direct', (line) => lines.push(line));
    expect(lines).toEqual(['/the app -- rotate --snap-data /demo --state-dir /demo-state --yes --json']);
  });

  it('tells a program that cannot be started', async () => {
    rmSync(join(folder, 'keyfob'));
    expect(await starter().start(call, 'direct', () => undefined)).toBeNull();
  });

  it('gives a line that a shell reads as it is meant', () => {
    const snapData = "/home/o'neil/snap data";
    expect(starter({ isInstalled: false }).line({ command: 'rotate', snapData })).toBe(
      `sudo ${join(folder, 'keyfob')} --no-sandbox '/the app' -- rotate --snap-data '/home/o'\\''neil/snap data'`,
    );
    expect(starter().line(call)).toBe(
      `sudo ${join(folder, 'keyfob')} rotate --undo --snap-data /var/snap/microk8s/current`,
    );
  });
});

it('knows this process from one that had its number before', async () => {
  const bootId = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  const stat = readFileSync('/proc/self/stat', 'utf8');
  const startTicks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]!;
  const own = { pid: process.pid, bootId, startTicks };
  expect(await isRunning(own)).toBe(true);
  expect(await isRunning({ ...own, startTicks: '1' })).toBe(false);
  expect(await isRunning({ ...own, bootId: 'another' })).toBe(false);
  expect(await isRunning({ ...own, pid: 2 ** 22 + 1 })).toBe(false);
});
