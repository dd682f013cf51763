import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { electronExecutable } from '../../../scripts/setup/electron.mjs';
import { processTree } from '../../bench/process-tree.ts';
import { hasServers } from '../../cluster/binaries.ts';
import { adminTokens, readCredentials } from '../../cluster/engine.ts';
import { startRig, type RunningRig } from '../../cluster/rig.ts';
import { startDesktop, type Desktop } from '../../desktop/desktop.ts';
import { endProgram, eventually, startProgram } from '../../desktop/processes.ts';
import { findInFiles } from '../../e2e/canary.ts';
import { startApp } from '../../e2e/start-app.ts';

const checkout = resolve(import.meta.dirname, '../../..');

function commandLine(pid: number): string {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
}

/** The soft and the hard limit. */
function limits(pid: number): string {
  const [, soft, hard] = /^Max core file size +(\S+) +(\S+)/m.exec(
    readFileSync(`/proc/${pid}/limits`, 'utf8'),
  )!;
  return `${soft} ${hard}`;
}

describe.skipIf(!hasServers)('a crash leaves no memory on disk [core-dumps]', () => {
  let rig: RunningRig;
  let desktop: Desktop;
  let folder: string;
  let child: ChildProcess;
  beforeAll(async () => {
    [rig, desktop] = await Promise.all([startRig(), startDesktop()]);
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'keyfob-core-'));
  });
  afterEach(async () => {
    await endProgram(child, 'SIGKILL');
    rmSync(folder, { recursive: true });
  });
  afterAll(() => Promise.all([rig.stop(), desktop.stop()]));

  /** Starts it where it may leave as much as it likes. */
  const start = (program: string, args: readonly string[], env: Record<string, string>) => {
    const unlimited = ['prlimit', '--core=unlimited:unlimited', '--', program, ...args];
    return startProgram(unlimited[0]!, unlimited.slice(1), { env, stdio: 'ignore', cwd: folder });
  };
  const startWindow = async () => {
    const switches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const args = [...switches, checkout, '--snap-data', rig.cluster.snapData.current];
    child = start(electronExecutable()!, args, desktop.env);
    await eventually('a cluster', async () => {
      const menu = await desktop.tray.menu().catch(() => []);
      return menu.some(({ label }) => label === 'No dashboard token yet') || null;
    });
  };
  const crash = async (pid: number, signal: NodeJS.Signals) => {
    const gone = once(child, 'exit');
    process.kill(pid, signal);
    await gone;
    expect(readdirSync(folder)).toEqual([]);
    const tokens = [rig.cluster.snapData.adminToken, adminTokens(readCredentials(rig.cluster)).tokenFile!];
    expect(findInFiles(tokens, [folder, desktop.home])).toEqual([]);
  };

  it('of the window', async () => {
    await startWindow();
    await crash(child.pid!, 'SIGSEGV');
  });

  it('but memory is not locked [swap]', async () => {
    await startWindow();
    expect(readFileSync(`/proc/${child.pid}/status`, 'utf8')).toMatch(/^VmLck:\s+0 kB$/m);
  });

  it('of any process of the window', async () => {
    const app = await startApp(desktop, ['--snap-data', rig.cluster.snapData.current]);
    const page = await app.page();
    await page.getByText('Reachable').waitFor();
    const tree = processTree(app.electron.process().pid!).filter((pid) =>
      commandLine(pid).includes('electron'),
    );
    expect(tree.length).toBeGreaterThan(3);
    expect(tree.filter((pid) => limits(pid) !== '1 1').map(commandLine)).toEqual([]);
    await app.quit();
  });

  it('of the engine', async () => {
    const { snap } = rig;
    const asked = new Promise<void>((resolve) => (snap.onRestart = resolve));
    const restarted = new Promise<void>((resolve) => (snap.onRestarted = resolve));
    const { program, args } = rig.engine.command(['rotate']);
    child = start(program, args, rig.engine.env);
    await asked;
    expect(limits(child.pid!)).toBe('1 1');
    await crash(child.pid!, 'SIGABRT');
    await restarted;
    rig.engine.reset();
  });
});
