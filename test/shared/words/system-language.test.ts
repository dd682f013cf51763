import { expect, it } from 'vitest';
import { languageOf, systemLanguage } from '../../../src/shared/words/system-language.ts';

it.each([
  [{}, 'en'],
  [{ LANG: 'de_DE.UTF-8' }, 'de'],
  [{ LANG: 'de' }, 'de'],
  [{ LANG: 'de_AT@euro' }, 'de'],
  [{ LANG: 'en_GB.UTF-8' }, 'en'],
  [{ LANG: 'fr_FR.UTF-8' }, 'en'],
  [{ LANG: 'den_XX' }, 'en'],
  [{ LANG: 'C.UTF-8' }, 'en'],
  [{ LANG: '' }, 'en'],
  [{ LANG: 'de_DE.UTF-8', LC_MESSAGES: 'en_US.UTF-8' }, 'en'],
  [{ LANG: 'en_US.UTF-8', LC_ALL: '', LC_MESSAGES: 'de_CH.UTF-8' }, 'de'],
  [{ LANG: 'de_DE.UTF-8', LC_MESSAGES: 'de_DE.UTF-8', LC_ALL: 'C' }, 'en'],
  [{ LANG: 'en_US.UTF-8', LANGUAGE: 'de:en' }, 'de'],
  [{ LANG: 'de_DE.UTF-8', LANGUAGE: 'fr:en:de' }, 'en'],
  [{ LANG: 'de_DE.UTF-8', LANGUAGE: 'fr:it' }, 'de'],
  [{ LANG: 'C', LANGUAGE: 'de' }, 'en'],
] as const)('takes the language from %o as gettext does: %s', (environment, tag) => {
  expect(systemLanguage(environment)).toBe(tag);
});

it('goes by the settings where they name a language, else by the desktop', () => {
  expect(languageOf({ language: 'de' }, 'en')).toBe('de');
  expect(languageOf({ language: 'en' }, 'de')).toBe('en');
  expect(languageOf({ language: 'system' }, 'de')).toBe('de');
});
