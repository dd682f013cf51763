/** The languages that Keyfob speaks, by their tags of BCP 47. */
export const languageTags = ['en', 'de'] as const;
export type LanguageTag = (typeof languageTags)[number];
