import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKeyring } from '../../src/main/adapters/desktop/keyring/create-keyring.ts';
import { createSessionBus, type SessionBus } from '../../src/main/adapters/desktop/dbus/session-bus.ts';
import { startBusRelay } from './bus-relay.ts';
import { startDesktop, type Desktop } from './desktop.ts';
import { keyringPassword } from './keyring.ts';

describe('the question of a locked keyring', () => {
  let desktop: Desktop;
  let bus: SessionBus;
  beforeEach(async () => {
    desktop = await startDesktop({ keyring: 'locked', prompter: true, tray: false, notifications: false });
    bus = createSessionBus(desktop.env.DBUS_SESSION_BUS_ADDRESS, 5000);
  });
  afterEach(async () => {
    bus.disconnect();
    await desktop.stop();
  });

  const unlock = () => createKeyring({ bus, service: 'Keyfob', deadlineMs: 5000 }).unlock();

  it('is answered with the password', async () => {
    const { done } = unlock();
    expect(await desktop.prompter.waitForPrompt()).toEqual({
      type: 'password',
      title: 'Unlock Login Keyring',
      message: 'Authentication required',
      description: expect.stringContaining('login keyring') as string,
      warning: '',
    });
    await desktop.prompter.answer(keyringPassword);
    expect(await done).toEqual({ ok: true, value: null });
    expect(await desktop.keyring.isLocked()).toBe(false);
    await desktop.prompter.waitUntilClosed();
  });

  it('is asked again after a wrong password', async () => {
    const { done } = unlock();
    await desktop.prompter.answer('wrong');
    expect((await desktop.prompter.waitForPrompt()).warning).not.toBe('');
    await desktop.prompter.answer(keyringPassword);
    expect(await done).toEqual({ ok: true, value: null });
  });

  it('is dismissed by the person', async () => {
    const { done } = unlock();
    await desktop.prompter.dismiss();
    expect(await done).toEqual({ ok: false, error: { code: 'unlock-dismissed' } });
    expect(await desktop.keyring.isLocked()).toBe(true);
  });

  it('is left open when the program stops waiting, and the keyring lives on', async () => {
    const { done, cancel } = unlock();
    await desktop.prompter.waitForPrompt();
    cancel();
    expect(await done).toEqual({ ok: false, error: { code: 'unlock-dismissed' } });
    expect(await desktop.keyring.isLocked()).toBe(true);
  });

  it('ends with the connection that it was asked on', async () => {
    const relay = await startBusRelay(desktop.env.DBUS_SESSION_BUS_ADDRESS!);
    const relayed = createSessionBus(relay.address, 5000);
    const { done } = createKeyring({ bus: relayed, service: 'Keyfob', deadlineMs: 5000 }).unlock();
    await desktop.prompter.waitForPrompt();
    relay.cut();
    expect(await done).toEqual({ ok: false, error: { code: 'keyring-locked' } });
    relayed.disconnect();
    await relay.stop();
  });

  it('ends as dismissed where nothing can show it', async () => {
    desktop.prompter.stop();
    expect(await unlock().done).toEqual({ ok: false, error: { code: 'unlock-dismissed' } });
  });
});
