import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { startKeyring, type TestKeyring } from './keyring.ts';
import { NotificationDaemon } from './notification-daemon.ts';
import { endProgram, startProgram } from './processes.ts';
import { TrayHost } from './tray-host.ts';

/** Which parts a desktop has. */
export interface DesktopOptions {
  readonly keyring?: 'unlocked' | 'locked' | 'absent';
  readonly tray?: boolean;
  readonly notifications?: boolean;
}

/** A desktop of its own: home, X display, session bus, keyring, tray host and notification daemon. */
export interface Desktop {
  readonly home: string;
  /** The environment for programs on this desktop. */
  readonly env: Record<string, string>;
  readonly keyring: TestKeyring;
  readonly tray: TrayHost;
  readonly notifications: NotificationDaemon;
  stop(): Promise<void>;
}

/** Starts a desktop with real parts; nothing of it is left after `stop`. */
export async function startDesktop({
  keyring: keyringState = 'unlocked',
  tray: hasTray = true,
  notifications: hasNotifications = true,
}: DesktopOptions = {}): Promise<Desktop> {
  const home = mkdtempSync(join(tmpdir(), 'keyfob-desktop-'));
  const folder = (name: string) => {
    mkdirSync(join(home, name), { recursive: true, mode: 0o700 });
    return join(home, name);
  };
  const runtime = folder('run');
  chmodSync(runtime, 0o700);
  const base: Record<string, string> = {
    PATH: process.env.PATH ?? '',
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    HOME: home,
    XDG_RUNTIME_DIR: runtime,
    XDG_CONFIG_HOME: folder('.config'),
    XDG_CACHE_HOME: folder('.cache'),
    XDG_DATA_HOME: folder('.local/share'),
  };
  const display = startProgram(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'],
    {
      env: base,
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  );
  const bus = startProgram('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address=3'], {
    env: base,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [displayNumber, address] = await Promise.all([
    firstLine(display.stdio[3] as Readable),
    firstLine(bus.stdio[3] as Readable),
  ]);
  const env = { ...base, DISPLAY: `:${displayNumber}`, DBUS_SESSION_BUS_ADDRESS: address };
  const keyring = startKeyring(env);
  if (keyringState !== 'absent') await keyring.start();
  if (keyringState === 'locked') await keyring.lock();
  const tray = new TrayHost(address);
  if (hasTray) await tray.start();
  const notifications = new NotificationDaemon(address);
  if (hasNotifications) await notifications.start();
  return {
    home,
    env,
    keyring,
    tray,
    notifications,
    async stop() {
      tray.stop();
      notifications.stop();
      await keyring.stop();
      await endProgram(bus);
      await endProgram(display);
      rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

async function firstLine(stream: Readable): Promise<string> {
  let text = '';
  while (!text.includes('\n')) {
    const [chunk] = (await once(stream, 'data')) as [Buffer];
    text += chunk.toString();
  }
  return text.split('\n')[0] ?? '';
}
