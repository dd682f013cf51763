import { Message } from '@jellybrick/dbus-next';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createNotifications } from '../../src/main/adapters/desktop/dbus/notifications.ts';
import { createSessionBus, type SessionBus } from '../../src/main/adapters/desktop/dbus/session-bus.ts';
import type { Notice, NoticeAction, Notifier } from '../../src/main/core/ports/desktop.ts';
import { BusPeer } from '../desktop/bus-peer.ts';
import { startBusRelay } from '../desktop/bus-relay.ts';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { eventually } from '../desktop/processes.ts';

const service = 'org.freedesktop.Notifications';
const path = '/org/freedesktop/Notifications';

const notice: Notice = {
  subject: 'token web',
  title: 'A token ends',
  body: 'web <b>&</b> more',
  buttons: [
    { action: 'copy-fresh', label: 'Copy fresh token' },
    { action: 'renew', label: 'Renew' },
  ],
};

const noToken = () => undefined;

/** Stands for the shell's own notifier, which needs Electron. */
class Fallback implements Notifier {
  readonly titles: string[] = [];
  show({ title }: Notice): Promise<boolean> {
    this.titles.push(title);
    return Promise.resolve(true);
  }
  withdraw(): Promise<void> {
    return Promise.resolve();
  }
}

describe('notifications over D-Bus', () => {
  let desktop: Desktop;
  let bus: SessionBus;
  let fallback: Fallback;
  let notifier: Notifier;
  let clicked: NoticeAction[];
  let tokens: string[];
  const show = (change: Partial<Notice> = {}) =>
    notifier.show({ ...notice, ...change }, (action) => clicked.push(action));
  const last = () => desktop.notifications.sent.at(-1)!;

  beforeAll(async () => {
    desktop = await startDesktop({ keyring: 'absent', tray: false, notifications: false });
  });
  afterAll(() => desktop.stop());
  beforeEach(async () => {
    await desktop.notifications.start();
    bus = createSessionBus(desktop.env.DBUS_SESSION_BUS_ADDRESS, 2000);
    fallback = new Fallback();
    tokens = [];
    notifier = createNotifications(
      bus,
      { app: 'Keyfob', desktopEntry: 'alt.keyfob.Keyfob', icon: '/icon.png' },
      fallback,
      (token) => {
        tokens.push(token);
      },
    );
    clicked = [];
  });
  afterEach(() => {
    bus.disconnect();
    desktop.notifications.stop();
    desktop.notifications.capabilities = ['body', 'body-markup', 'actions'];
  });

  it('shows text escaped, with its buttons', async () => {
    expect(await show()).toBe(true);
    expect(last()).toMatchObject({
      app: 'Keyfob',
      replaces: 0,
      icon: '/icon.png',
      summary: 'A token ends',
      body: 'web &lt;b&gt;&amp;&lt;/b&gt; more',
      actions: ['default', 'Open', 'copy-fresh', 'Copy fresh token', 'renew', 'Renew'],
      hints: { 'desktop-entry': 'alt.keyfob.Keyfob', 'suppress-sound': true, urgency: 1 },
    });
    expect(fallback.titles).toEqual([]);
  });

  it('asks for no markup and no buttons where the daemon has none', async () => {
    desktop.notifications.capabilities = ['body'];
    expect(await show()).toBe(true);
    expect(last()).toMatchObject({ body: notice.body, actions: [] });
    desktop.notifications.invoke(last().id, 'renew');
    await show({ subject: 'other' });
    expect(clicked).toEqual([]);
  });

  it.each([
    ['copy-fresh', 'copy-fresh'],
    ['renew', 'renew'],
    ['default', 'open-window'],
  ])('runs what the button %s means, once', async (key, action) => {
    await show();
    const { id } = last();
    desktop.notifications.invoke(id, key);
    desktop.notifications.invoke(id, key);
    await eventually('the notice closed', () => desktop.notifications.closed.includes(id) || null);
    expect(clicked).toEqual([action]);
  });

  it('hears a click that comes in one piece with the notice’s own id', async () => {
    const before = desktop.notifications.sent.length;
    const showing = show();
    while (desktop.notifications.sent.length === before) await new Promise(setImmediate);
    desktop.notifications.invoke(last().id, 'renew');
    await showing;
    await eventually('the click', () => clicked.length > 0 || null);
    expect(clicked).toEqual(['renew']);
  });

  it('hands on the token of a click before the click itself, and of its own notices only', async () => {
    const { length } = desktop.notifications.sent;
    let before: string[] = [];
    await notifier.show(notice, () => (before = [...tokens]));
    const { id } = last();
    desktop.notifications.invoke(id + 7, 'default', 'for-somebody-else');
    desktop.notifications.invoke(id, 'default', 'for-keyfob');
    await eventually('the click', () => before.length > 0 || null);
    expect([before, tokens]).toEqual([['for-keyfob'], ['for-keyfob']]);
    expect(desktop.notifications.sent).toHaveLength(length + 1);
  });

  it('believes no other name, no other id, no button that it did not send, and no closed notice', async () => {
    await show();
    const { id } = last();
    const forger = await BusPeer.connect(desktop.env.DBUS_SESSION_BUS_ADDRESS!);
    const us = await otherNames(forger);
    for (const destination of [undefined, ...us]) {
      const signal = Message.newSignal(path, service, 'ActionInvoked', 'us', [id, 'copy-fresh']);
      forger.bus.send(destination === undefined ? signal : Object.assign(signal, { destination }));
    }
    await forger.call('org.freedesktop.DBus', '/', 'org.freedesktop.DBus.Peer', 'Ping');
    forger.close();
    desktop.notifications.invoke(id + 7, 'copy-fresh');
    desktop.notifications.invoke(id, 'delete-everything');
    desktop.notifications.close(id, 2);
    desktop.notifications.invoke(id, 'copy-fresh');
    await show({ subject: 'other' });
    expect(clicked).toEqual([]);
    desktop.notifications.invoke(last().id, 'copy-fresh');
    await eventually('the believed click', () => clicked.length > 0 || null);
  });

  it('replaces the notice about the same subject, and no other', async () => {
    await show();
    const first = last().id;
    await show({ title: 'It ended' });
    expect(last()).toMatchObject({ id: first, replaces: first, summary: 'It ended' });
    await show({ subject: 'certificate server.crt' });
    expect(last()).toMatchObject({ replaces: 0 });
    expect(last().id).not.toBe(first);
  });

  it('starts anew where the person has closed the one before', async () => {
    await show();
    desktop.notifications.close(last().id, 2);
    await show({ subject: 'other' });
    await show();
    expect(last().replaces).toBe(0);
  });

  it('withdraws what it has shown, also right after it was asked for', async () => {
    void show();
    await notifier.withdraw(notice.subject);
    expect(desktop.notifications.closed.at(-1)).toBe(last().id);
    const { length } = desktop.notifications.closed;
    await notifier.withdraw(notice.subject);
    await notifier.withdraw('never shown');
    expect(desktop.notifications.closed).toHaveLength(length);
  });

  it('believes the daemon that took the place of another, and not the one that left', async () => {
    await show();
    desktop.notifications.stop();
    await desktop.notifications.start();
    await show();
    expect(last().replaces).toBe(0);
    desktop.notifications.invoke(last().id, 'renew');
    await eventually('a click', () => clicked.length > 0 || null);
    expect(clicked).toEqual(['renew']);
  });

  it('hears a click on a notice from before its connection was lost', async () => {
    const relay = await startBusRelay(desktop.env.DBUS_SESSION_BUS_ADDRESS!);
    const relayed = createSessionBus(relay.address, 2000);
    const there = createNotifications(
      relayed,
      { app: 'Keyfob', desktopEntry: '', icon: '' },
      fallback,
      noToken,
    );
    expect(await there.show(notice, (action) => clicked.push(action))).toBe(true);
    const { id } = last();
    relay.cut();
    await eventually('another connection', () => relay.connections() > 0 || null);
    await eventually('the click', () => {
      desktop.notifications.invoke(id, 'renew');
      return clicked.length > 0 || null;
    });
    expect(clicked).toEqual(['renew']);
    relayed.disconnect();
    await relay.stop();
  });

  it('says so where nobody shows notices, and takes the fallback only without a bus', async () => {
    desktop.notifications.stop();
    expect(await show()).toBe(false);
    expect(fallback.titles).toEqual([]);
    const without = createNotifications(
      createSessionBus(undefined, 100),
      { app: 'Keyfob', desktopEntry: '', icon: '' },
      fallback,
      noToken,
    );
    expect(await without.show(notice, () => undefined)).toBe(true);
    expect(fallback.titles).toEqual(['A token ends']);
  });

  it('goes on after a fallback that never told how it went', async () => {
    const silent = new Fallback();
    silent.show = () => new Promise(() => undefined);
    const without = createNotifications(
      createSessionBus(undefined, 100),
      { app: 'Keyfob', desktopEntry: '', icon: '' },
      silent,
      noToken,
    );
    expect(await without.show(notice, () => undefined)).toBe(false);
    await without.withdraw(notice.subject);
  }, 10_000);
});

/** The unique names on the bus besides the forger's and the daemon's: Keyfob's is among them. */
async function otherNames(forger: BusPeer): Promise<string[]> {
  const daemon = 'org.freedesktop.DBus';
  const [names] = (await forger.call(daemon, '/org/freedesktop/DBus', daemon, 'ListNames')) as [string[]];
  const [owner] = await forger.call(daemon, '/org/freedesktop/DBus', daemon, 'GetNameOwner', 's', [service]);
  return names.filter((name) => name.startsWith(':') && name !== forger.name && name !== owner);
}
