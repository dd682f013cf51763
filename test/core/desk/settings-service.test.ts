import { afterEach, expect, it } from 'vitest';
import { speakIn } from '../../../src/shared/words/languages.ts';
import { settingsPhrases } from '../../../src/shared/words/en/settings-phrases.ts';
import { formatDuration, formatMoment, formatRelative } from '../../../src/shared/words/text/format-time.ts';
import { openKeyfob } from '../../fakes/open-keyfob.ts';

afterEach(() => speakIn('en'));

it('speaks another language from the answer on, and shows which', async () => {
  const open = await openKeyfob('/no/snap/data');
  const { handlers, keyfob } = open;
  const told: string[] = [];
  keyfob.store.subscribe(({ language }) => told.push(`${language}: ${settingsPhrases().title}`));
  expect(await handlers['settings:choose-look']({ language: 'de' })).toMatchObject({ ok: true });
  expect(keyfob.store.snapshot).toMatchObject({ language: 'de', settings: { language: 'de' } });
  await handlers['settings:choose-look']({ language: 'system' });
  expect([...new Set(told)]).toEqual(['de: Einstellungen', 'en: Settings']);
  await open.close();
});

it('follows the desktop at a start, unless the settings name a language', async () => {
  const first = await openKeyfob('/no/snap/data', undefined, {}, { systemLanguage: 'de' });
  expect(first.keyfob.store.snapshot.language).toBe('de');
  await first.handlers['settings:choose-look']({ language: 'en' });
  expect(first.keyfob.store.snapshot.language).toBe('en');
  await first.close();
});

it('writes times as the language has them', async () => {
  await speakIn('de');
  const at = Date.UTC(2026, 10, 24, 12);
  expect(formatDuration(9.9 * 365.25 * 86_400_000)).toBe('9,9 Jahre');
  expect(formatRelative(at, at - 3 * 86_400_000)).toBe('in 3 Tagen');
  expect(formatRelative(at - 5 * 86_400_000, at)).toBe('vor 5 Tagen');
  expect(formatMoment(at)).toMatch(/^24\.11\.2026/);
});
