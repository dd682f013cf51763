import { Variant } from '@jellybrick/dbus-next';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSessionBus } from '../../src/main/adapters/desktop/dbus/session-bus.ts';
import { watchSessionLock } from '../../src/main/adapters/desktop/dbus/watch-session-lock.ts';
import { BusPeer } from '../desktop/bus-peer.ts';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { eventually } from '../desktop/processes.ts';

const login = 'org.freedesktop.login1';
const own = '/org/freedesktop/login1/session/_32';
const others = '/org/freedesktop/login1/session/_33';
const pid = 4711;

describe('the lock of a session that logind tells of', () => {
  let desktop: Desktop;
  beforeAll(async () => {
    desktop = await startDesktop({ keyring: 'absent', tray: false, notifications: false });
  });
  afterAll(() => desktop.stop());

  const address = () => desktop.env.DBUS_SESSION_BUS_ADDRESS!;

  /** A logind whose user has one session at the screen; `inIt`: the process belongs to that. */
  async function startLogind(inIt: boolean): Promise<BusPeer> {
    const peer = await BusPeer.connect(address());
    peer.answer(`${login}.Manager`, ({ member, body }) =>
      inIt && member === 'GetSessionByPID' && body[0] === pid ? ['o', [own]] : null,
    );
    peer.answer('org.freedesktop.DBus.Properties', ({ path, body }) =>
      path === '/org/freedesktop/login1/user/self' && body[1] === 'Display'
        ? ['v', [new Variant('(so)', ['2', own])]]
        : null,
    );
    await peer.own(login);
    return peer;
  }

  const hint = (peer: BusPeer, path: string, isLocked: boolean, name = 'LockedHint') =>
    peer.emit(path, 'org.freedesktop.DBus.Properties', 'PropertiesChanged', 'sa{sv}as', [
      `${login}.Session`,
      { [name]: new Variant('b', isLocked) },
      [],
    ]);
  const lock = (peer: BusPeer, path: string) => peer.emit(path, `${login}.Session`, 'Lock', '', []);

  it.each([
    ['this process is in', true],
    ['is at the screen, of a process in none', false],
  ])('is heard of the session that %s, and of no other', async (_which, inIt) => {
    const logind = await startLogind(inIt);
    const other = await BusPeer.connect(address());
    const bus = createSessionBus(address(), 1_000);
    let locks = 0;
    await watchSessionLock(bus, pid, () => (locks += 1));
    lock(other, own);
    lock(logind, others);
    hint(logind, others, true);
    hint(logind, own, false);
    hint(logind, own, true, 'IdleHint');
    lock(logind, own);
    await eventually('the order to lock', () => locks > 0 || null);
    hint(logind, own, true);
    await eventually('the lock', () => locks > 1 || null);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(locks).toBe(2);
    for (const each of [logind, other]) each.close();
    bus.disconnect();
  });

  it('is heard of a logind that starts, and knows the session, later than Keyfob', async () => {
    const bus = createSessionBus(address(), 1_000);
    let locks = 0;
    await watchSessionLock(bus, pid, () => (locks += 1));
    const late = await BusPeer.connect(address());
    let asked = 0;
    late.answer(`${login}.Manager`, () => (++asked > 1 ? ['o', [own]] : null));
    await late.own(login);
    await eventually('a question', () => asked > 0 || null);
    lock(late, own);
    await eventually('the lock', () => locks > 0 || null);
    late.close();
    bus.disconnect();
  });
});
