import type { Settings } from '../contract/state/settings.ts';
import { languageTags, type LanguageTag } from '../contract/values/language.ts';

/** The language of these settings on a desktop that speaks `system`. */
export function languageOf({ language }: Pick<Settings, 'language'>, system: LanguageTag): LanguageTag {
  return language === 'system' ? system : language;
}

/** The variables that gettext takes the language of messages from. */
type LanguageVariables = Readonly<
  Partial<Record<'LANGUAGE' | 'LC_ALL' | 'LC_MESSAGES' | 'LANG', string | undefined>>
>;

/** The language that the environment asks for, as gettext reads it; English where Keyfob speaks none of those. */
export function systemLanguage(environment: LanguageVariables): LanguageTag {
  const { LANGUAGE, LC_ALL, LC_MESSAGES, LANG } = environment;
  const locale = [LC_ALL, LC_MESSAGES, LANG].find((each) => each !== undefined && each !== '') ?? 'C';
  if (/^(C|POSIX)(\.|$)/.test(locale)) return 'en';
  const wanted = [...(LANGUAGE ?? '').split(':'), locale].filter((each) => each !== '');
  const spoken = wanted.map((each) => /^[a-z]+/i.exec(each)?.[0].toLowerCase());
  return (
    languageTags.find((tag) => tag === spoken.find((each) => languageTags.some((tag) => tag === each))) ??
    'en'
  );
}
