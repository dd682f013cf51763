import { expect, it } from 'vitest';
import { parseCommandLine } from '../../../../src/main/core/engine/command-line/parse-command-line.ts';

it.each([
  [[], {}],
  [['--snap-data', '/a'], { snapData: '/a' }],
  [['--snap-data=/a b', '--tray'], { snapData: '/a b', trayOnly: true }],
  [['--snap-data', '/a', '--snap-data=/b'], { snapData: '/b' }],
  [['--demo'], { demo: true }],
  [['--tray', '--demo'], { demo: true, trayOnly: true }],
  [['.', '--no-sandbox', '--inspect=0', '--ozone-platform=wayland', 'file'], {}],
])('reads %j', (options, asked) => {
  expect(parseCommandLine(options)).toEqual({
    ok: true,
    value: { snapData: null, demo: false, trayOnly: false, ...asked },
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
  const parsed = parseCommandLine(options);
  expect(parsed.ok ? '' : parsed.error).toMatch(/--(snap-data|demo|tray)/);
});
