import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesktop, type Desktop } from './desktop.ts';
import { runProgram } from './processes.ts';

describe('a keyring', () => {
  let desktop: Desktop;
  beforeAll(async () => {
    desktop = await startDesktop({ tray: false, notifications: false });
    await secretTool(['store', '--label=A token', 'service', 'Keyfob', 'account', 'one'], {
      input: 'grüße.e30.x',
    });
    await secretTool(['store', '--label=Foreign', 'service', 'Other', 'account', 'one'], { input: 'other' });
  });
  afterAll(() => desktop.stop());

  const secretTool = (args: readonly string[], options: { input?: string; deadlineMs?: number } = {}) =>
    runProgram('secret-tool', args, { env: desktop.env, ...options });

  it('shows what another program stored', async () => {
    expect(await desktop.keyring.lookup('Keyfob', 'one')).toBe('grüße.e30.x');
    expect(await desktop.keyring.lookup('Keyfob', 'two')).toBeNull();
    // Some versions of secret-tool add the name of a schema.
    expect(await desktop.keyring.search({ service: 'Keyfob' })).toEqual([
      {
        label: 'A token',
        attributes: expect.objectContaining({ service: 'Keyfob', account: 'one' }) as object,
        secret: 'grüße.e30.x',
      },
    ]);
  });

  it('locks and unlocks', async () => {
    await desktop.keyring.lock();
    expect(await desktop.keyring.isLocked()).toBe(true);
    await expect(desktop.keyring.lookup('Keyfob', 'one')).rejects.toThrow('locked');
    expect(await desktop.keyring.search({ service: 'Keyfob' })).toMatchObject([
      { label: 'A token', secret: null },
    ]);
    await desktop.keyring.unlock();
    expect(await desktop.keyring.isLocked()).toBe(false);
    expect(await desktop.keyring.lookup('Keyfob', 'one')).toBe('grüße.e30.x');
  });

  it('hangs while it is frozen, and goes on', async () => {
    desktop.keyring.freeze();
    const hung = await secretTool(['lookup', 'service', 'Keyfob', 'account', 'one'], { deadlineMs: 500 });
    expect(hung).toEqual({ code: null, stdout: '', stderr: '' });
    desktop.keyring.thaw();
    expect(await secretTool(['lookup', 'service', 'Keyfob', 'account', 'one'])).toMatchObject({
      code: 0,
      stdout: 'grüße.e30.x',
    });
  });

  it('is gone when it was killed, and comes back with what it held', async () => {
    await desktop.keyring.kill();
    const lookup = await secretTool(['lookup', 'service', 'Keyfob', 'account', 'one']);
    expect(lookup.code).toBe(1);
    expect(lookup.stderr).toContain('org.freedesktop.secrets');
    await desktop.keyring.start();
    expect(await desktop.keyring.lookup('Keyfob', 'one')).toBe('grüße.e30.x');
  });
});
