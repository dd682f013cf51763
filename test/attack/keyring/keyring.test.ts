import { spawn, type ChildProcess } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDemoCluster, type DemoCluster } from '../../../src/main/adapters/demo/start-demo-cluster.ts';
import { startDesktop, type Desktop } from '../../desktop/desktop.ts';
import { keyringPassword } from '../../desktop/keyring.ts';
import { endProgram, eventually } from '../../desktop/processes.ts';
import { startSession, type KeyfobSession } from '../../desktop/secret-services/keyfob-session.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('the way to the keyring', () => {
  let desktop: Desktop;
  let demo: DemoCluster;
  let session: KeyfobSession;
  const start = async (keyring: 'unlocked' | 'locked') => {
    desktop = await startDesktop({ keyring, prompter: true, tray: false, notifications: false });
    session = await startSession(desktop, demo, 20_000);
  };
  beforeEach(async () => {
    demo = await startDemoCluster();
  });
  afterEach(async () => {
    await session.end();
    await desktop.stop();
    demo.stop();
  });

  it('shows a listener on the session bus no token [keyring-encrypted]', async () => {
    await start('unlocked');
    let seen = '';
    const monitor: ChildProcess = spawn(
      'dbus-monitor',
      ['--address', desktop.env.DBUS_SESSION_BUS_ADDRESS!],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );
    monitor.stdout?.setEncoding('latin1').on('data', (text: string) => (seen += text));
    await eventually('the monitor listens', () => (seen.includes('NameAcquired') ? true : null));
    const token = await session.copy();
    const { id } = await session.kept();
    expect(await session.opened.token(id)).toBe(token);
    await eventually('the monitor has seen it', () => (seen.includes('member=GetSecret') ? true : null));
    await endProgram(monitor);
    expect(seen).toContain('member=CreateItem');
    for (const part of token.split('.')) {
      expect(seen).not.toContain(part);
      expect(seen.replaceAll(/\s/g, '')).not.toContain(Buffer.from(part).toString('hex'));
    }
  });

  it('is opened by a click, never by itself, and asked about once [keyring-by-click]', async () => {
    await start('locked');
    await session.opened.keyfob.window.setVisible(true);
    await session.opened.keyfob.resume();
    // Nobody is asked.
    await pause(2_000);
    expect(desktop.prompter.open).toEqual([]);
    const copying = session.copy();
    await desktop.prompter.waitForPrompt();
    await desktop.prompter.answer(keyringPassword);
    await desktop.prompter.waitUntilClosed();
    const token = await copying;
    await session.kept();
    expect(await session.copy()).toBe(token);
    expect(desktop.prompter.open).toEqual([]);
  });
});
