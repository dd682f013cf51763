import type { SessionBus } from './session-bus.ts';
import { watchName } from './watch-name.ts';

/** GNOME, KDE and whoever follows the specification, Cinnamon, MATE, Xfce: each has the same signal under its own name. */
const services = [
  { name: 'org.gnome.ScreenSaver', path: '/org/gnome/ScreenSaver' },
  { name: 'org.freedesktop.ScreenSaver', path: '/org/freedesktop/ScreenSaver' },
  { name: 'org.cinnamon.ScreenSaver', path: '/org/cinnamon/ScreenSaver' },
  { name: 'org.mate.ScreenSaver', path: '/org/mate/ScreenSaver' },
  { name: 'org.xfce.ScreenSaver', path: '/org/xfce/ScreenSaver' },
];

/** Tells when the screen is locked and unlocked; it is locked while one of these services that runs says so. */
export async function watchScreenLock(bus: SessionBus, onLocked: (isLocked: boolean) => void): Promise<void> {
  const locking = new Set<string>();
  const note = (name: string, isLocked: boolean) => {
    const wasLocked = locking.size > 0;
    if (isLocked) locking.add(name);
    else locking.delete(name);
    if (locking.size > 0 !== wasLocked) onLocked(!wasLocked);
  };
  const ask = async ({ name, path }: (typeof services)[number]) => {
    const owner = await bus.ownerOf(name);
    if (!owner.ok) return;
    const active = await bus.call({ destination: owner.value, path, interface: name, member: 'GetActive' });
    if (active.ok) note(name, active.value[0] === true);
  };
  await Promise.all(
    services.map(async (service) => {
      const { name } = service;
      await bus.onSignal(`type='signal',interface='${name}',member='ActiveChanged'`, (signal) => {
        if (signal.member === 'ActiveChanged' && signal.interface === name)
          note(name, signal.body[0] === true);
      });
      await watchName(bus, name, (isOwned) => {
        if (isOwned) void ask(service);
        else note(name, false);
      });
    }),
  );
}
