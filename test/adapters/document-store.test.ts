import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDocumentStore } from '../../src/main/adapters/files/document-store.ts';
import { randomIdentifiers } from '../../src/main/adapters/system/identifiers.ts';
import { formatSettings, newSettings } from '../../src/main/core/desk/settings/settings-document.ts';
import { SettingsStore } from '../../src/main/core/desk/settings/settings-store.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'keyfob-documents-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const document = newSettings('0123456789abcdef');
const settings = formatSettings({
  ...document,
  settings: { ...document.settings, snapData: '/srv/für uns' },
});

it.each([
  ['Latin-1', Buffer.from(settings, 'latin1')],
  ['UTF-16', Buffer.from(settings, 'utf16le')],
  ['an overlong letter', Buffer.concat([Buffer.from(settings), Buffer.from([0xc0, 0x8a])])],
])('takes no settings that are no UTF-8, and leaves them as they are: %s', async (_, bytes) => {
  const file = join(folder, 'settings.json');
  writeFileSync(file, bytes);
  const keeper = await SettingsStore.load(createDocumentStore(folder), randomIdentifiers);
  expect(keeper.error).toEqual({ code: 'store-unreadable', file });
  expect((await keeper.change({ theme: 'dark' })).ok).toBe(false);
  expect(readFileSync(file)).toEqual(bytes);
});

it('reads what it wrote, beyond ASCII too', async () => {
  const store = createDocumentStore(folder);
  await store.write('settings.json', settings);
  expect(await store.read('settings.json')).toEqual({ ok: true, value: settings });
});
