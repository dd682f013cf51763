import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSessionBus, type SessionBus } from '../../src/main/adapters/desktop/dbus/session-bus.ts';
import { createKeyring } from '../../src/main/adapters/desktop/keyring/create-keyring.ts';
import type { Keyring } from '../../src/main/core/ports/desktop.ts';
import { Secret } from '../../src/main/core/ports/secret.ts';
import { startDesktop, type Desktop } from './desktop.ts';
import { endProgram, eventually, runProgram, startProgram } from './processes.ts';

const generic = ['xdg:schema', 'org.freedesktop.Secret.Generic', 'service', 'Keyfob'];
const login = '/org/freedesktop/secrets/collection/login';

describe('the keyring over D-Bus', () => {
  let desktop: Desktop;
  let bus: SessionBus;
  let keyring: Keyring;
  beforeEach(async () => {
    desktop = await startDesktop({ tray: false, notifications: false });
    bus = createSessionBus(desktop.env.DBUS_SESSION_BUS_ADDRESS, 5_000);
    keyring = createKeyring({ bus, service: 'Keyfob', deadlineMs: 5_000 });
  });
  afterEach(async () => {
    bus.disconnect();
    await desktop.stop();
  });

  const secretTool = (args: readonly string[], input = '') =>
    runProgram('secret-tool', args, { env: desktop.env, input });
  const load = async (account: string, collection: string | null) => {
    const loaded = await keyring.load({ account, collection }, 'nobody');
    return loaded.ok ? (loaded.value?.reveal() ?? null) : loaded.error;
  };

  it('reads and deletes what libsecret stored, as earlier Keyfobs did', async () => {
    await secretTool(['store', '--label=Keyfob/old', ...generic, 'account', 'old'], 'grüße.e30.x');
    expect(await load('old', null)).toBe('grüße.e30.x');
    expect(await keyring.delete({ account: 'old', collection: null }, 'nobody')).toEqual({
      ok: true,
      value: null,
    });
    expect(await desktop.keyring.search({ service: 'Keyfob' })).toEqual([]);
  });

  it('stores what libsecret reads, and replaces it', async () => {
    for (const text of ['first', 'x'.repeat(8_000), 'grüße']) {
      expect(await keyring.store('new', new Secret(text))).toEqual({ ok: true, value: login });
      const found = await secretTool(['lookup', ...generic, 'account', 'new']);
      expect(found.stdout).toBe(text);
      expect(await load('new', login)).toBe(text);
    }
    expect(await desktop.keyring.search({ service: 'Keyfob' })).toHaveLength(1);
  });

  it('tells an entry that is not there from one in a keyring that is not there', async () => {
    expect(await load('none', null)).toBeNull();
    expect(await load('none', login)).toBeNull();
    expect(await load('none', '/org/freedesktop/secrets/collection/kdewallet')).toEqual({
      code: 'keyring-elsewhere',
      keyring: 'kdewallet',
    });
  });

  it('goes on when the service was started anew, and after its connection was lost', async () => {
    await keyring.store('lasting', new Secret('lasts'));
    await desktop.keyring.kill();
    expect(await load('lasting', login)).toEqual({ code: 'keyring-absent' });
    await desktop.keyring.start();
    expect(await load('lasting', login)).toBe('lasts');
    bus.disconnect();
    expect(await load('lasting', login)).toBe('lasts');
  });

  it('asks nobody where nobody is', async () => {
    await keyring.store('lasting', new Secret('lasts'));
    await desktop.keyring.lock();
    expect(await load('lasting', login)).toEqual({ code: 'keyring-locked' });
    expect(await load('none', login)).toEqual({ code: 'keyring-locked' });
    expect(await keyring.delete({ account: 'lasting', collection: login }, 'nobody')).toEqual({
      ok: false,
      error: { code: 'keyring-locked' },
    });
    expect(await keyring.store('more', new Secret('x'))).toEqual({
      ok: false,
      error: { code: 'keyring-locked' },
    });
    await desktop.keyring.unlock();
    expect(await load('lasting', login)).toBe('lasts');
  });

  it('has a session by the connection on which it lets a question be shown', async () => {
    await keyring.store('lasting', new Secret('lasts'));
    await desktop.keyring.lock();
    const args = ['--address', desktop.env.DBUS_SESSION_BUS_ADDRESS!, "type='method_call'"];
    const monitor = startProgram('dbus-monitor', args, { stdio: ['ignore', 'pipe', 'ignore'] });
    let seen = '';
    monitor.stdout?.setEncoding('utf8').on('data', (text: string) => (seen += text));
    await eventually('the monitor listens', () => (seen.includes('NameAcquired') ? true : null));
    const callsOf = (member: string) =>
      [...seen.matchAll(new RegExp(`sender=(\\S+) .*member=${member}\\n`, 'g'))].map(([, sender]) => sender);
    for (const times of [1, 2]) {
      await keyring.unlock().done;
      await eventually('it is asked', () => (callsOf('Prompt').length === times ? true : null));
      expect(callsOf('OpenSession')).toEqual(callsOf('Prompt'));
      bus.disconnect();
    }
    expect(new Set(callsOf('Prompt')).size).toBe(2);
    await endProgram(monitor);
  });
});
