import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { settingsPhrases } from '../../../../src/shared/words/en/settings-phrases.ts';
import { openKeyfob, type OpenKeyfob } from '../../../fakes/open-keyfob.ts';
import { speakLanguage } from '../../../fakes/speak-language.ts';

let open: OpenKeyfob | null = null;
afterEach(async () => {
  await open?.close();
  await speakLanguage('en');
});

it('speaks another language from the answer on, and shows which', async () => {
  open = await openKeyfob('/no/snap/data');
  const { handlers, keyfob } = open;
  const told: string[] = [];
  keyfob.store.subscribe(({ language }) => told.push(`${language}: ${settingsPhrases().title}`));
  expect(await handlers['settings:choose-look']({ language: 'de' })).toMatchObject({ ok: true });
  expect(keyfob.store.snapshot).toMatchObject({ language: 'de', settings: { language: 'de' } });
  await handlers['settings:choose-look']({ language: 'system' });
  expect([...new Set(told)]).toEqual(['de: Einstellungen', 'en: Settings']);
});

it('follows the desktop until the settings name a language', async () => {
  await speakLanguage('de');
  open = await openKeyfob('/no/snap/data', undefined, {}, { systemLanguage: 'de', language: 'de' });
  const { handlers, keyfob } = open;
  expect(keyfob.store.snapshot.language).toBe('de');
  await handlers['settings:choose-look']({ theme: 'dark' });
  expect(keyfob.store.snapshot.language).toBe('de');
  await handlers['settings:choose-look']({ language: 'en' });
  expect(keyfob.store.snapshot.language).toBe('en');
});

it('loses no change of those that come while a language is loaded, and speaks the last one', async () => {
  open = await openKeyfob('/no/snap/data');
  const { handlers, keyfob, folder } = open;
  await Promise.all([
    handlers['settings:choose-look']({ language: 'de' }),
    handlers['settings:change']({ clipboardSeconds: 10 }),
    handlers['settings:choose-look']({ language: 'en' }),
    handlers['settings:choose-look']({ theme: 'dark' }),
  ]);
  const last = { language: 'en', theme: 'dark', clipboardSeconds: 10 };
  expect(keyfob.store.snapshot).toMatchObject({ language: 'en', settings: last });
  expect(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'))).toMatchObject({ settings: last });
  expect(settingsPhrases().title).toBe('Settings');
});
