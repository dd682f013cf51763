import { expect, it } from 'vitest';
import { parseCommandLine } from '../../../../src/main/core/engine/command-line/parse-command-line.ts';

it.each([
  [[], null, false],
  [['--snap-data', '/a'], '/a', false],
  [['--snap-data=/a b', '--tray'], '/a b', true],
  [['--snap-data', '/a', '--snap-data=/b'], '/b', false],
  [['.', '--no-sandbox', '--inspect=0', '--ozone-platform=wayland', 'file'], null, false],
])('reads %j', (options, snapData, trayOnly) => {
  expect(parseCommandLine(options)).toEqual({ ok: true, value: { snapData, trayOnly } });
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
])('refuses %j with a sentence that names our option', (options) => {
  const parsed = parseCommandLine(options);
  expect(parsed.ok ? '' : parsed.error).toMatch(/--(snap-data|tray)/);
});
