import type { SessionBus } from './session-bus.ts';

/** Where every Linux has the bus of its system services; another one that the environment names is not followed. */
export const systemBusAddress = 'unix:path=/run/dbus/system_bus_socket';

const properties = 'org.freedesktop.DBus.Properties';
/** NetworkManager of desktops and systemd-networkd of servers: both tell when links, addresses or routes became others. */
const managers = [
  { name: 'org.freedesktop.NetworkManager', path: '/org/freedesktop/NetworkManager', suffix: '' },
  { name: 'org.freedesktop.network1', path: '/org/freedesktop/network1', suffix: '.Manager' },
];
/** A change comes as several signals, and an address after its link. */
const settleMs = 1_000;

/** Tells on the system bus when the network is another one. */
export async function watchNetwork(bus: SessionBus, onChange: () => void): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  for (const { name, path, suffix } of managers) {
    const own = `${name}${suffix}`;
    await bus.onSignal(
      `type='signal',sender='${name}',path='${path}',interface='${properties}',member='PropertiesChanged',arg0='${own}'`,
      (signal) => {
        if (signal.path !== path || signal.member !== 'PropertiesChanged' || signal.body[0] !== own) return;
        clearTimeout(timer);
        timer = setTimeout(onChange, settleMs);
      },
    );
  }
}
