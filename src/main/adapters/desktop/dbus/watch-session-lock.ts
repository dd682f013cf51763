import type { SessionBus } from './session-bus.ts';
import { watchName } from './watch-name.ts';

const login = 'org.freedesktop.login1';
const root = '/org/freedesktop/login1';
const session = `${login}.Session`;
const properties = 'org.freedesktop.DBus.Properties';

/**
 * Tells on the system bus each time logind asks the session of this process to lock its screen (`Lock`), or hears that it
 * was locked (`LockedHint`): desktops without a lock screen that says so itself are known by this alone.
 */
export async function watchSessionLock(bus: SessionBus, pid: number, onLock: () => void): Promise<void> {
  let own: string | null = null;
  const ask = async () => (own = await sessionOf(bus, pid));
  const note = async (path: string) => {
    if (path === (own ?? (await ask()))) onLock();
  };
  await bus.onSignal(`type='signal',sender='${login}',interface='${session}',member='Lock'`, (signal) => {
    if (signal.interface === session && signal.member === 'Lock') void note(signal.path);
  });
  await bus.onSignal(
    `type='signal',sender='${login}',interface='${properties}',member='PropertiesChanged',arg0='${session}'`,
    ({ path, member, body }) => {
      if (member !== 'PropertiesChanged' || body[0] !== session) return;
      if (valueOf((body[1] as Record<string, unknown> | undefined)?.LockedHint) === true) void note(path);
    },
  );
  await watchName(bus, login, (isOwned) => {
    if (isOwned) void ask();
  });
}

/** The session that this process is in, else the one at the screen of its user, for who is started by systemd is in none. */
async function sessionOf(bus: SessionBus, pid: number): Promise<string | null> {
  const owner = await bus.ownerOf(login);
  if (!owner.ok) return null;
  const own = await bus.call({
    destination: owner.value,
    path: root,
    interface: `${login}.Manager`,
    member: 'GetSessionByPID',
    signature: 'u',
    body: [pid],
  });
  if (own.ok) return String(own.value[0]);
  const shown = await bus.call({
    destination: owner.value,
    path: `${root}/user/self`,
    interface: properties,
    member: 'Get',
    signature: 'ss',
    body: [`${login}.User`, 'Display'],
  });
  const display = shown.ok ? valueOf(shown.value[0]) : null;
  // Without a screen it is ('', '/').
  return Array.isArray(display) && display[0] !== '' ? String(display[1]) : null;
}

/** What a D-Bus variant holds. */
function valueOf(variant: unknown): unknown {
  return (variant as { readonly value?: unknown } | null | undefined)?.value;
}
