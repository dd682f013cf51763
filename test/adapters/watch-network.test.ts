import { Variant } from '@jellybrick/dbus-next';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSessionBus } from '../../src/main/adapters/desktop/dbus/session-bus.ts';
import { watchNetwork } from '../../src/main/adapters/desktop/dbus/watch-network.ts';
import { BusPeer } from '../desktop/bus-peer.ts';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { eventually } from '../desktop/processes.ts';

describe('a change of the network', () => {
  let desktop: Desktop;
  beforeAll(async () => {
    desktop = await startDesktop({ keyring: 'absent', tray: false, notifications: false });
  });
  afterAll(() => desktop.stop());

  const address = () => desktop.env.DBUS_SESSION_BUS_ADDRESS!;
  const tell = (peer: BusPeer, path: string, name: string) =>
    peer.emit(path, 'org.freedesktop.DBus.Properties', 'PropertiesChanged', 'sa{sv}as', [
      name,
      { Connectivity: new Variant('u', 4) },
      [],
    ]);

  it.each([
    ['org.freedesktop.NetworkManager', '/org/freedesktop/NetworkManager', 'org.freedesktop.NetworkManager'],
    ['org.freedesktop.network1', '/org/freedesktop/network1', 'org.freedesktop.network1.Manager'],
  ])('is told once for what %s says, and not for what others say', async (name, path, own) => {
    const bus = createSessionBus(address(), 1_000);
    let told = 0;
    await watchNetwork(bus, () => told++);
    const [manager, other] = [await BusPeer.connect(address()), await BusPeer.connect(address())];
    await manager.own(name);
    tell(other, path, own);
    tell(manager, path, `${own}.Device`);
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    expect(told).toBe(0);
    tell(manager, path, own);
    tell(manager, path, own);
    await eventually('the change', () => told > 0 || null);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(told).toBe(1);
    for (const each of [manager, other]) each.close();
    bus.disconnect();
  });
});
