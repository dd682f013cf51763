import type { SessionBus } from './session-bus.ts';

const daemon = 'org.freedesktop.DBus';
/** GNOME, KDE and whoever follows the specification, Cinnamon, MATE, Xfce: each has the same signal under its own name. */
const services = [
  { name: 'org.gnome.ScreenSaver', path: '/org/gnome/ScreenSaver' },
  { name: 'org.freedesktop.ScreenSaver', path: '/org/freedesktop/ScreenSaver' },
  { name: 'org.cinnamon.ScreenSaver', path: '/org/cinnamon/ScreenSaver' },
  { name: 'org.mate.ScreenSaver', path: '/org/mate/ScreenSaver' },
  { name: 'org.xfce.ScreenSaver', path: '/org/xfce/ScreenSaver' },
];

/** Tells when the screen is locked and unlocked; where no service says so it counts as unlocked. */
export async function watchScreenLock(bus: SessionBus, onLocked: (isLocked: boolean) => void): Promise<void> {
  let wasLocked = false;
  const tell = (isLocked: boolean) => {
    if (isLocked === wasLocked) return;
    wasLocked = isLocked;
    onLocked(isLocked);
  };
  const ask = async ({ name, path }: (typeof services)[number]) => {
    // Not `ownerOf`: a service that is not running must not be started to be asked.
    const owner = await bus.call({
      destination: daemon,
      path: '/org/freedesktop/DBus',
      interface: daemon,
      member: 'GetNameOwner',
      signature: 's',
      body: [name],
    });
    if (!owner.ok) return;
    const destination = String(owner.value[0]);
    const active = await bus.call({ destination, path, interface: name, member: 'GetActive' });
    if (active.ok && active.value[0] === true) tell(true);
  };
  await Promise.all(
    services.map(async (service) => {
      await bus.onSignal(
        `type='signal',interface='${service.name}',member='ActiveChanged'`,
        (signal) => {
          if (signal.member === 'ActiveChanged' && signal.interface === service.name)
            tell(signal.body[0] === true);
        },
        () => {
          tell(false);
          void ask(service);
        },
      );
      await ask(service);
    }),
  );
}
