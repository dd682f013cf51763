import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSessionBus } from '../../src/main/adapters/desktop/dbus/session-bus.ts';
import { watchScreenLock } from '../../src/main/adapters/desktop/dbus/watch-screen-lock.ts';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { startLockScreen } from '../desktop/lock-screen.ts';
import { eventually } from '../desktop/processes.ts';

describe('whether the screen is locked', () => {
  let desktop: Desktop;
  beforeAll(async () => {
    desktop = await startDesktop({ keyring: 'absent', tray: false, notifications: false });
  });
  afterAll(() => desktop.stop());

  const watch = async () => {
    const bus = createSessionBus(desktop.env.DBUS_SESSION_BUS_ADDRESS, 1_000);
    const told: boolean[] = [];
    await watchScreenLock(bus, (isLocked) => told.push(isLocked));
    await eventually('the lock', () => told.length > 0 || null);
    return { told, bus };
  };

  it.each([
    'org.gnome.ScreenSaver',
    'org.freedesktop.ScreenSaver',
    'org.cinnamon.ScreenSaver',
    'org.mate.ScreenSaver',
    'org.xfce.ScreenSaver',
  ])('is known from the start and followed, as %s tells it', async (name) => {
    const screen = await startLockScreen(desktop.env.DBUS_SESSION_BUS_ADDRESS!, name, true);
    const { told, bus } = await watch();
    expect(told).toEqual([true]);
    screen.set(false);
    await eventually('the end of the lock', () => told.length > 1 || null);
    screen.set(true);
    await eventually('the next lock', () => told.length > 2 || null);
    expect(told).toEqual([true, false, true]);
    screen.stop();
    bus.disconnect();
  });

  it('is not told of by one service that speaks of its own while another one locks', async () => {
    const address = desktop.env.DBUS_SESSION_BUS_ADDRESS!;
    const locking = await startLockScreen(address, 'org.gnome.ScreenSaver', true);
    const idle = await startLockScreen(address, 'org.freedesktop.ScreenSaver', false);
    const { told, bus } = await watch();
    idle.set(false);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(told).toEqual([true]);
    for (const each of [locking, idle]) each.stop();
    bus.disconnect();
  });

  it('ends with the service that told of it', async () => {
    const screen = await startLockScreen(desktop.env.DBUS_SESSION_BUS_ADDRESS!, 'org.mate.ScreenSaver', true);
    const { told, bus } = await watch();
    expect(told).toEqual([true]);
    screen.stop();
    await eventually('the end of the lock', () => told.length > 1 || null);
    expect(told).toEqual([true, false]);
    bus.disconnect();
  });
});
