import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BusPeer } from './bus-peer.ts';
import { startDesktop, type Desktop } from './desktop.ts';
import { runProgram } from './processes.ts';
import { readSelection } from './x-clipboard.ts';

describe('a desktop', () => {
  let desktop: Desktop;
  beforeAll(async () => {
    desktop = await startDesktop({ keyring: 'absent', tray: false, notifications: false });
  });
  afterAll(() => desktop.stop());

  it('has a home, a display and a bus of its own', async () => {
    expect(desktop.env).toEqual({
      PATH: process.env.PATH,
      LANG: 'C.UTF-8',
      TZ: 'UTC',
      HOME: desktop.home,
      XDG_RUNTIME_DIR: `${desktop.home}/run`,
      XDG_CONFIG_HOME: `${desktop.home}/.config`,
      XDG_CACHE_HOME: `${desktop.home}/.cache`,
      XDG_DATA_HOME: `${desktop.home}/.local/share`,
      DISPLAY: expect.stringMatching(/^:\d+$/) as string,
      DBUS_SESSION_BUS_ADDRESS: `unix:path=${desktop.home}/run/bus`,
    });
    expect(statSync(desktop.env.XDG_RUNTIME_DIR!).mode & 0o777).toBe(0o700);
    expect(await readSelection(desktop.env, 'clipboard')).toBeNull();
    expect(await servicesOf(desktop)).toEqual([]);
  });

  it('starts nothing that was not asked for', async () => {
    const lookup = await runProgram('secret-tool', ['lookup', 'service', 'Keyfob'], { env: desktop.env });
    expect(lookup).toMatchObject({ code: 1, stdout: '' });
    expect(lookup.stderr).toContain('org.freedesktop.secrets');
    expect(await servicesOf(desktop)).toEqual([]);
  });

  it('gets each part when it is wanted', async () => {
    const bare = await startDesktop({ keyring: 'absent', tray: false, notifications: false });
    const { keyring, tray, notifications, prompter } = bare;
    await Promise.all([keyring.start(), tray.start(), notifications.start(), prompter.start()]);
    expect(await servicesOf(bare)).toEqual([
      'org.freedesktop.Notifications',
      'org.freedesktop.secrets',
      'org.gnome.keyring.SystemPrompter',
      'org.kde.StatusNotifierWatcher',
    ]);
    await bare.stop();
  });

  it('leaves nothing when it is stopped', async () => {
    const before = programsIn(desktop.home);
    const other = await startDesktop();
    const socket = `/tmp/.X11-unix/X${other.env.DISPLAY!.slice(1)}`;
    expect(existsSync(socket)).toBe(true);
    await other.stop();
    expect(existsSync(socket)).toBe(false);
    expect(existsSync(other.home)).toBe(false);
    expect(programsIn(other.home)).toEqual([]);
    expect(before).toContain('Xvfb');
    expect(programsIn(desktop.home)).toEqual(before);
  });
});

/** The names of the programs that name this folder in their environment or on their command line. */
function programsIn(folder: string): string[] {
  const read = (pid: string, file: string) => {
    try {
      return readFileSync(`/proc/${pid}/${file}`, 'utf8');
    } catch {
      return '';
    }
  };
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid))
    .filter((pid) => `${read(pid, 'environ')}${read(pid, 'cmdline')}`.includes(folder))
    .map((pid) => read(pid, 'comm').trim())
    .sort();
}

async function servicesOf({ env }: Desktop): Promise<string[]> {
  const peer = await BusPeer.connect(env.DBUS_SESSION_BUS_ADDRESS!);
  const bus = 'org.freedesktop.DBus';
  const [names] = (await peer.call(bus, '/org/freedesktop/DBus', bus, 'ListNames')) as [string[]];
  peer.close();
  const isService = (name: string) => !name.startsWith(':') && name !== bus && name !== 'org.gnome.keyring';
  return names.filter(isService).sort();
}
