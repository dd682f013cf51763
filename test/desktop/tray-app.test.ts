import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { electronExecutable } from '../../scripts/setup/electron.mjs';
import { startDesktop, type Desktop } from './desktop.ts';
import { endProgram, startProgram } from './processes.ts';
import { readSelection, waitForSelection, writeSelection } from './x-clipboard.ts';

describe('an Electron program on a desktop', () => {
  let desktop: Desktop;
  let program: ChildProcess;
  beforeEach(async () => {
    desktop = await startDesktop({ keyring: 'absent' });
    const electron = electronExecutable();
    if (electron === null) throw new Error('there is no Electron: run npm test');
    const switches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    program = startProgram(electron, [...switches, join(import.meta.dirname, 'tray-app')], {
      env: desktop.env,
      stdio: 'ignore',
    });
    await desktop.tray.waitForItem(({ tooltip }) => tooltip === 'A tray app');
  });
  afterEach(async () => {
    await endProgram(program, 'SIGKILL');
    await desktop.stop();
  });

  it('registers its tray item with its menu', async () => {
    const item = await desktop.tray.waitForItem(({ tooltip }) => tooltip === 'A tray app');
    expect(item).toMatchObject({ status: 'Active', menuPath: '/com/canonical/dbusmenu' });
    expect(item.icons).not.toEqual([]);
    const line = { enabled: true, type: 'standard', checked: null, children: [] };
    const id = expect.any(Number) as number;
    expect(await desktop.tray.menu()).toEqual([
      { ...line, id, label: 'Copy and notify' },
      { ...line, id, label: '', type: 'separator' },
      { ...line, id, label: 'Not now', enabled: false },
      { ...line, id, label: 'More', children: [{ ...line, id, label: 'snake_case', checked: true }] },
      { ...line, id, label: 'Clear' },
      { ...line, id, label: 'Quit' },
      { ...line, id, label: 'End at once' },
    ]);
  });

  it('runs what a line does when it is clicked', async () => {
    const before = Date.now();
    await desktop.tray.click('Copy and notify');
    await waitForSelection(desktop.env, 'clipboard', 'grüße 🔑');
    expect(await readSelection(desktop.env, 'primary')).toBe('grüße 🔑');
    const sent = await desktop.notifications.waitFor(({ summary }) => summary === 'Copied');
    expect(sent).toMatchObject({ id: 1, replaces: 0, body: 'to the clipboard' });
    expect(sent.at).toBeGreaterThanOrEqual(before);
    desktop.notifications.invoke(sent.id);
    await waitForSelection(desktop.env, 'clipboard', 'the notification was clicked');
  });

  it('hears a click on the icon itself', async () => {
    await desktop.tray.activate();
    await waitForSelection(desktop.env, 'clipboard', 'the icon was clicked');
  });

  it('does not let a line be clicked that is off', async () => {
    await expect(desktop.tray.click('Not now', 200)).rejects.toThrow('"Not now"');
  });

  it('shows on the clipboard what another program put there, and that it is empty', async () => {
    await desktop.tray.activate();
    await waitForSelection(desktop.env, 'clipboard', 'the icon was clicked');
    await writeSelection(desktop.env, 'from elsewhere\n');
    expect(await readSelection(desktop.env, 'clipboard')).toBe('from elsewhere\n');
    await desktop.tray.click('Clear');
    await waitForSelection(desktop.env, 'clipboard', null);
    expect(await readSelection(desktop.env, 'primary')).toBe('the icon was clicked');
  });

  it('registers again with a tray host that was restarted', async () => {
    desktop.tray.stop();
    expect(desktop.tray.hasItem()).toBe(false);
    await desktop.tray.start();
    await desktop.tray.waitForItem(({ tooltip }) => tooltip === 'A tray app');
  });

  it('is told apart from an empty clipboard when it hangs', async () => {
    await desktop.tray.click('Copy and notify');
    await waitForSelection(desktop.env, 'clipboard', 'grüße 🔑');
    program.kill('SIGSTOP');
    await expect(readSelection(desktop.env, 'clipboard')).rejects.toThrow('does not answer');
    program.kill('SIGCONT');
    await waitForSelection(desktop.env, 'clipboard', 'grüße 🔑');
  });

  it('is clicked, too, by what ends it before it can answer', async () => {
    const ended = once(program, 'exit');
    await desktop.tray.click('End at once');
    expect(await ended).toEqual([0, null]);
  });

  it('takes its item and its clipboard along when it quits', async () => {
    const ended = once(program, 'exit');
    await desktop.tray.click('Quit');
    expect(await ended).toEqual([0, null]);
    await desktop.tray.waitForNoItem();
    expect(await readSelection(desktop.env, 'clipboard')).toBeNull();
  });
});
