import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSessionBus } from '../../src/main/adapters/desktop/dbus/session-bus.ts';
import { watchName } from '../../src/main/adapters/desktop/dbus/watch-name.ts';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { eventually } from '../desktop/processes.ts';

const trayHost = 'org.kde.StatusNotifierWatcher';
let desktop: Desktop;
beforeEach(async () => {
  desktop = await startDesktop({ keyring: 'absent' });
});
afterEach(() => desktop.stop());

it('takes no bus that is slow to answer for a name without an owner', async () => {
  const bus = createSessionBus(desktop.env.DBUS_SESSION_BUS_ADDRESS, 1_000);
  const told: boolean[] = [];
  await bus.ownerOf(trayHost);
  desktop.pauseBus();
  const watching = watchName(bus, trayHost, (isOwned) => told.push(isOwned));
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect(told).toEqual([]);
  desktop.resumeBus();
  await watching;
  await eventually('an answer', () => told.length > 0 || null);
  expect(told).toEqual([true]);
  desktop.tray.stop();
  await eventually('the change', () => told.length > 1 || null);
  expect(told).toEqual([true, false]);
  bus.disconnect();
});

it('tells again once a bus that went away is back', async () => {
  const bus = createSessionBus(desktop.env.DBUS_SESSION_BUS_ADDRESS, 1_000);
  const told: boolean[] = [];
  const stop = await watchName(bus, trayHost, (isOwned) => told.push(isOwned));
  expect(told).toEqual([true]);
  await desktop.restartBus();
  await eventually('the answer of the new bus', () => told.length > 1 || null);
  expect(told).toEqual([true, false]);
  desktop.tray.stop();
  await desktop.tray.start();
  await eventually('the change on the new bus', () => told.length > 2 || null);
  expect(told).toEqual([true, false, true]);
  stop();
  bus.disconnect();
});

it('says that nobody owns a name where there is no bus', async () => {
  const told: boolean[] = [];
  await watchName(createSessionBus(undefined, 400), trayHost, (isOwned) => told.push(isOwned));
  expect(told).toEqual([false]);
});
