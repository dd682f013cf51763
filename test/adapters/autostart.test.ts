import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createAutostart } from '../../src/main/adapters/desktop/autostart.ts';
import { speakLanguage } from '../fakes/speak-language.ts';
import { eventually, runProgram } from '../desktop/processes.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'keyfob-autostart-'));
});
afterEach(async () => {
  rmSync(root, { recursive: true, force: true });
  await speakLanguage('en');
});

it('is off, is switched on for nobody else, and off again', async () => {
  const file = join(root, 'autostart', 'keyfob.desktop');
  const autostart = createAutostart(file, 'Keyfob', ['/opt/keyfob', '--tray']);
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
  const file = join(root, 'keyfob.desktop');
  await createAutostart(file, 'Keyfob', ['keyfob']).set(true);
  expect(readFileSync(file, 'utf8').match(/^Comment.*$/gm)).toEqual([
    'Comment=Credentials of your MicroK8s cluster, and a fresh token one click away',
    'Comment[de]=Zugangsdaten Ihres MicroK8s-Clusters und ein frisches Token mit einem Klick',
  ]);
});

it.each(['Hidden=true', 'X-GNOME-Autostart-enabled=false'])(
  'sees that a desktop switched it off: %s',
  async (key) => {
    const file = join(root, 'keyfob.desktop');
    writeFileSync(file, `[Desktop Entry]\nType=Application\nExec=keyfob\n${key}\n`);
    expect(await createAutostart(file, 'Keyfob', []).isOn()).toEqual({ ok: true, value: false });
  },
);

it('says so when it cannot look or write', async () => {
  const file = join(root, 'keyfob.desktop');
  mkdirSync(file);
  const autostart = createAutostart(file, 'Keyfob', ['keyfob']);
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
    const file = join(root, 'keyfob.desktop');
    await createAutostart(file, 'Keyfob', [program, name, '--tray']).set(true);
    const launched = await runProgram('gio', ['launch', file]);
    expect(launched).toMatchObject({ code: 0, stderr: '' });
    const lines = await eventually('the program to have run', () =>
      existsSync(told) && readFileSync(told, 'utf8').endsWith('--tray\n') ? readFileSync(told, 'utf8') : null,
    );
    expect(lines).toBe(`${program}\n${name}\n--tray\n`);
  },
);
