import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { electronExecutable } from '../../scripts/setup/electron.mjs';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { endProgram, eventually, startProgram } from '../desktop/processes.ts';

const checkout = resolve(import.meta.dirname, '../..');
const patienceMs = 8000;

/** The process that draws the window of `app`. */
function rendererOf(app: ChildProcess): number | null {
  const found = readdirSync('/proc').find((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      const isRenderer = readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer');
      return isRenderer && isBelow(Number(pid), app.pid!);
    } catch {
      return false;
    }
  });
  return found === undefined ? null : Number(found);
}

function isBelow(pid: number, ancestor: number): boolean {
  if (pid <= 1) return false;
  const parent = Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))![1]);
  return parent === ancestor || isBelow(parent, ancestor);
}

// Without Playwright: an app that is debugged answers signals in another order.
describe('a signal ends the app as its Quit item does', () => {
  let desktop: Desktop;
  let app: ChildProcess;
  let renderer: number;
  beforeEach(async () => {
    desktop = await startDesktop();
    const executable = electronExecutable();
    if (executable === null) throw new Error('there is no Electron: run npm test');
    const switches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    app = startProgram(executable, [...switches, checkout, '--demo'], { env: desktop.env, stdio: 'ignore' });
    renderer = await eventually('a window', () => rendererOf(app));
    await eventually('a demo cluster', async () =>
      (await desktop.tray.menu().catch(() => [])).some(({ label }) => label === 'No dashboard token yet')
        ? true
        : null,
    );
  });
  afterEach(async () => {
    await endProgram(app, 'SIGKILL');
    await desktop.stop();
  });

  async function end(signal: NodeJS.Signals): Promise<void> {
    const gone = once(app, 'exit', { signal: AbortSignal.timeout(patienceMs) });
    app.kill(signal);
    expect(await gone).toEqual([0, null]);
    const left = readdirSync(join(desktop.env.XDG_CONFIG_HOME!, 'Keyfob demo'));
    expect(left.filter((name) => name.startsWith('Singleton'))).toEqual([]);
  }

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('%s, at the first one', (signal) => end(signal));

  it('also while its page hangs', async () => {
    process.kill(renderer, 'SIGSTOP');
    try {
      await end('SIGTERM');
    } finally {
      // Only a page that runs on notices that its app is gone.
      if (existsSync(`/proc/${renderer}`)) process.kill(renderer, 'SIGCONT');
    }
    await eventually('the end of the page', () => !existsSync(`/proc/${renderer}`) || null);
  });

  it('also while the session bus hangs', async () => {
    desktop.pauseBus();
    try {
      await end('SIGTERM');
    } finally {
      desktop.resumeBus();
    }
  });
});
