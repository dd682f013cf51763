import * as z from 'zod';

/** The languages that Keyfob speaks, by their tags of BCP 47. */
export const languageTags = ['en', 'de'] as const;
export const languageTagSchema = z.enum(languageTags);
export type LanguageTag = z.infer<typeof languageTagSchema>;
