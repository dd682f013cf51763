import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createAutostart } from '../../src/main/adapters/desktop/autostart.ts';
import { speakLanguage } from '../fakes/speak-language.ts';
import { eventually, runProgram } from '../desktop/processes.ts';

const entry = '[Desktop Entry]\nType=Application\nExec=keyfob\n';

let root: string;
let file: string;
let earlier: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'keyfob-autostart-'));
  const folder = join(root, 'autostart');
  file = join(folder, 'alt.keyfob.Keyfob.desktop');
  earlier = join(folder, 'keyfob.desktop');
  mkdirSync(folder);
});
afterEach(async () => {
  rmSync(root, { recursive: true, force: true });
  await speakLanguage('en');
});

const autostartOf = (command: readonly string[]) =>
  createAutostart({ folder: join(root, 'autostart'), id: 'alt.keyfob.Keyfob', name: 'Keyfob', command });

it('is off, is switched on for nobody else, and off again', async () => {
  const autostart = autostartOf(['/opt/keyfob', '--tray']);
  expect(await autostart.isOn()).toEqual({ ok: true, value: false });
  expect(await autostart.set(false)).toEqual({ ok: true, value: null });
  expect(await autostart.set(true)).toEqual({ ok: true, value: null });
  expect(await autostart.set(true)).toEqual({ ok: true, value: null });
  expect(await autostart.isOn()).toEqual({ ok: true, value: true });
  expect(readFileSync(file, 'utf8')).toContain('\nExec="/opt/keyfob" "--tray"\n');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(await autostart.set(false)).toEqual({ ok: true, value: null });
  expect(existsSync(file)).toBe(false);
});

it('says what Keyfob is in every language, whichever is spoken', async () => {
  await speakLanguage('de');
  await autostartOf(['keyfob']).set(true);
  expect(readFileSync(file, 'utf8').match(/^Comment.*$/gm)).toEqual([
    'Comment=Credentials of your MicroK8s cluster, and a fresh token one click away',
    'Comment[de]=Zugangsdaten Ihres MicroK8s-Clusters und ein frisches Token mit einem Klick',
  ]);
});

it.each(['Hidden=true', 'X-GNOME-Autostart-enabled=false'])(
  'sees that a desktop switched it off: %s',
  async (key) => {
    writeFileSync(file, `${entry}${key}\n`);
    expect(await autostartOf([]).isOn()).toEqual({ ok: true, value: false });
  },
);

it('takes the entry of an earlier Keyfob over, which had another name', async () => {
  writeFileSync(earlier, entry);
  const autostart = autostartOf(['/usr/bin/keyfob', '--tray']);
  expect(await autostart.isOn()).toEqual({ ok: true, value: true });
  await autostart.adopt();
  expect(readdirSync(join(root, 'autostart'))).toEqual(['alt.keyfob.Keyfob.desktop']);
  expect(readFileSync(file, 'utf8')).toContain('\nExec="/usr/bin/keyfob" "--tray"\n');
  await autostart.adopt();
  expect(await autostart.isOn()).toEqual({ ok: true, value: true });
});

it.each([
  ['switched off', 'Hidden=true\n', null],
  ['beside one of now that is off', '', 'Hidden=true\n'],
])('makes no entry of an earlier one that is %s', async (_how, before, now) => {
  writeFileSync(earlier, `${entry}${before}`);
  if (now !== null) writeFileSync(file, `${entry}${now}`);
  const autostart = autostartOf(['keyfob']);
  await autostart.adopt();
  expect(existsSync(earlier)).toBe(false);
  expect(await autostart.isOn()).toEqual({ ok: true, value: false });
});

it.each([true, false])('leaves one entry at the most when it is switched to %j', async (on) => {
  writeFileSync(earlier, entry);
  expect(await autostartOf(['keyfob']).set(on)).toEqual({ ok: true, value: null });
  expect([existsSync(file), existsSync(earlier)]).toEqual([on, false]);
});

it('leaves the earlier entry where it cannot write its own', async () => {
  writeFileSync(earlier, entry);
  mkdirSync(file);
  await autostartOf(['keyfob']).adopt();
  expect(readFileSync(earlier, 'utf8')).toBe(entry);
});

it('says so when it cannot look or write', async () => {
  mkdirSync(file);
  const autostart = autostartOf(['keyfob']);
  expect(await autostart.isOn()).toEqual({ ok: false, error: { code: 'store-unreadable', file } });
  expect(await autostart.set(true)).toEqual({ ok: false, error: { code: 'store-unwritable', file } });
});

it.each(['plain', 'with space', 'q"u`o$t\\e', '100%', '%f', "it's", 'ümläut'])(
  'is understood by GLib as it was meant, with %j in path and arguments',
  async (name) => {
    // GLib starts no program whose own path has a per cent sign.
    const folder = join(root, name.replaceAll('%', 'per cent'));
    const program = join(folder, 'keyfob');
    const told = join(root, 'told');
    mkdirSync(folder);
    writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$0" "$@" > '${told}'\n`, { mode: 0o755 });
    await autostartOf([program, name, '--tray']).set(true);
    const launched = await runProgram('gio', ['launch', file]);
    expect(launched).toMatchObject({ code: 0, stderr: '' });
    const lines = await eventually('the program to have run', () =>
      existsSync(told) && readFileSync(told, 'utf8').endsWith('--tray\n') ? readFileSync(told, 'utf8') : null,
    );
    expect(lines).toBe(`${program}\n${name}\n--tray\n`);
  },
);
