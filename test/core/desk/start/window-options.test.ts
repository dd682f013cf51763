import { expect, it } from 'vitest';
import { readArguments } from '../../../../src/main/adapters/system/read-arguments.ts';
import { windowOptions } from '../../../../src/main/core/desk/start/window-options.ts';

it.each([
  [[], {}],
  [['--snap-data', '/a'], { snapData: '/a' }],
  [['--snap-data=/a b', '--tray'], { snapData: '/a b', trayOnly: true }],
  [['--snap-data', '/a', '--snap-data=/b'], { snapData: '/b' }],
  [['--demo'], { demo: true }],
  [['--tray', '--demo'], { demo: true, trayOnly: true }],
  [['.', '--no-sandbox', '--inspect=0', '--ozone-platform=wayland', 'file'], {}],
  [['--', '--demo'], {}],
])('reads %j', (options, asked) => {
  expect(windowOptions(options, readArguments)).toEqual({
    ok: true,
    value: { snapData: null, demo: false, trayOnly: false, ...asked },
  });
});

it('reads an argument of as many letters as the kernel lets pass', () => {
  const letters = `-${'a'.repeat(128 * 1024 - 2)}`;
  expect(windowOptions([letters, '--tray'], readArguments)).toMatchObject({
    ok: true,
    value: { trayOnly: true },
  });
});

it('leaves no folder out whose name is longer than any can be', () => {
  const read = windowOptions([`--snap-data=/${'a'.repeat(5000)}`], readArguments);
  expect(read).toMatchObject({
    ok: true,
    value: { snapData: expect.stringMatching(/^\/a{4000}/) as string },
  });
});

it.each([
  [['--snap-data']],
  [['--snap-data=']],
  [['--snap-data', '--tray']],
  [['--snapdata', '/a']],
  [['--snap_data=/a']],
  [['-snap-data', '/a']],
  [['--tay']],
  [['--tray=yes']],
  [['--microk8s-data', '/a']],
  [['--dmo']],
  [['--demo=yes']],
  [['--demo', '--snap-data', '/a']],
  [['--snap-data=/a', '--demo']],
])('refuses %j with a sentence that names our option', (options) => {
  const parsed = windowOptions(options, readArguments);
  expect(parsed.ok ? '' : parsed.error).toMatch(/--(snap-data|demo|tray)/);
});
