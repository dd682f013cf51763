import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BusPeer } from './bus-peer.ts';
import type { Desktop } from './desktop.ts';
import { endProgram, eventually, runProgram, startProgram } from './processes.ts';
import type { User } from './users.ts';
import { clipboardOf, type WaylandSession } from './wayland-session.ts';

const remote = 'org.gnome.Mutter.RemoteDesktop';
const display = 'wayland-1';
const keysyms: Readonly<Record<string, number>> = { Return: 0xff0d, Tab: 0xff09 };

/** Whether GNOME's compositor is installed here. */
export async function hasMutter(): Promise<boolean> {
  return (await runProgram('mutter', ['--version']).catch(() => null))?.code === 0;
}

/**
 * Starts GNOME's compositor on virtual screens of these sizes; the keyboard of its seat is one that a remote desktop would be given.
 */
export async function startMutterSession(
  desktop: Desktop,
  owner?: User,
  screens: readonly string[] = ['1280x900'],
): Promise<WaylandSession> {
  const base = Object.fromEntries(Object.entries(desktop.env).filter(([name]) => name !== 'DISPLAY'));
  const env = { ...base, WAYLAND_DISPLAY: display };
  const virtual = screens.flatMap((size) => ['--virtual-monitor', size]);
  const options = ['--headless', '--wayland', '--no-x11', ...virtual, '--wayland-display', display];
  const mutter = startProgram('mutter', options, {
    ...owner,
    env: { ...base, GSETTINGS_BACKEND: 'memory' },
    stdio: 'ignore',
  });
  const socket = join(desktop.env.XDG_RUNTIME_DIR!, display);
  await eventually('the socket of mutter', () => (existsSync(socket) ? true : null));
  const peer = await BusPeer.connect(desktop.env.DBUS_SESSION_BUS_ADDRESS!);
  const path = '/org/gnome/Mutter/RemoteDesktop';
  const [session] = await eventually('the remote desktop of mutter', () =>
    peer.call(remote, path, remote, 'CreateSession').catch(() => null),
  );
  const call = (member: string, signature = '', body: unknown[] = []) =>
    peer.call(remote, session as string, `${remote}.Session`, member, signature, body);
  await call('Start');
  const press = async (key: string) => {
    for (const isDown of [true, false]) await call('NotifyKeyboardKeysym', 'ub', [keysyms[key], isDown]);
  };
  // The seat has a keyboard from the first key on.
  await press('Tab');
  return {
    env,
    ...clipboardOf({ ...owner, env }),
    press,
    async stop() {
      peer.close();
      await endProgram(mutter);
    },
  };
}
