import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { endProgram, eventually, startProgram } from '../desktop/processes.ts';
import { findQuestion, refuse, xdotool } from '../desktop/question.ts';
import { copyBuild, type CopiedBuild } from './copied-build.ts';
import { ownProgram } from './start-app.ts';
import { tellBoxes, toldBox, type Box } from './told-boxes.ts';
import { lookElsewhere } from './without-microk8s.ts';

describe('a start that fails', () => {
  let build: CopiedBuild;
  let desktop: Desktop;
  let app: ChildProcess;
  let said: string;
  beforeEach(async () => {
    build = copyBuild();
    tellBoxes(build);
    desktop = await startDesktop();
  });
  afterEach(async () => {
    await endProgram(app, 'SIGKILL');
    await desktop.stop();
    build.remove();
  });

  function start(args: readonly string[], env: Readonly<Record<string, string>> = {}): void {
    const { executablePath, sandbox } = ownProgram();
    app = startProgram(executablePath, [...(sandbox ? [] : ['--no-sandbox']), build.folder, ...args], {
      env: { ...desktop.env, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    said = '';
    (app.stderr as Readable).setEncoding('utf8').on('data', (text: string) => (said += text));
  }

  async function box(): Promise<Box> {
    const told = await eventually('a box', () => toldBox(said));
    await eventually('the box on the display', () => findQuestion(desktop.env));
    return told;
  }

  const log = () => readFileSync(join(desktop.env.XDG_CONFIG_HOME!, 'Keyfob demo', 'keyfob.log'), 'utf8');

  async function window(): Promise<string | null> {
    const found = await xdotool(desktop.env, 'search', '--onlyvisible', '--name', '^Keyfob demo$');
    for (const id of found.split('\n').filter((line) => line !== '')) {
      const width = Number(
        /^WIDTH=(\d+)$/m.exec(await xdotool(desktop.env, 'getwindowgeometry', '--shell', id))?.[1],
      );
      if (width >= 640) return id;
    }
    return null;
  }

  it('for a temporary folder that cannot be written says so with the incident of the log, and ends with exit code 1', async () => {
    const folder = '/proc/self';
    start(['--demo'], { TMPDIR: folder });
    const { type, message, detail } = await box();
    const incident = /\(incident ([0-9a-f]{16})\)/.exec(message)?.[1];
    expect(log()).toContain(`"incident":"${incident}"`);
    expect(log()).not.toContain(folder);
    expect(type).toBe('error');
    expect(detail).toMatch(new RegExp(`^${folder}/keyfob-\\S+ could not be used \\(ENOENT\\)\\.`));
    const gone = once(app, 'exit');
    await refuse(desktop.env, 'Return');
    expect(await gone).toEqual([1, null]);
  });

  it('for a part that is gone leaves a window that closes, and a Quit that ends it with exit code 1', async () => {
    rmSync(join(build.folder, 'out/main/compose.cjs'));
    start(['--demo']);
    expect((await box()).detail).toContain('A part of Keyfob is missing.');
    await eventually('a window', window);
    process.kill(app.pid!, 'SIGUSR2');
    await eventually('the end of the window', async () => ((await window()) === null ? true : null));
    expect(app.exitCode).toBeNull();
    await desktop.tray.click('Open Keyfob demo');
    await eventually('a window again', window);
    const gone = once(app, 'exit');
    await desktop.tray.click('Quit');
    expect(await gone).toEqual([1, null]);
  });

  it('for a part that only a page needs says so once there is one', async () => {
    rmSync(join(build.folder, 'out/main/answer-page.cjs'));
    start(['--demo', '--tray']);
    await desktop.tray.waitForRegistration();
    await desktop.tray.click('Open Keyfob demo');
    expect((await box()).detail).toContain('A part of Keyfob is missing.');
    expect(log()).toContain('"event":"bug"');
  });

  it('before Keyfob knows its window says so, too', async () => {
    // Where MicroK8s is, nothing is loaded to know the window.
    lookElsewhere(build);
    rmSync(join(build.folder, 'out/main/load-settings.cjs'));
    mkdirSync(join(desktop.env.XDG_CONFIG_HOME!, 'Keyfob'), { recursive: true });
    start([]);
    expect((await box()).detail).toContain('A part of Keyfob is missing.');
    const gone = once(app, 'exit');
    await refuse(desktop.env, 'Return');
    expect(await gone).toEqual([1, null]);
  });
});
