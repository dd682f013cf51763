import { expect, it } from 'vitest';
import { languageOf, systemLanguage } from '../../../src/shared/words/system-language.ts';
import { askedLanguages } from './asked-languages.ts';

it.each(askedLanguages)('takes the language from %o as gettext does: %s', (environment, tag) => {
  expect(systemLanguage(environment)).toBe(tag);
});

it('goes by the settings where they name a language, else by the desktop', () => {
  expect(languageOf({ language: 'de' }, 'en')).toBe('de');
  expect(languageOf({ language: 'en' }, 'de')).toBe('en');
  expect(languageOf({ language: 'system' }, 'de')).toBe('de');
});
