import { Variant } from '@jellybrick/dbus-next';
import { BusPeer } from '../bus-peer.ts';
import type { Desktop } from '../desktop.ts';

const name = 'org.freedesktop.secrets';
const path = '/org/freedesktop/secrets';
const service = 'org.freedesktop.Secret.Service';
const login = `${path}/collection/login`;

/** The door that gnome-keyring keeps for a login, and oo7 too: through it a password is given without a question. */
const master = 'org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface';

/** Makes a second keyring the default, and locks that of the login. */
export async function openOther(desktop: Desktop, password: string): Promise<void> {
  const peer = await BusPeer.connect(desktop.env.DBUS_SESSION_BUS_ADDRESS!);
  const call = (iface: string, member: string, signature: string, body: unknown[]) =>
    peer.call(name, path, iface, member, signature, body);
  try {
    const [, session] = await call(service, 'OpenSession', 'sv', ['plain', new Variant('s', '')]);
    const label = { 'org.freedesktop.Secret.Collection.Label': new Variant('s', 'work') };
    const secret = [session, Buffer.alloc(0), Buffer.from(password), 'text/plain'];
    const [made] = await call(master, 'CreateWithMasterPassword', 'a{sv}(oayays)', [label, secret]);
    // In oo7 a keyring has one alias, and several can have the same; gnome-keyring refuses all but `default`.
    await call(service, 'SetAlias', 'so', ['former', login]).catch(() => undefined);
    await call(service, 'SetAlias', 'so', ['default', made]);
    await call(service, 'Lock', 'ao', [[login]]);
  } finally {
    peer.close();
  }
}
